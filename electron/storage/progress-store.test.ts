import { cpSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { StorageStatus } from '../shared/contract.ts'
import { cardKey } from '../shared/domain/deck.ts'
import type { DeckAddedEntry, ResetEntry } from '../shared/domain/entries.ts'
import { snapshotOf } from '../shared/domain/history.ts'
import { verbatim } from '../shared/facts.ts'
import { codes, entriesIn, journalOf, key, NOW_MS, openIn, plain, reviewOf, storesOf, study, undo, useFolder } from './test-support.ts'
import type { ProgressStore } from './progress-store.ts'

const folder = useFolder()
const open = (): Promise<ProgressStore> => openIn(folder.path)
const first = (count: number): readonly number[] => Array.from({ length: count }, (_unused, index) => index)
const stamp = { atMs: NOW_MS, offsetMinutes: 540 }
const resetAll = ({ progress }: ProgressStore): ResetEntry => ({ kind: 'reset', ...stamp, scope: { kind: 'all' }, before: Object.fromEntries(progress.cards) })
const deckAdded: DeckAddedEntry = { kind: 'deck-added', ...stamp, deckId: 'a', title: 'A', folder: 'a', before: null }

/** What a start would find if the process were killed now. */
async function afterKill<Value>(look: (store: ProgressStore) => Promise<Value> | Value): Promise<Value> {
  const copy = `${folder.path}-killed`
  cpSync(folder.path, copy, { recursive: true })
  const store = await openIn(copy)
  const value = await look(store)
  await store.close()
  rmSync(copy, { recursive: true })
  return value
}

describe('starting again', () => {
  test('after a clean end everything is there, and what can be taken back too', async () => {
    const before = await open()
    await before.append(deckAdded)
    await study(before, [1, 2, 1])
    await before.close()
    const after = await open()
    expect([plain(after.progress), after.notices, after.status()]).toEqual([plain(before.progress), [], { isSaved: true, waiting: 0 }])
    await after.close()
  })

  test('after a kill the journal has what the snapshots have not', async () => {
    const store = await open()
    await study(store, [1, 2])
    await store.flush()
    await study(store, [3, 1])
    expect(await afterKill((again) => [plain(again.progress), again.notices])).toEqual([plain(store.progress), []])
    await store.close()
  })

  test('numbers go on where they ended', async () => {
    const before = await open()
    await study(before, [1, 2])
    await before.close()
    const after = await open()
    expect(await after.append(reviewOf(after.progress, key(3)))).toEqual({ seq: 3, isSaved: true })
    await after.close()
    expect(entriesIn(folder.path)).toMatchObject([{ seq: 1, card: key(1) }, { seq: 2, card: key(2) }, { seq: 3, card: key(3) }])
  })

  test('a reset is taken back over a restart', async () => {
    const before = await open()
    await study(before, [1, 2, 3])
    const reset = resetAll(before)
    await before.append(reset)
    await before.close()
    const after = await open()
    expect(after.progress.cards.size).toBe(0)
    await undo(after)
    expect(Object.fromEntries(after.progress.cards)).toEqual(reset.before)
    await after.close()
  })

  test('two hundred steps are taken back one by one over restarts, resets and imports', async () => {
    const one = await open()
    await one.append(deckAdded)
    await study(one, first(150).map((index) => index % 7))
    await one.append(resetAll(one))
    await study(one, first(60).map((index) => index % 5))
    await one.close()
    const two = await open()
    expect([two.progress.undoable.length, plain(two.progress)]).toEqual([200, plain(one.progress)])
    for (let step = 0; step < 100; step += 1) await undo(two)
    await two.close()
    const three = await open()
    expect(plain(three.progress)).toEqual(plain(two.progress))
    for (let step = 0; step < 100; step += 1) await undo(three)
    expect([three.progress.undoable, three.progress.days.get('2026-11-23')?.reviews]).toEqual([[], 11])
    await three.close()
  })

  test('nothing is read that is older than what can be taken back', async () => {
    const before = await open()
    await study(before, first(300).map((index) => index % 40))
    await before.close()
    const [file = ''] = journalOf(folder.path)
    const text = readFileSync(file, 'utf8')
    const lines = text.split('\n')
    writeFileSync(file, text.replace(lines.slice(0, 100).join('\n'), (old) => 'x'.repeat(Buffer.byteLength(old))))
    const after = await open()
    expect([plain(after.progress), after.notices]).toEqual([plain(before.progress), []])
    await after.close()
  })

  test('more cards than one shard holds come back, each course in shards of its own', async () => {
    const before = await open()
    const cards = first(600).map((index) => (index % 3 === 0 ? cardKey('other', String(index)) : key(index)))
    await Promise.all(cards.map((card) => before.append(reviewOf(before.progress, card))))
    await before.close()
    const files = storesOf(folder.path).filter((path) => path.includes('progress-'))
    const shards = files.map((path) => JSON.parse(readFileSync(path, 'utf8')) as { readonly value: { readonly course: string; readonly cards: object } })
    expect(shards.map(({ value }) => [value.course, Object.keys(value.cards).length])).toEqual([['other', 200], ['course', 250], ['course', 150]])
    const after = await open()
    expect([plain(after.progress), after.notices]).toEqual([plain(before.progress), []])
    await after.close()
  })

  test('any mix of answers, undos, resets, restarts and kills ends in the same state', async () => {
    let store = await open()
    let random = 12345
    const next = (below: number): number => {
      random = (random * 1103515245 + 12345) % 2 ** 31
      return Math.floor((random / 2 ** 31) * below)
    }
    for (let step = 0; step < 120; step += 1) {
      const what = next(12)
      if (what < 6) await store.append(reviewOf(store.progress, key(next(6)), next(2) === 0 ? 1 : 3))
      else if (what < 9) await (store.progress.undoable.length > 0 ? undo(store) : study(store, [1]))
      else if (what === 9) await store.append(resetAll(store))
      else if (what === 10) expect(await afterKill((again) => plain(again.progress))).toEqual(plain(store.progress))
      else {
        const before = plain(store.progress)
        await store.close()
        store = await open()
        expect([plain(store.progress), store.notices]).toEqual([before, []])
      }
    }
    await store.close()
  })
})

describe('while it runs', () => {
  afterEach(() => { vi.useRealTimers() })

  test('answers that come at once are all saved, in order', async () => {
    const store = await open()
    const appended = await Promise.all(first(50).map((index) => store.append(reviewOf(store.progress, key(index)))))
    expect(appended).toEqual(first(50).map((index) => ({ seq: index + 1, isSaved: true })))
    expect(entriesIn(folder.path)).toMatchObject(first(50).map((index) => ({ seq: index + 1, card: key(index) })))
    await store.close()
  })

  test('an answer is in the journal when it is acknowledged', async () => {
    const store = await open()
    await study(store, [1, 2, 3])
    expect(await afterKill((again) => plain(again.progress))).toEqual(plain(store.progress))
    await store.close()
  })

  test('snapshots follow two seconds after an answer', async () => {
    const store = await open()
    await store.flush()
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    await study(store, [1])
    const library = (): string => readFileSync(join(folder.path, 'stores', 'library.b.json'), 'utf8')
    expect(library).toThrow('ENOENT')
    await vi.advanceTimersByTimeAsync(2000)
    vi.useRealTimers()
    await vi.waitFor(() => { expect(JSON.parse(library())).toMatchObject({ value: { point: { seq: 1 }, shards: [1] } }) })
    await store.close()
  })

  test('nothing is written when nothing changed', async () => {
    const before = await open()
    await study(before, [1])
    await before.close()
    const files = (): readonly string[] => [...journalOf(folder.path), ...storesOf(folder.path)].map((path) => readFileSync(path, 'utf8'))
    const written = files()
    const after = await open()
    await after.close()
    expect(files()).toEqual(written)
  })
})

describe('a disk that refuses', () => {
  afterEach(() => { vi.useRealTimers() })
  const journal = (): string => join(folder.path, 'journal')
  const block = (): void => {
    renameSync(journal(), `${journal()}-away`)
    writeFileSync(journal(), 'a file where the folder should be')
  }
  const unblock = (): void => {
    rmSync(journal())
    renameSync(`${journal()}-away`, journal())
  }
  /** A store that was closed and opened again, so that no file of its journal is open. */
  async function reopened(): Promise<ProgressStore> {
    const store = await open()
    await study(store, [1])
    await store.close()
    return open()
  }

  test('keeps answers in memory, in order, says so, and saves them later', async () => {
    const store = await reopened()
    const statuses: StorageStatus[] = []
    const stop = store.onStatus((status) => { statuses.push(status) })
    block()
    expect(await store.append(reviewOf(store.progress, key(2)))).toEqual({ seq: 2, isSaved: false })
    expect(await store.append(reviewOf(store.progress, key(3)))).toEqual({ seq: 3, isSaved: false })
    unblock()
    expect(await store.append(reviewOf(store.progress, key(4)))).toEqual({ seq: 4, isSaved: true })
    const failure = expect.objectContaining({ code: 'not-saved' }) as unknown
    expect(statuses).toEqual([{ isSaved: false, waiting: 1, failure }, { isSaved: false, waiting: 2, failure }, { isSaved: true, waiting: 0 }])
    expect(entriesIn(folder.path)).toMatchObject([1, 2, 3, 4].map((number) => ({ seq: number, card: key(number) })))
    stop()
    await store.close()
    const after = await open()
    expect([plain(after.progress), after.notices]).toEqual([plain(store.progress), []])
    await after.close()
  })

  test('is tried again every few seconds', async () => {
    const store = await reopened()
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    block()
    await study(store, [2])
    await vi.advanceTimersByTimeAsync(3000)
    expect(store.status()).toMatchObject({ isSaved: false, waiting: 1 })
    unblock()
    await vi.advanceTimersByTimeAsync(3000)
    vi.useRealTimers()
    await vi.waitFor(() => { expect(store.status()).toEqual({ isSaved: true, waiting: 0 }) })
    await store.close()
  })

  test('never gets a snapshot of answers that the journal has not', async () => {
    const store = await reopened()
    const saved = plain(store.progress)
    block()
    await study(store, [2])
    await store.close()
    unblock()
    const after = await open()
    expect([plain(after.progress), after.notices]).toEqual([saved, []])
    await after.close()
  })

  test('does not get a data folder made anew that is gone', async () => {
    const store = await open()
    await study(store, [1])
    renameSync(folder.path, `${folder.path}-away`)
    expect(await store.append(reviewOf(store.progress, key(2)))).toEqual({ seq: 2, isSaved: false })
    const message = 'The last answers are not saved yet. The data folder is gone. Bring it back. It is tried again every few seconds.'
    expect(store.status()).toEqual({ isSaved: false, waiting: 1, failure: { code: 'not-saved', message, found: verbatim('ENOENT') } })
    renameSync(`${folder.path}-away`, folder.path)
    await store.close()
    const after = await open()
    expect([plain(after.progress), codes(after)]).toEqual([plain(store.progress), []])
    await after.close()
  })

  test('a journal taken away while studying is begun again with everything in memory', async () => {
    const store = await open()
    await study(store, [1, 2])
    renameSync(journal(), `${journal()}-away`)
    expect(await store.append(reviewOf(store.progress, key(3)))).toEqual({ seq: 3, isSaved: true })
    await study(store, [4])
    await undo(store)
    await store.close()
    rmSync(join(folder.path, 'stores'), { recursive: true })
    const after = await open()
    expect(snapshotOf(after.progress)).toEqual(snapshotOf(store.progress))
    await after.close()
  })
})
