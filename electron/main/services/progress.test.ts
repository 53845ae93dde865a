import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { cardKey, type CardKey } from '../../shared/domain/deck.ts'
import { snapshotOf } from '../../shared/domain/history.ts'
import { answer, type CardState } from '../../shared/domain/schedule.ts'
import { openConfStore } from '../../storage/conf-store.ts'
import { DataLock } from '../../storage/data-lock.ts'
import { openProgress } from '../../storage/progress-store.ts'
import { openSettings } from '../../storage/settings-store.ts'
import type { Context } from './context.ts'
import { Library } from './library.ts'
import { reset, undo } from './progress.ts'

const NOW_MS = Date.parse('2026-11-23T03:00:00Z')
const clock = { atMs: () => NOW_MS, moment: (rolloverHour: number) => ({ atMs: NOW_MS, offsetMinutes: 540, rolloverHour }) }
const CARDS = 4500

let dataFolder = ''
let context: Context

beforeEach(async () => {
  dataFolder = mkdtempSync(join(tmpdir(), 'weekdeck-'))
  context = await open()
  const state = answer(null, 3, { ...clock.moment(4), desiredRetention: 0.9 })
  const cards = Object.fromEntries(Array.from({ length: CARDS }, (_unused, number) => [cardKey('course', String(number)), state])) as Record<CardKey, CardState>
  await context.store.append({ kind: 'restored', atMs: NOW_MS, offsetMinutes: 540, snapshot: { cards, days: {}, decks: {} } })
})

afterEach(async () => {
  await context.store.close()
  rmSync(dataFolder, { recursive: true, force: true })
})

async function open(): Promise<Context> {
  const settings = openSettings({ dataFolder, openStore: openConfStore })
  const store = await openProgress({ dataFolder, openStore: openConfStore, now: clock.atMs })
  const library = new Library({ resources: dataFolder, data: dataFolder }, store.progress)
  return { dataFolder, clock, settings, store, library, lock: new DataLock({ dataFolder, now: clock.atMs }), language: () => 'ko' }
}

/** How many cards each reset in the journal holds. */
function partsInJournal(): readonly number[] {
  const [name = ''] = readdirSync(join(dataFolder, 'journal'))
  const lines = readFileSync(join(dataFolder, 'journal', name), 'utf8').trimEnd().split('\n')
  const entries = lines.map((line) => JSON.parse(line.slice(18)) as { readonly kind: string; readonly before: object })
  return entries.filter(({ kind }) => kind === 'reset').map(({ before }) => Object.keys(before).length)
}

test('a reset of very many cards is several entries, and one step to take back, also after a restart', async () => {
  const before = snapshotOf(context.store.progress)
  expect([await reset(context, { kind: 'all' }), context.store.progress.cards.size, partsInJournal()]).toEqual([CARDS, 0, [2000, 2000, 500]])
  await context.store.close()
  context = await open()
  expect([await undo(context), snapshotOf(context.store.progress)]).toEqual([{ what: 'reset', cards: CARDS }, before])
  expect(await undo(context)).toBeNull()
})

test('two resets after each other are two steps', async () => {
  await reset(context, { kind: 'all' })
  await undo(context)
  await reset(context, { kind: 'all' })
  context.store.progress.cards.set(cardKey('course', 'x'), answer(null, 3, { ...clock.moment(4), desiredRetention: 0.9 }))
  await reset(context, { kind: 'all' })
  expect(await undo(context)).toEqual({ what: 'reset', cards: 1 })
  expect(context.store.progress.cards.size).toBe(1)
  expect(await undo(context)).toEqual({ what: 'reset', cards: CARDS })
})
