import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { crc32 } from 'node:zlib'
import { expect, test } from 'vitest'
import { snapshotOf } from '../shared/domain/history.ts'
import type { ProgressSnapshot } from '../shared/domain/parts.ts'
import { readGeneration, sealGeneration } from './generation.ts'
import { doEverything } from './test-entries.ts'
import { key, openIn, reviewOf, storesOf, study, useFolder } from './test-support.ts'

const folder = useFolder()

interface Started {
  readonly state: ProgressSnapshot
  readonly told: readonly string[]
}

async function start(): Promise<Started> {
  const store = await openIn(folder.path)
  await store.close()
  return { state: snapshotOf(store.progress), told: store.notices.map(({ file }) => file) }
}

/** A data folder with everything in it, of which every store has both generations. */
async function filled(): Promise<ProgressSnapshot> {
  const store = await openIn(folder.path)
  await doEverything(store)
  await store.flush()
  for (const step of [30, 31]) {
    await study(store, [step])
    await store.append({ kind: 'edited', atMs: 1, offsetMinutes: 0, before: {}, after: {} })
    await store.flush()
  }
  await store.close()
  return snapshotOf(store.progress)
}

/** Changes what a store's file says, and seals it as the app would. */
function rewrite(path: string, change: (value: Record<string, unknown>) => unknown): void {
  const { version, number, json } = readGeneration(readFileSync(path, 'utf8'), 1) ?? { version: 1, number: 1, json: '{}' }
  writeFileSync(path, JSON.stringify(sealGeneration({ version, number: number + 2 }, change(JSON.parse(json) as Record<string, unknown>))))
}

const changes: Readonly<Record<string, readonly (readonly [string, (value: Record<string, unknown>) => unknown])[]>> = {
  'library': [
    ['null', () => null],
    ['a list', () => []],
    ['a word', () => 'library'],
    ['positions that end before they begin', (value) => ({ ...value, point: { ...value['point'] as object, positions: { 'x.jsonl': { start: 9, end: 1, seq: 1 } } } })],
    ['a position in another folder', (value) => ({ ...value, point: { ...value['point'] as object, positions: { '../../x': { start: 0, end: 1, seq: 1 } } } })],
    ['a number without an end', (value) => ({ ...value, point: { ...value['point'] as object, seq: 1e300 } })],
    ['a million shards', (value) => ({ ...value, shards: Array.from({ length: 1_000_000 }, () => 0) })],
    ['days that are none', (value) => ({ ...value, days: { '2026-02-31': { reviews: 1, newCards: 1, tookMs: 1 } } })],
    ['marks that are none', (value) => ({ ...value, marks: { 'course/x': { isSuspended: 'yes' } } })],
    ['a deck that leads out', (value) => ({ ...value, decks: { deck: { title: 'Deck', folder: '..', isDeleted: false } } })],
  ],
  'progress-001': [
    ['a list', () => []],
    ['a card of the year 275760', (value) => ({ ...value, cards: { [key(1)]: { ...reviewOf({ cards: new Map() } as never, key(1)).after, lastAtMs: 8.64e15 } } })],
    ['a card without memory', (value) => ({ ...value, cards: { [key(1)]: { ...reviewOf({ cards: new Map() } as never, key(1)).after, stability: 0 } } })],
    ['a card that is a number', (value) => ({ ...value, cards: { [key(1)]: 7 } })],
    ['a card of no course', (value) => ({ ...value, cards: { card: null } })],
  ],
  'exams': [['a paper with fewer answers than questions', (value) => ({ ...value, attempts: Object.fromEntries(Object.entries(value['attempts'] as object).map(([id, one]) => [id, { ...one as object, answers: [] }])) })]],
  'edits': [['a text that is none', (value) => ({ ...value, edits: { 'deck/a': { texts: { kind: 'basic' }, original: { kind: 'basic' } } } })]],
}

const each = Object.entries(changes).flatMap(([name, list]) => list.map(([what, change]) => [name, what, change] as const))
test.each(each)('%s with %s is set aside and named, and nothing is lost', async (name, _what, change) => {
  const before = await filled()
  const paths = storesOf(folder.path).filter((path) => basename(path).startsWith(`${name}.`))
  for (const path of paths) rewrite(path, change)
  const first = await start()
  expect(first.state).toEqual(before)
  expect(first.told.filter((file) => file !== 'journal').sort()).toEqual(paths.map((path) => basename(path)).sort())
  expect(await start()).toEqual({ state: before, told: [] })
})

test('of one store a generation that makes no sense leaves the one before', async () => {
  const before = await filled()
  const path = join(folder.path, 'stores', 'progress-001.a.json')
  rewrite(path, () => ({ course: 'course', seq: 7, cards: [] }))
  const first = await start()
  expect([first.state, first.told[0], existsSync(join(folder.path, 'quarantine', 'progress-001.a.json'))]).toEqual([before, 'progress-001.a.json', true])
})

test('a checksum that is right over what is no JSON', async () => {
  const before = await filled()
  const json = '{"point":'
  writeFileSync(join(folder.path, 'stores', 'library.a.json'), `{"version":1,"generation":99,"checksum":${String(crc32(json, crc32('1 99')))},"value":${json}}`)
  const first = await start()
  expect([first.state, first.told[0]]).toEqual([before, 'library.a.json'])
})

// Looking for every number before it would take minutes.
test('a shard numbered three million is taken in, set aside and named, at once', async () => {
  const before = await filled()
  const card = reviewOf({ cards: new Map() } as never, key(99)).after
  const text = JSON.stringify(sealGeneration({ version: 1, number: 1 }, { course: 'course', seq: 1, cards: { [key(99)]: card } }))
  writeFileSync(join(folder.path, 'stores', 'progress-3000000.a.json'), text)
  const first = await start()
  expect([first.state, first.told]).toEqual([before, ['progress-3000000.a.json', 'journal']])
  expect(readFileSync(join(folder.path, 'quarantine', 'progress-3000000.a.json'), 'utf8')).toBe(text)
  expect(await start()).toEqual({ state: before, told: [] })
})

test('shards whose journal is lost are taken in whatever their numbers', async () => {
  const before = await filled()
  rmSync(join(folder.path, 'journal'), { recursive: true })
  for (const name of readdirSync(join(folder.path, 'stores'))) {
    const path = join(folder.path, 'stores', name)
    if (name.startsWith('progress-001')) writeFileSync(path.replace('001', '007'), readFileSync(path))
    if (!name.startsWith('exams') && !name.startsWith('edits')) rmSync(path)
  }
  expect((await start()).state.cards).toEqual(before.cards)
  expect((await start()).state.cards).toEqual(before.cards)
})
