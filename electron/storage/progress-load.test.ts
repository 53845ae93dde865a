import { appendFileSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { snapshotOf as state, type Progress } from '../shared/domain/history.ts'
import { verbatim } from '../shared/facts.ts'
import { encodeLine } from './journal-line.ts'
import type { ProgressStore } from './progress-store.ts'
import { codes, entriesIn, journalOf, key, NOW_MS, openIn, plain, reviewOf, storesOf, study, useFolder } from './test-support.ts'

const folder = useFolder()
const open = (now?: () => number): Promise<ProgressStore> => openIn(folder.path, now)
const journal = (): string => journalOf(folder.path)[0] ?? ''
const loseStores = (): void => { rmSync(join(folder.path, 'stores'), { recursive: true }) }

/** A folder in which every store has both generations; gives its progress. */
async function studied(): Promise<Progress> {
  const store = await open()
  await store.flush()
  await study(store, [1, 2, 3])
  await store.flush()
  await study(store, [1, 4])
  await store.close()
  return store.progress
}

async function started<Value>(look: (store: ProgressStore) => Value): Promise<Value> {
  const store = await open()
  const value = look(store)
  await store.close()
  return value
}

describe('damage of every kind', () => {
  const flipLast = (bytes: Buffer): Buffer => {
    const flipped = Buffer.from(bytes)
    flipped[flipped.length - 5] = (flipped.at(-5) ?? 0) ^ 4
    return flipped
  }
  const damages: Readonly<Record<string, (path: string) => void>> = {
    'emptied': (path) => { writeFileSync(path, '') },
    'truncated': (path) => { writeFileSync(path, readFileSync(path).subarray(0, -64)) },
    'null': (path) => { writeFileSync(path, 'null') },
    'a list': (path) => { writeFileSync(path, '[]') },
    'NULs': (path) => { writeFileSync(path, Buffer.alloc(readFileSync(path).length)) },
    'a flipped bit': (path) => { writeFileSync(path, flipLast(readFileSync(path))) },
    'a folder': (path) => { rmSync(path); mkdirSync(path) },
    'gone': (path) => { rmSync(path) },
  }
  const stores = ['library.a.json', 'library.b.json', 'progress-001.a.json', 'progress-001.b.json']
  /** A file that is gone is like one that was never there, unless it is missed: the newest shard, and the journal. */
  const missed = ['progress-001.b.json', 'the journal']
  const targets = [...stores, 'all stores', 'the journal']
  const each = Object.keys(damages).flatMap((damage) => targets.map((target) => [damage, target] as const))

  test.each(each)('%s: %s – it starts, says so and has everything', async (damage, file) => {
    const before = state(await studied())
    const chosen = storesOf(folder.path).filter((path) => file === 'all stores' || basename(path) === file)
    const paths = file === 'the journal' ? journalOf(folder.path) : chosen
    for (const path of paths) damages[damage]?.(path)
    const found = await started((store) => [state(store.progress), store.notices.length > 0])
    expect(found).toEqual([before, damage !== 'gone' || missed.includes(file)])
    expect(await started((store) => [state(store.progress), store.notices])).toEqual([before, []])
    loseStores()
    expect(await started((store) => state(store.progress))).toEqual(before)
  })
})

describe('what is lost', () => {
  test('snapshots are rebuilt from the journal', async () => {
    const before = plain(await studied())
    loseStores()
    expect(await started((store) => [plain(store.progress), store.notices])).toEqual([before, []])
  })

  test('a journal begins again from the snapshots, as one entry', async () => {
    const before = await studied()
    rmSync(join(folder.path, 'journal'), { recursive: true })
    expect(await started((store) => [state(store.progress), codes(store)])).toEqual([state(before), ['restored-from-snapshot']])
    expect(entriesIn(folder.path)).toEqual([
      { kind: 'restored', atMs: NOW_MS, offsetMinutes: expect.any(Number) as number, seq: 6, snapshot: state(before) },
    ])
    expect(await started((store) => [state(store.progress), codes(store)])).toEqual([state(before), []])
  })

  test('an older journal put back does not take the snapshots back', async () => {
    const early = await open()
    await study(early, [1])
    await early.close()
    const old = readFileSync(journal())
    const before = state(await studied())
    writeFileSync(journal(), old)
    expect(await started((store) => [state(store.progress), codes(store)])).toEqual([before, ['restored-from-snapshot']])
    loseStores()
    expect(await started((store) => state(store.progress))).toEqual(before)
  })

  test('a month of the journal is missed, what came after it is not', async () => {
    const months = ['2026-10-05T00:00:00Z', '2026-11-05T00:00:00Z'].map((iso) => Date.parse(iso))
    let atMs = months[0] ?? 0
    const store = await open(() => atMs)
    await study(store, [1, 2])
    atMs = months[1] ?? 0
    await study(store, [3])
    await store.flush()
    const stores = storesOf(folder.path).map((path) => [path, readFileSync(path)] as const)
    await study(store, [4, 1])
    await store.close()
    for (const [path, bytes] of stores) writeFileSync(path, bytes)
    rmSync(journal())
    expect(await started((again) => [state(again.progress), codes(again)])).toEqual([state(store.progress), ['restored-from-snapshot']])
    loseStores()
    expect(await started((again) => state(again.progress))).toEqual(state(store.progress))
  })

  test('with journal and library store lost, the shards that are left are kept', async () => {
    const before = await studied()
    rmSync(join(folder.path, 'journal'), { recursive: true })
    for (const path of storesOf(folder.path)) if (path.includes('library')) rmSync(path)
    const found = await started((store) => [store.progress.cards, codes(store)])
    expect(found).toEqual([before.cards, ['restored-from-snapshot']])
  })

  test('with journal and newest shard lost, the generation before is kept', async () => {
    await studied()
    rmSync(join(folder.path, 'journal'), { recursive: true })
    rmSync(join(folder.path, 'stores', 'progress-001.b.json'))
    const found = await started((store) => [[...store.progress.cards.keys()], codes(store)])
    expect(found).toEqual([[key(1), key(2), key(3)], ['restored-from-snapshot']])
  })

  test('an unfinished last line is told, and everything acknowledged is there', async () => {
    const before = plain(await studied())
    appendFileSync(journal(), encodeLine({ kind: 'review', seq: 6 }).subarray(0, 20))
    expect(await started((store) => [plain(store.progress), codes(store)])).toEqual([before, ['torn-tail']])
    expect(await started((store) => [plain(store.progress), codes(store)])).toEqual([before, []])
  })

  test('a file in the place of a folder is moved aside', async () => {
    const before = state(await studied())
    for (const name of ['journal', 'stores']) {
      rmSync(join(folder.path, name), { recursive: true })
      writeFileSync(join(folder.path, name), 'x')
      expect(await started((store) => [state(store.progress), codes(store)[0]])).toEqual([before, 'quarantined'])
    }
  })

  test.each(['library.a.json', 'progress-001.b.json'])('%s of a newer version is refused, and nothing is touched', async (name) => {
    await studied()
    writeFileSync(join(folder.path, 'stores', name), '{"version":99,"value":{}}')
    const files = (): readonly string[] => [...journalOf(folder.path), ...storesOf(folder.path)].map((path) => readFileSync(path, 'utf8'))
    const before = files()
    await expect(open()).rejects.toMatchObject({ failure: { code: 'data-newer-version', found: verbatim(99), expected: verbatim(1) } })
    expect(files()).toEqual(before)
  })

  test('temporary files of a killed run are gone after the next start', async () => {
    await studied()
    const stray = join(folder.path, 'stores', 'library.a.json.tmp-1234567890abcdef')
    writeFileSync(stray, 'half')
    expect(await started(() => storesOf(folder.path).includes(stray))).toBe(false)
  })
})

describe('several computers', () => {
  const reviewsOf = (store: ProgressStore): number | undefined => store.progress.days.get('2026-11-23')?.reviews

  /** Another computer's journal that goes on from this one's, as a syncing program brings it. */
  function bring(progress: Progress, entries: readonly (readonly [seq: number, card: number])[]): void {
    const lines = entries.map(([seq, card]) => encodeLine({ ...reviewOf(progress, key(card), 4), seq }))
    appendFileSync(join(folder.path, 'journal', '2026-11.00000000.jsonl'), Buffer.concat(lines))
  }

  test('what another wrote later is added, and numbers go on after it', async () => {
    const before = await studied()
    bring(before, [[6, 7], [9, 8]])
    const store = await open()
    expect([[...store.progress.cards.keys()].sort(), store.notices]).toEqual([[1, 2, 3, 4, 7, 8].map(key), []])
    expect(await store.append(reviewOf(store.progress, key(9)))).toEqual({ seq: 10, isSaved: true })
    await store.close()
  })

  test('what another wrote meanwhile takes its place in the order', async () => {
    const before = await studied()
    bring(before, [[4, 7], [5, 8]])
    const merged = await started((store) => plain(store.progress))
    expect(await started((store) => [plain(store.progress), store.notices])).toEqual([merged, []])
    loseStores()
    expect(await started((store) => plain(store.progress))).toEqual(merged)
    expect((merged as { undoable: readonly { seq: number }[] }).undoable.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 4, 5, 5])
  })

  test('an answer given later elsewhere counts, whatever the numbers, from the journal and from snapshots', async () => {
    const before = await studied()
    const known = before.cards.get(key(1)) ?? null
    const tomorrow = { ...reviewOf(before, key(1), 4), atMs: NOW_MS + 86_400_000 }
    const after = { ...(tomorrow.after ?? known), lastAtMs: tomorrow.atMs, lastDay: '2026-11-24' }
    appendFileSync(join(folder.path, 'journal', '2026-11.00000000.jsonl'), encodeLine({ ...tomorrow, after, seq: 2 }))
    const merged = await started((store) => store.progress.cards.get(key(1)))
    expect(merged).toEqual(after)
    expect(await started((store) => store.progress.cards.get(key(1)))).toEqual(after)
    loseStores()
    expect(await started((store) => store.progress.cards.get(key(1)))).toEqual(after)
  })

  test('a conflict copy of our own file is merged', async () => {
    const before = await studied()
    const copy = journal().replace('.jsonl', ' (conflicted copy).jsonl')
    writeFileSync(copy, Buffer.concat([readFileSync(journal()), encodeLine({ ...reviewOf(before, key(9)), seq: 6 })]))
    const found = await started((store) => [store.progress.cards.size, reviewsOf(store), store.notices])
    expect(found).toEqual([5, 6, []])
  })

  test('two processes on one folder lose nothing', async () => {
    const stores = await Promise.all([open(), open()])
    for (let round = 0; round < 10; round += 1) {
      await Promise.all(stores.map((store, index) => study(store, [round * 2 + index])))
      if (round === 4) await Promise.all(stores.map((store) => store.flush()))
    }
    for (const store of stores) await store.close()
    expect(await started((store) => [store.progress.cards.size, reviewsOf(store)])).toEqual([20, 20])
  })

  test('a folder moved to another computer goes on there', async () => {
    const before = plain(await studied())
    renameSync(journal(), journal().replace(/\.[0-9a-f]{8}\./, '.00000000.'))
    loseStores()
    expect(await started((store) => [plain(store.progress), store.notices])).toEqual([before, []])
  })
})
