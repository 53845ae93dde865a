import { createHash } from 'node:crypto'
import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import type { DataCheck, Finding } from '../shared/contract.ts'
import { snapshotOf } from '../shared/domain/history.ts'
import { checkData } from './check.ts'
import { openConfStore } from './conf-store.ts'
import { treat } from './doctor.ts'
import { encodeLine } from './journal-line.ts'
import type { ProgressStore } from './progress-store.ts'
import { openSettings, settingsIn, type SettingsStore } from './settings-store.ts'
import { doEverything, KINDS_IN_USE } from './test-entries.ts'
import { journalOf, key, NOW_MS, openIn, reviewOf, study, useFolder } from './test-support.ts'

const folder = useFolder()
const check = (store: ProgressStore): Promise<DataCheck> => checkData({ dataFolder: folder.path, openStore: openConfStore, store, settings, now: () => NOW_MS })
let settings: SettingsStore
beforeEach(() => { settings = openSettings({ dataFolder: folder.path, openStore: openConfStore }) })
const journal = (): string => journalOf(folder.path)[0] ?? ''
const clean = { entries: 4, cards: 3, stores: 2, decks: 0, media: 0, findings: [] }

/** A store that answered, wrote its snapshots twice, and still runs. */
async function studied(): Promise<ProgressStore> {
  const store = await openIn(folder.path)
  await study(store, [1, 2])
  await store.flush()
  await study(store, [3, 1])
  await store.flush()
  return store
}

/** What a start without any snapshot finds. */
async function fromJournal(): Promise<unknown> {
  rmSync(join(folder.path, 'stores'), { recursive: true })
  const store = await openIn(folder.path)
  await store.close()
  return snapshotOf(store.progress)
}

function damageLine(number: number): void {
  const lines = readFileSync(journal(), 'utf8').split('\n')
  lines[number] = (lines[number] ?? '').replace('"rating":3', '"rating":4')
  writeFileSync(journal(), lines.join('\n'))
}

test('data that is whole has no findings', async () => {
  const store = await studied()
  expect(await check(store)).toEqual(clean)
  await store.close()
})

test('what a damaged line of the journal lost is written down again from the snapshots', async () => {
  const store = await studied()
  const before = snapshotOf(store.progress)
  damageLine(1)
  const detail = expect.stringContaining(join('quarantine', '2026-11.')) as string
  const findings: Finding[] = [
    { code: 'quarantined', file: journal().slice(-22), detail, isRepaired: true },
    { code: 'journal-completed', file: 'journal', isRepaired: true },
  ]
  expect(await check(store)).toEqual({ ...clean, entries: 3, findings })
  expect(await check(store)).toEqual({ ...clean, entries: 4 })
  await store.close()
  expect(await fromJournal()).toEqual(before)
})

/** Flips a bit near the end of a line of the journal. */
function flipLine(number: number): void {
  const bytes = readFileSync(journal())
  const lines = bytes.toString('latin1').split('\n')
  const at = lines.slice(0, number + 1).join('\n').length - 5
  bytes[at] = (bytes[at] ?? 0) ^ 1
  writeFileSync(journal(), bytes)
}

test.each(KINDS_IN_USE)('a damaged line of the kind %s: said to be repaired only when the journal gives the same state again, to the byte', async (kind) => {
  const store = await openIn(folder.path)
  await doEverything(store)
  await store.flush()
  const before = JSON.stringify(snapshotOf(store.progress))
  flipLine(1 + KINDS_IN_USE.indexOf(kind))
  const { findings } = await check(store)
  expect(findings.map(({ code, isRepaired }) => [code, isRepaired])).toEqual(expect.arrayContaining([['quarantined', true]]))
  expect(findings.filter(({ isRepaired }) => !isRepaired)).toEqual([])
  expect((await check(store)).findings).toEqual([])
  await store.close()
  expect([JSON.stringify(snapshotOf(store.progress)), JSON.stringify(await fromJournal())]).toEqual([before, before])
})

test.each(KINDS_IN_USE)('a damaged line of the kind %s that no snapshot knows is not said to be repaired', async (kind) => {
  const store = await openIn(folder.path)
  await doEverything(store)
  await store.close()
  flipLine(1 + KINDS_IN_USE.indexOf(kind))
  rmSync(join(folder.path, 'stores'), { recursive: true })
  const { findings } = await treat({ dataFolder: folder.path, openStore: openConfStore, now: () => NOW_MS })
  expect(findings.map(({ code, isRepaired }) => [code, isRepaired])).toContainEqual(['entry-unreadable', false])
})

test('a damaged snapshot is set aside and written anew', async () => {
  const store = await studied()
  const before = snapshotOf(store.progress)
  writeFileSync(join(folder.path, 'stores', 'progress-001.b.json'), 'damaged')
  const found: Finding = { code: 'quarantined', file: 'progress-001.b.json', detail: join('quarantine', 'progress-001.b.json'), isRepaired: true }
  expect(await check(store)).toEqual({ ...clean, findings: [found] })
  expect(await check(store)).toEqual(clean)
  await store.close()
  const after = await openIn(folder.path)
  expect([snapshotOf(after.progress), after.notices]).toEqual([before, []])
  await after.close()
})

test('decks that cannot be read or are gone are told, and left alone', async () => {
  const store = await studied()
  mkdirSync(join(folder.path, 'decks', 'bad', 'deck'), { recursive: true })
  const bad = join(folder.path, 'decks', 'bad', 'deck', 'deck.json')
  writeFileSync(bad, '{')
  await store.append({ kind: 'deck-added', atMs: NOW_MS, offsetMinutes: 0, deckId: 'gone', title: 'Gone', folder: 'gone', before: null })
  const findings = [
    { code: 'deck-unreadable', file: join('decks', 'bad'), detail: 'deck.json:1', isRepaired: false },
    { code: 'deck-missing', file: join('decks', 'gone'), isRepaired: false },
  ]
  expect(await check(store)).toEqual({ ...clean, entries: 5, decks: 1, findings })
  expect(readFileSync(bad, 'utf8')).toBe('{')
  await store.close()
})

test('a file of sound or picture that is not what its name says is set aside', async () => {
  const store = await studied()
  const media = join(folder.path, 'media')
  mkdirSync(media)
  const nameOf = (bytes: string): string => `${createHash('sha256').update(bytes).digest('hex')}.png`
  writeFileSync(join(media, nameOf('good')), 'good')
  writeFileSync(join(media, nameOf('picture')), 'picturf')
  const name = nameOf('picture')
  const found: Finding = { code: 'media-damaged', file: join('media', name), detail: join('quarantine', name), isRepaired: false }
  expect(await check(store)).toEqual({ ...clean, media: 2, findings: [found] })
  expect([existsSync(join(media, name)), readFileSync(join(folder.path, 'quarantine', name), 'utf8')]).toEqual([false, 'picturf'])
  await store.close()
})

test('entries that another computer brought meanwhile are left for the next start', async () => {
  const store = await studied()
  appendFileSync(join(folder.path, 'journal', '2026-11.00000000.jsonl'), encodeLine({ ...reviewOf(store.progress, key(9)), seq: 5 }))
  expect(await check(store)).toEqual({ ...clean, entries: 5 })
  await store.close()
  const after = await openIn(folder.path)
  expect(after.progress.cards.has(key(9))).toBe(true)
  await after.close()
})

test('what looks like an unfinished line may be on its way: it is not cut off while the app runs', async () => {
  const store = await studied()
  const bytes = encodeLine({ ...reviewOf(store.progress, key(9)), seq: 5 })
  appendFileSync(journal(), bytes.subarray(0, 50))
  expect(await check(store)).toEqual(clean)
  appendFileSync(journal(), bytes.subarray(50))
  expect(await check(store)).toEqual({ ...clean, entries: 5 })
  await store.close()
})

test('answers that are not saved are told', async () => {
  const store = await studied()
  renameSync(folder.path, `${folder.path}-away`)
  await study(store, [5])
  expect((await check(store)).findings).toEqual([{ code: 'not-saved', file: folder.path, detail: 'ENOENT', isRepaired: false }])
  renameSync(`${folder.path}-away`, folder.path)
  expect(await check(store)).toEqual({ ...clean, entries: 5, cards: 4 })
  await store.close()
})

test('settings of which the newest file is damaged are written again as they are', async () => {
  const store = await studied()
  for (const newPerDay of [10, 20, 30]) settings.change({ newPerDay })
  writeFileSync(join(folder.path, 'stores', 'settings.a.json'), 'damaged')
  const found: Finding = { code: 'quarantined', file: 'settings.a.json', detail: join('quarantine', 'settings.a.json'), isRepaired: true }
  expect((await check(store)).findings).toEqual([found])
  expect(settingsIn({ dataFolder: folder.path, openStore: openConfStore }).newPerDay).toBe(30)
  await store.close()
})

test('a store that is whole but not what is live is written again', async () => {
  const store = await studied()
  const old = readFileSync(join(folder.path, 'stores', 'progress-001.b.json'))
  await study(store, [1, 2])
  await store.flush()
  writeFileSync(join(folder.path, 'stores', 'progress-001.b.json'), old)
  rmSync(join(folder.path, 'stores', 'progress-001.a.json'))
  expect((await check(store)).findings).toEqual([{ code: 'rebuilt-from-journal', file: 'stores', isRepaired: true }])
  expect((await check(store)).findings).toEqual([])
  await store.close()
})
