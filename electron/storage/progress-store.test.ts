import { appendFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { cardKey, type CardKey } from '../shared/domain/deck.ts'
import type { Progress, ResetEntry, ReviewEntry } from '../shared/domain/history.ts'
import { answer, ENGINE, type Rating } from '../shared/domain/schedule.ts'
import { openConfStore } from './conf-store.ts'
import { openProgress, type ProgressStore } from './progress-store.ts'

const clock = { offsetMinutes: 540, rolloverHour: 4 }
const nowMs = Date.parse('2026-11-23T03:00:00Z')
const key = (number: number): CardKey => cardKey('course', `card-${String(number)}`)

let folder: string
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'weekdeck-progress-')) })
afterEach(() => { rmSync(folder, { recursive: true, force: true }) })

const open = (): Promise<ProgressStore> => openProgress({ dataFolder: folder, openStore: openConfStore, now: () => nowMs })

function review(progress: Progress, card: CardKey, rating: Rating): ReviewEntry {
  const before = progress.cards.get(card) ?? null
  const after = answer(before, rating, { atMs: nowMs, ...clock, desiredRetention: 0.9 })
  return { kind: 'review', atMs: nowMs, ...clock, card, rating, mode: 'study', tookMs: 1000, engine: ENGINE, before, after }
}

async function study(store: ProgressStore, cards: readonly number[]): Promise<void> {
  for (const card of cards) await store.append(review(store.progress, key(card), 3))
}

async function undo(store: ProgressStore): Promise<void> {
  const last = store.progress.undoable.at(-1)
  if (!last) throw new Error('nothing to take back')
  const { seq, ...entry } = last
  await store.append({ kind: 'undo', atMs: nowMs, offsetMinutes: 540, undoes: seq, entry })
}

const plain = ({ cards, days, decks, undoable }: Progress): unknown => ({ cards: Object.fromEntries(cards), days: Object.fromEntries(days), decks: Object.fromEntries(decks), undoable })
const journal = (): string => join(folder, 'journal', readdirSync(join(folder, 'journal'))[0] ?? '')
const codes = (store: ProgressStore): readonly string[] => store.notices.map((notice) => notice.code)

describe('starting again', () => {
  test('after a clean end everything is there, and what can be taken back too', async () => {
    const first = await open()
    await study(first, [1, 2, 1])
    await first.close()
    const second = await open()
    expect([plain(second.progress), second.notices]).toEqual([plain(first.progress), []])
    await second.close()
  })

  test('after a crash the journal has what the snapshots have not', async () => {
    const first = await open()
    await study(first, [1, 2])
    await first.flush()
    await study(first, [3, 1])
    const second = await open()
    expect([plain(second.progress), second.notices]).toEqual([plain(first.progress), []])
    await Promise.all([first.close(), second.close()])
  })

  test('a reset is taken back over a restart', async () => {
    const first = await open()
    await study(first, [1, 2, 3])
    const before = Object.fromEntries(first.progress.cards)
    const reset: ResetEntry = { kind: 'reset', atMs: nowMs, offsetMinutes: 540, scope: { kind: 'all' }, before }
    await first.append(reset)
    await first.close()
    const second = await open()
    expect(second.progress.cards.size).toBe(0)
    await undo(second)
    expect(Object.fromEntries(second.progress.cards)).toEqual(before)
    await second.close()
  })

  test('sixty answers are taken back one by one over two restarts', async () => {
    const first = await open()
    await study(first, Array.from({ length: 60 }, (_unused, index) => index % 7))
    await first.close()
    const second = await open()
    for (let step = 0; step < 30; step += 1) await undo(second)
    await second.close()
    const third = await open()
    for (let step = 0; step < 30; step += 1) await undo(third)
    expect([third.progress.cards.size, third.progress.undoable]).toEqual([0, []])
    await third.close()
  })

  test('more cards than one shard holds come back', async () => {
    const first = await open()
    await Promise.all(Array.from({ length: 4500 }, (_unused, index) => first.append(review(first.progress, key(index), 3))))
    await first.close()
    const second = await open()
    expect([second.progress.cards.size, readdirSync(join(folder, 'stores')).filter((name) => name.startsWith('progress-')).length, second.notices]).toEqual([4500, 3, []])
    await second.close()
  })
})

describe('damage', () => {
  async function studied(): Promise<unknown> {
    const store = await open()
    await study(store, [1, 2, 3])
    await store.flush()
    await study(store, [1])
    await store.close()
    return plain(store.progress)
  }

  test('an unfinished last line is cut off and told', async () => {
    const before = await studied()
    appendFileSync(journal(), '0000')
    const size = readFileSync(journal()).length
    const store = await open()
    expect([plain(store.progress), codes(store), readFileSync(journal()).length]).toEqual([before, ['torn-tail'], size - 4])
    await store.close()
  })

  test('lost snapshots are rebuilt from the journal', async () => {
    const before = await studied()
    rmSync(join(folder, 'stores'), { recursive: true })
    const store = await open()
    expect([plain(store.progress), store.notices]).toEqual([before, []])
    await store.close()
  })

  test.each(['', 'null', '[]', '{}', '\0\0\0\0', '{"version":1,"generation":9,"checksum":1,"value":{}}'])('stores holding %j are set aside and rebuilt from the journal', async (content) => {
    const before = await studied()
    for (const name of readdirSync(join(folder, 'stores'))) writeFileSync(join(folder, 'stores', name), content)
    const damaged = readdirSync(join(folder, 'stores')).length
    const store = await open()
    expect([plain(store.progress), codes(store).at(-1), readdirSync(join(folder, 'quarantine')).length]).toEqual([before, 'rebuilt-from-journal', damaged])
    await store.close()
  })

  test('one damaged generation leaves the other', async () => {
    const before = await studied()
    const newest = readdirSync(join(folder, 'stores')).filter((name) => name.startsWith('library')).at(-1) ?? ''
    truncateSync(join(folder, 'stores', newest), 20)
    const store = await open()
    expect([plain(store.progress), codes(store)]).toEqual([before, ['quarantined']])
    await store.close()
  })

  test('a lost journal begins again from the snapshots', async () => {
    await studied()
    const expected = await open().then(async (store) => { await store.close(); return Object.fromEntries(store.progress.cards) })
    rmSync(join(folder, 'journal'), { recursive: true })
    const store = await open()
    expect([Object.fromEntries(store.progress.cards), codes(store)]).toEqual([expected, ['restored-from-snapshot']])
    await store.close()
    rmSync(join(folder, 'stores'), { recursive: true })
    const rebuilt = await open()
    expect(Object.fromEntries(rebuilt.progress.cards)).toEqual(expected)
    await rebuilt.close()
  })

  test('a damaged line is kept aside and the others count', async () => {
    await studied()
    rmSync(join(folder, 'stores'), { recursive: true })
    const bytes = readFileSync(journal())
    bytes[30] = (bytes[30] ?? 0) ^ 1
    writeFileSync(journal(), bytes)
    const store = await open()
    expect([[...store.progress.cards.keys()].sort(), codes(store)]).toEqual([[key(1), key(2), key(3)], ['quarantined']])
    await store.close()
  })

  test('a store of a newer version is refused and not touched', async () => {
    await studied()
    const path = join(folder, 'stores', 'library.a.json')
    writeFileSync(path, '{"version":99,"value":{}}')
    await expect(open()).rejects.toMatchObject({ failure: { code: 'data-newer-version', found: '99' } })
    expect(readFileSync(path, 'utf8')).toBe('{"version":99,"value":{}}')
  })

  test('stray temporary files are gone after the next start', async () => {
    await studied()
    writeFileSync(join(folder, 'stores', 'library.a.json.tmp-1234567890abcdef'), 'half')
    const store = await open()
    await store.close()
    expect(readdirSync(join(folder, 'stores')).filter((name) => name.includes('tmp-'))).toEqual([])
  })
})

test('with journal and library store lost, the shards that are left are kept', async () => {
  const first = await open()
  await study(first, [1, 2])
  await first.close()
  rmSync(join(folder, 'journal'), { recursive: true })
  for (const name of readdirSync(join(folder, 'stores'))) if (name.startsWith('library')) writeFileSync(join(folder, 'stores', name), 'null')
  const second = await open()
  expect([Object.fromEntries(second.progress.cards), codes(second).at(-1)]).toEqual([Object.fromEntries(first.progress.cards), 'restored-from-snapshot'])
  await second.close()
})

test('a refused answer stays in memory and is written when the disk takes it again', async () => {
  const first = await open()
  await study(first, [1])
  renameSync(join(folder, 'journal'), join(folder, 'elsewhere'))
  writeFileSync(join(folder, 'journal'), 'a file where the folder should be')
  const refused = await first.append(review(first.progress, key(2), 3))
  expect([refused.isSaved, first.status().isSaved, first.status().waiting, first.progress.cards.size]).toEqual([false, false, 1, 2])
  rmSync(join(folder, 'journal'))
  renameSync(join(folder, 'elsewhere'), join(folder, 'journal'))
  await first.flush()
  expect(first.status()).toEqual({ isSaved: true, waiting: 0 })
  await first.close()
  rmSync(join(folder, 'stores'), { recursive: true })
  const second = await open()
  expect(second.progress.cards.size).toBe(2)
  await second.close()
})

test('a journal taken away while studying is begun again with everything in memory', async () => {
  const first = await open()
  await study(first, [1, 2])
  renameSync(join(folder, 'journal'), join(folder, 'elsewhere'))
  expect([await first.append(review(first.progress, key(3), 3)), first.status()]).toEqual([{ seq: 3, isSaved: true }, { isSaved: true, waiting: 0 }])
  await first.close()
  rmSync(join(folder, 'stores'), { recursive: true })
  const second = await open()
  expect([...second.progress.cards.keys()].sort()).toEqual([key(1), key(2), key(3)])
  expect(existsSync(join(folder, 'journal'))).toBe(true)
  await second.close()
})
