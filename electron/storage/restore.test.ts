import { createHash } from 'node:crypto'
import { appendFileSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { ZipFile } from 'yazl'
import type { DeckRecord } from '../shared/domain/parts.ts'
import { mergeChange, replaceChange } from '../shared/domain/restore.ts'
import { verbatim } from '../shared/facts.ts'
import { exportProfile, makeBackup } from './backup.ts'
import { openConfStore } from './conf-store.ts'
import { writeDeck } from './deck-files.ts'
import { deviceId } from './journal-files.ts'
import { encodeLine } from './journal-line.ts'
import type { ProgressStore } from './progress-store.ts'
import { unpackedFolder } from './backup-unpack.ts'
import { bringIn, finishRestore, prepareRestore } from './restore.ts'
import { codes, journalOf, key, NOW_MS, openIn, plain, reviewOf, study, undo, useFolder } from './test-support.ts'

const folder = useFolder()
const here = (): string => join(folder.path, 'here')
const there = (): string => join(folder.path, 'there')
const HEAD = JSON.stringify({ format: 'weekdeck-backup', version: 1, madeAtMs: NOW_MS, reason: 'manual' })

async function backUp(dataFolder: string): Promise<string> {
  const { name } = await makeBackup({ dataFolder, reason: 'manual', atMs: NOW_MS, offsetMinutes: 540 })
  return join(dataFolder, 'backups', name)
}

async function exportFrom(dataFolder: string): Promise<string> {
  const path = join(folder.path, 'all.weekdeck-profile')
  await exportProfile({ dataFolder, path, atMs: NOW_MS })
  return path
}

async function restore(store: ProgressStore, path: string, mode: 'replace' | 'merge' = 'replace'): Promise<void> {
  const prepared = await prepareRestore({ path, dataFolder: here(), folder: unpackedFolder(here()), openStore: openConfStore })
  const change = (state = prepared.state): ReturnType<typeof replaceChange> => (mode === 'merge' ? mergeChange(store.progress, state, prepared.added) : replaceChange(store.progress, state, NOW_MS))
  const state = await bringIn(prepared, here(), change().after.decks)
  await store.append({ kind: 'backup-restored', atMs: NOW_MS, offsetMinutes: 540, mode, madeAtMs: NOW_MS, ...change(state) })
  await finishRestore(prepared, here())
}

async function addDeck(store: ProgressStore, { dataFolder, name, text }: { dataFolder: string; name: string; text: string }): Promise<void> {
  await writeDeck({ dataFolder, folder: name, deck: new Map([['week-1.json', text]]), guide: new Map([['guide.md', text]]) })
  const deckId = name.replace(/~\d+$/, '')
  await store.append({ kind: 'deck-added', atMs: NOW_MS, offsetMinutes: 540, deckId, title: text, folder: name, before: store.progress.decks.get(deckId) ?? null })
}

/** Another computer's data: its journal has another name. */
function moveToOtherComputer(dataFolder: string): void {
  rmSync(join(dataFolder, 'stores'), { recursive: true })
  const [path = ''] = journalOf(dataFolder)
  cpSync(path, path.replace(deviceId(), '0000aaaa'))
  rmSync(path)
}

const left = (): readonly string[] => readdirSync(join(here(), 'backups')).filter((name) => name.startsWith('.'))
const reviews = (store: ProgressStore): number => [...store.progress.days.values()].reduce((sum, day) => sum + day.reviews, 0)

test('a backup is brought back as one entry, and taken back to exactly what was there, over restarts', async () => {
  let store = await openIn(here())
  await study(store, [1, 2, 3])
  await addDeck(store, { dataFolder: here(), name: 'guide', text: '처음' })
  const path = await backUp(here())
  const then = plain(store.progress)
  await study(store, [2, 4])
  await addDeck(store, { dataFolder: here(), name: 'guide~2', text: '다음' })
  await store.append({ kind: 'reset', atMs: NOW_MS, offsetMinutes: 540, scope: { kind: 'all' }, before: Object.fromEntries(store.progress.cards) })
  const before = plain(store.progress)

  await restore(store, path)
  const { cards, days, decks } = then as Record<string, object>
  expect(plain(store.progress)).toMatchObject({ cards, days, decks })
  const restored = plain(store.progress)
  await store.close()
  rmSync(join(here(), 'stores'), { recursive: true })
  store = await openIn(here())
  expect(plain(store.progress)).toEqual(restored)

  await undo(store)
  expect(plain(store.progress)).toEqual(before)
  await store.close()
  expect(left()).toEqual([])
})

test('a deck that is gone or differs gets a folder of its own, and one that is here keeps its folder', async () => {
  const other = await openIn(there())
  await addDeck(other, { dataFolder: there(), name: 'same', text: '같은 덱' })
  await addDeck(other, { dataFolder: there(), name: 'guide', text: '저쪽 가이드' })
  await addDeck(other, { dataFolder: there(), name: 'new', text: '새 덱' })
  await other.close()
  const path = await exportFrom(there())

  const store = await openIn(here())
  await addDeck(store, { dataFolder: here(), name: 'same', text: '같은 덱' })
  await addDeck(store, { dataFolder: here(), name: 'guide', text: '이쪽 가이드' })
  await restore(store, path)
  const record = (title: string, name: string): DeckRecord => ({ title, folder: name, isDeleted: false, addedAtMs: NOW_MS })
  expect(Object.fromEntries(store.progress.decks)).toEqual({ same: record('같은 덱', 'same'), guide: record('저쪽 가이드', 'guide~2'), new: record('새 덱', 'new') })
  expect(readFileSync(join(here(), 'decks/guide~2/deck/week-1.json'), 'utf8')).toBe('저쪽 가이드')
  expect(readdirSync(join(here(), 'decks')).sort()).toEqual(['guide', 'guide~2', 'new', 'same'])

  await undo(store)
  expect(Object.fromEntries(store.progress.decks)).toEqual({
    same: record('같은 덱', 'same'), guide: record('이쪽 가이드', 'guide'), new: { title: '새 덱', folder: 'new', isDeleted: true, isTakenBack: true },
  })
  await store.close()
})

const hashOf = (content: Buffer | string): string => createHash('sha256').update(content).digest('hex')

test('a profile brings media along; a file that is not what its name says stays out', async () => {
  const picture = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
  const page = '<!doctype html><script>alert(1)</script>'
  const files: readonly (readonly [name: string, content: Buffer | string])[] = [
    [`${hashOf(picture)}.png`, picture], [`${'0'.repeat(64)}.png`, picture], [`${hashOf(page)}.html`, page], [`${hashOf(page)}.png`, page], [`${hashOf(page)}.svg`, page], ['page.html', page],
  ]
  mkdirSync(join(there(), 'media'), { recursive: true })
  for (const [name, content] of files) writeFileSync(join(there(), 'media', name), content)
  const path = await exportFrom(there())
  const store = await openIn(here())
  await restore(store, path)
  expect(readdirSync(join(here(), 'media'))).toEqual([`${hashOf(picture)}.png`])
  await store.close()
})

test('two computers that are merged back and forth count every answer once', async () => {
  const other = await openIn(there())
  await study(other, [1, 2, 3])
  await other.close()
  moveToOtherComputer(there())
  const store = await openIn(here())
  await study(store, [3, 4])
  await restore(store, await exportFrom(there()), 'merge')
  expect([[...store.progress.cards.keys()].sort(), reviews(store)]).toEqual([[1, 2, 3, 4].map(key), 5])

  // The same again, and then with more answers from there.
  await restore(store, await exportFrom(there()), 'merge')
  expect(reviews(store)).toBe(5)
  const [journal = ''] = journalOf(there())
  const lines = readFileSync(journal)
  writeFileSync(journal, Buffer.concat([lines, ...[5, 6].map((card) => encodeLine({ ...reviewOf(store.progress, key(card)), seq: card }))]))
  await restore(store, await exportFrom(there()), 'merge')
  expect([[...store.progress.cards.keys()].sort(), reviews(store)]).toEqual([[1, 2, 3, 4, 5, 6].map(key), 7])
  const merged = plain(store.progress)
  await store.close()

  const after = await openIn(here())
  expect([plain(after.progress), codes(after)]).toEqual([merged, []])
  for (let step = 0; step < 3; step += 1) await undo(after)
  expect(reviews(after)).toBe(2)
  await after.close()
})

test('what a profile of this very computer has is not counted again', async () => {
  const store = await openIn(here())
  await study(store, [1, 2])
  const path = await exportFrom(here())
  await study(store, [3])
  await restore(store, path, 'merge')
  expect([store.progress.cards.size, reviews(store)]).toEqual([3, 3])
  await store.close()
})

async function zipOf(files: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content as string), name)
  zip.end()
  return buffer(zip.outputStream)
}

/** A zip whose names are replaced afterwards: no writer would write these. */
async function zipNaming(name: string): Promise<Buffer> {
  const placeholder = 'x'.repeat(Buffer.byteLength(name))
  const bytes = await zipOf({ 'weekdeck.json': HEAD, [placeholder]: 'hostile' })
  return Buffer.from(bytes.toString('latin1').replaceAll(placeholder, Buffer.from(name).toString('latin1')), 'latin1')
}

const state = (change: object): object => ({ ...reviewOf({ cards: new Map() } as never, key(1)), ...change, seq: 1 })
const journal = (...entries: readonly object[]): Buffer => Buffer.concat(entries.map(encodeLine))
const hostile: Readonly<Record<string, () => Promise<Buffer> | Buffer>> = {
  'nothing': () => Buffer.alloc(0),
  'no zip': () => Buffer.from('hello '.repeat(1000)),
  'a zip without a head': () => zipOf({ 'journal/2026-11.00000000.jsonl': '' }),
  'a zip of something else': () => zipOf({ 'weekdeck.json': '{"format":"other"}' }),
  'a time that no calendar has': () => zipOf({ 'weekdeck.json': HEAD.replace(/"madeAtMs":\d+/, '"madeAtMs":1e300') }),
  'a file that is a folder as well': () => zipOf({ 'weekdeck.json': HEAD, 'decks/a/deck/x': '1', 'decks/a/deck/x/y': '2' }),
  'a name that no disk takes': () => zipOf({ 'weekdeck.json': HEAD, [`decks/${'a'.repeat(300)}/deck/x.json`]: '1' }),
  'a file that does not belong': () => zipOf({ 'weekdeck.json': HEAD, 'quarantine/x': '' }),
  'a name with ..': () => zipNaming('decks/a/deck/../../../../out'),
  'a name with a backslash': () => zipNaming('decks\\a\\deck\\..\\..\\out'),
  'an absolute name': () => zipNaming('/tmp/weekdeck-hostile'),
  'a drive': () => zipNaming('C:/weekdeck-hostile'),
  'a folder as a name': () => zipNaming('decks/a/deck/'),
  'two names that are one on Windows': () => zipOf({ 'weekdeck.json': HEAD, 'decks/a/deck/x': '1', 'decks/a/deck/X': '2' }),
  'a bomb': () => zipOf({ 'weekdeck.json': HEAD, 'decks/a/deck/x': Buffer.alloc(200_000_000) }),
  'a state that makes no sense': () => zipOf({ 'weekdeck.json': HEAD, 'journal/2026-11.00000000.jsonl': journal(state({ after: { reps: 'many' } })) }),
  'an entry that makes no sense': () => zipOf({ 'weekdeck.json': HEAD, 'journal/2026-11.00000000.jsonl': journal({ kind: 'reset', seq: 1 }) }),
  'a deck that leads out': () => zipOf({ 'weekdeck.json': HEAD, 'journal/2026-11.00000000.jsonl': journal({ kind: 'deck-added', atMs: 1, deckId: 'a', title: 'A', folder: '../..', before: null, seq: 1 }) }),
}

for (const [name, make] of Object.entries(hostile)) {
  test(`${name} gives one clear error and changes nothing`, async () => {
    const store = await openIn(here())
    await study(store, [1])
    await store.close()
    const path = join(folder.path, 'hostile.zip')
    writeFileSync(path, await make())
    const before = readdirSync(here(), { recursive: true }).sort()
    await expect(prepareRestore({ path, dataFolder: here(), folder: unpackedFolder(here()), openStore: openConfStore })).rejects.toMatchObject({ failure: { code: 'backup-damaged' } })
    expect(readdirSync(here(), { recursive: true }).filter((one) => one !== 'backups').sort()).toEqual(before)
    expect([left(), existsSync(join(folder.path, 'out'))]).toEqual([[], false])
  })
}

test('a file of a newer build is refused with its version', async () => {
  mkdirSync(here())
  const path = join(folder.path, 'newer.zip')
  writeFileSync(path, await zipOf({ 'weekdeck.json': HEAD.replace('"version":1', '"version":2') }))
  await expect(prepareRestore({ path, dataFolder: here(), folder: unpackedFolder(here()), openStore: openConfStore })).rejects.toMatchObject({ failure: { code: 'data-newer-version', found: verbatim(2) } })
  expect(left()).toEqual([])
})

test('a file that is not there is told', async () => {
  mkdirSync(here())
  await expect(prepareRestore({ path: join(folder.path, 'none.zip'), dataFolder: here(), folder: unpackedFolder(here()), openStore: openConfStore })).rejects.toMatchObject({ failure: { code: 'file-unreadable', found: verbatim('ENOENT') } })
})

test('a backup of a journal with an entry that makes no sense is brought in without it, and says so', async () => {
  const other = await openIn(there())
  await study(other, [1, 2])
  await other.close()
  const [path = ''] = journalOf(there())
  appendFileSync(path, encodeLine({ kind: 'review', seq: 3 }))
  rmSync(join(there(), 'stores'), { recursive: true })
  const store = await openIn(here())
  const prepared = await prepareRestore({ path: await exportFrom(there()), dataFolder: here(), folder: unpackedFolder(here()), openStore: openConfStore })
  expect([[...prepared.state.cards.keys()].sort(), prepared.leftOut]).toEqual([[key(1), key(2)], 1])
  await store.close()
})
