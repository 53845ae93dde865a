import { appendFileSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { open as openFile, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Notice } from '../shared/contract.ts'
import type { DeckDeletedEntry, Numbered } from '../shared/domain/entries.ts'
import { deviceId, journalFileOf, journalPath } from './journal-files.ts'
import { encodeLine } from './journal-line.ts'
import type { JournalItem } from './journal-item.ts'
import { isStillThere, readJournal } from './journal-read.ts'
import { JournalWriter } from './journal-writer.ts'
import { key, NOW_MS, useFolder } from './test-support.ts'

const folder = useFolder()
beforeEach(() => { mkdirSync(join(folder.path, 'journal')) })

const own = journalFileOf(NOW_MS)
const common = { kind: 'deck-deleted', atMs: NOW_MS, offsetMinutes: 0, title: '덱' } as const
const entry = (seq: number, deckId = 'deck'): Numbered<DeckDeletedEntry> => ({ ...common, deckId, seq })
const entries = (from: number, to: number): readonly Numbered[] => Array.from({ length: to - from + 1 }, (_unused, index) => entry(from + index))
const put = (file: string, lines: readonly (Numbered | Buffer | string)[]): void => {
  const bytes = lines.map((line) => (typeof line === 'string' || Buffer.isBuffer(line) ? line : encodeLine(line)))
  for (const line of bytes) appendFileSync(journalPath(folder.path, file), line)
}

interface Read {
  readonly items: readonly JournalItem[]
  readonly entries: readonly (Numbered | null)[]
  readonly notices: readonly Notice[]
}

async function read(from: Readonly<Record<string, number>> = {}): Promise<Read> {
  const notices: Notice[] = []
  const items: JournalItem[] = []
  for await (const batch of readJournal({ dataFolder: folder.path, from, notices })) items.push(...batch)
  return { items, entries: items.map((item) => item.entry), notices }
}

function writer(now = () => NOW_MS): { readonly journal: JournalWriter; readonly write: (batch: readonly Numbered[]) => Promise<unknown> } {
  const journal = new JournalWriter(folder.path, now)
  return { journal, write: async (batch) => [await journal.open(), await journal.append(batch)] }
}

describe('writing', () => {
  test('what was written is read back in order, with its places', async () => {
    const { journal, write } = writer()
    await write(entries(1, 2))
    await write(entries(3, 3))
    await journal.close()
    const { items, notices } = await read()
    const length = encodeLine(entry(1)).length
    expect(items.map(({ file, start, end, seq, entry: found }) => ({ file, start, end, seq, entry: found }))).toEqual(
      entries(1, 3).map((value, index) => ({ file: own, start: index * length, end: (index + 1) * length, seq: index + 1, entry: value })))
    expect([notices, await isStillThere(folder.path, own, { start: length, end: 2 * length, seq: 2 })]).toEqual([[], true])
  })

  test('every month of UTC has its file; a clock set back stays in the last', async () => {
    let atMs = Date.parse('2026-11-30T23:59:59Z')
    const { journal, write } = writer(() => atMs)
    for (const [index, iso] of ['2026-11-30T23:59:59Z', '2026-12-01T00:00:00Z', '2025-01-01T00:00:00Z', '2027-01-01T00:00:00Z'].entries()) {
      atMs = Date.parse(iso)
      await write([entry(index + 1)])
    }
    await journal.close()
    expect((await read()).items.map(({ file, seq }) => [file, seq])).toEqual([
      [`2026-11.${deviceId()}.jsonl`, 1], [`2026-12.${deviceId()}.jsonl`, 2], [`2026-12.${deviceId()}.jsonl`, 3], [`2027-01.${deviceId()}.jsonl`, 4],
    ])
  })

  test('a line begins anew after bytes that nobody ended', async () => {
    put(own, [entry(1), encodeLine(entry(2)).subarray(0, 30)])
    const { journal, write } = writer()
    await write([entry(2)])
    await journal.close()
    const { entries: found, notices } = await read()
    expect([found, notices.map((notice) => notice.code)]).toEqual([entries(1, 2), ['entry-unreadable']])
  })

  test('a file that was taken away while open is found out before anything is acknowledged', async () => {
    const { journal, write } = writer()
    await write([entry(1)])
    rmSync(journalPath(folder.path, own))
    await expect(journal.append([entry(2)])).rejects.toThrow('was taken away')
    expect(await journal.open()).toBe(false)
    await journal.append([entry(2)])
    expect([(await read()).entries, journal.isShared(own)]).toEqual([[entry(2)], false])
    await journal.close()
  })

  test('what could not be synced is not acknowledged, and nothing of it stays', async () => {
    const { journal, write } = writer()
    await write([entry(1)])
    const handle = await openFile(journalPath(folder.path, own))
    const sync = vi.spyOn(Object.getPrototypeOf(handle) as FileHandle, 'datasync').mockRejectedValueOnce(new Error('the disk is gone'))
    await handle.close()
    await expect(journal.append([entry(2)])).rejects.toThrow('the disk is gone')
    expect(await read()).toMatchObject({ entries: [entry(1)], notices: [] })
    await write([entry(2)])
    expect([sync.mock.calls.length, (await read()).entries]).toEqual([2, entries(1, 2)])
    sync.mockRestore()
    await journal.close()
  })

  test('two writers at one file both keep what they write, and know of it', async () => {
    const one = writer()
    const other = writer()
    await one.write([entry(1, 'one')])
    await other.write([entry(1, 'other')])
    await one.write([entry(2, 'one')])
    await Promise.all([one.journal.close(), other.journal.close()])
    expect((await read()).entries).toEqual([entry(1, 'one'), entry(1, 'other'), entry(2, 'one')])
    expect([one.journal.isShared(own), other.journal.isShared(own)]).toEqual([true, true])
  })

  test('nothing is written into a data folder that is gone', async () => {
    const { journal } = writer()
    rmSync(folder.path, { recursive: true })
    await expect(journal.open()).rejects.toThrow('ENOENT')
  })
})

describe('reading', () => {
  // Sorts before every other computer's.
  const other = '2026-11.00000000.jsonl'

  test('begins at a place', async () => {
    put(own, entries(1, 3))
    expect((await read({ [own]: encodeLine(entry(1)).length })).entries).toEqual(entries(2, 3))
  })

  test('files of several computers become one order', async () => {
    put(own, [entry(1, 'own'), entry(4, 'own'), entry(5, 'own')])
    put(other, [entry(2, 'other'), entry(3, 'other'), entry(4, 'other')])
    const order = [entry(1, 'own'), entry(2, 'other'), entry(3, 'other'), entry(4, 'other'), entry(4, 'own'), entry(5, 'own')]
    expect((await read()).entries).toEqual(order)
  })

  test.each([
    `2026-11.${deviceId()} (conflicted copy 2026-11-23).jsonl`,
    `2026-11.${deviceId()}.sync-conflict-20261123-101010-ABCDEFG.jsonl`,
    `2026-11.${deviceId()}-DESKTOP.jsonl`,
    `2026-11.${deviceId()} 2.jsonl`,
  ])('%s is merged, each entry once', async (copy) => {
    put(own, [...entries(1, 2), entry(3, 'here')])
    put(copy, [...entries(1, 2), entry(3, 'there'), entry(4, 'there')])
    expect((await read()).entries).toEqual([...entries(1, 2), entry(3, 'here'), entry(3, 'there'), entry(4, 'there')])
  })

  test('a batch that a failing disk kept and that was then written again counts once', async () => {
    put(own, [...entries(1, 3), ...entries(2, 4)])
    expect((await read()).entries).toEqual(entries(1, 4))
  })

  test('an unfinished last line of our own is cut off and told, and kept each time', async () => {
    const size = encodeLine(entry(1)).length
    put(own, [entry(1)])
    for (const torn of [30, 40]) {
      put(own, [encodeLine(entry(2)).subarray(0, torn)])
      await read()
    }
    const kept = ['', '~2'].map((end) => readFileSync(join(folder.path, 'quarantine', `${own}.${String(size)}${end}`)))
    expect(kept).toEqual([30, 40].map((torn) => encodeLine(entry(2)).subarray(0, torn)))
  })

  test('an unfinished last line is told once', async () => {
    put(own, [entry(1), encodeLine(entry(2)).subarray(0, 40)])
    const { entries: found, notices } = await read()
    const size = encodeLine(entry(1)).length
    expect([found, notices, statSync(journalPath(folder.path, own)).size]).toEqual([[entry(1)], [{ code: 'torn-tail', file: own }], size])
  })

  test('an unfinished last line of another computer is left alone: the rest may be on its way', async () => {
    put(other, [entry(1), encodeLine(entry(2)).subarray(0, 40)])
    const { entries: found, notices } = await read()
    expect([found, notices, statSync(journalPath(folder.path, other)).size]).toEqual([[entry(1)], [], encodeLine(entry(1)).length + 40])
  })

  test('a last line that only lacks its end counts', async () => {
    put(own, [entry(1), encodeLine(entry(2)).subarray(0, -1)])
    const { items, notices } = await read()
    expect([items.map((item) => item.entry), notices]).toEqual([entries(1, 2), []])
    expect(await isStillThere(folder.path, own, items.at(-1) ?? { start: 0, end: 0, seq: 0 })).toBe(true)
    const { journal, write } = writer()
    await write([entry(3)])
    await journal.close()
    expect(await read()).toMatchObject({ entries: entries(1, 3), notices: [] })
  })

  test.each([
    ['NULs', Buffer.alloc(40)],
    ['text', Buffer.from('null\n')],
    ['a flipped bit', Buffer.from(encodeLine(entry(9)).toString().replace('덱', '덲'))],
    ['a line of no entry', encodeLine('no entry')],
  ])('%s is copied to quarantine and told once; lines around it count', async (_name, damaged) => {
    put(own, [entry(1), damaged, damaged.at(-1) === 0x0a ? '' : '\n', entry(2)])
    const before = readFileSync(journalPath(folder.path, own))
    const name = `${own}.${String(encodeLine(entry(1)).length)}`
    expect(await read()).toMatchObject({ entries: entries(1, 2), notices: [{ code: 'entry-unreadable', file: own, detail: join('quarantine', name) }] })
    expect(await read()).toMatchObject({ entries: entries(1, 2), notices: [] })
    expect(readFileSync(join(folder.path, 'quarantine', name)).toString()).toBe(damaged.toString().replace(/\n?$/, '\n'))
    expect(readFileSync(journalPath(folder.path, own))).toEqual(before)
  })

  test('a folder in the place of a file is moved aside', async () => {
    mkdirSync(journalPath(folder.path, own))
    put(other, entries(1, 2))
    expect(await read()).toMatchObject({ entries: entries(1, 2), notices: [{ code: 'quarantined', file: own, detail: join('quarantine', own) }] })
    expect(readdirSync(join(folder.path, 'journal'))).toEqual([other])
  })

  test('entries of a later build are kept, counted and mean nothing here', async () => {
    put(own, [entry(1), encodeLine({ seq: 2, kind: 'teleport' }), encodeLine({ seq: 3, kind: 'toString' })])
    const { items, entries: found, notices } = await read()
    expect([found, items.map((item) => item.seq), notices]).toEqual([[entry(1), null, null], [1, 2, 3], [{ code: 'unknown-entry', file: own }]])
  })

  test('files of other names are no journal', async () => {
    writeFileSync(join(folder.path, 'journal', 'notes.txt'), 'x')
    writeFileSync(join(folder.path, 'journal', 'desktop.jsonl'), 'x')
    expect(await read()).toEqual({ items: [], entries: [], notices: [] })
  })

  test('lines longer than what is read at once come whole', async () => {
    const cards = Array.from({ length: 3000 }, (_unused, number) => [key(number), { isFlagged: true }] as const)
    const long: Numbered = { kind: 'marked', atMs: NOW_MS, offsetMinutes: 0, seq: 1, before: {}, after: Object.fromEntries(cards.flatMap(([card, mark]) => [[card, mark], [`${card}${'x'.repeat(500)}`, mark]])) }
    put(own, [long, entry(2)])
    expect((await read()).entries).toEqual([long, entry(2)])
  })
})
