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
import { reset, resetCards } from './progress.ts'
import { stepsView, takeStep } from './steps.ts'

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

async function restart(): Promise<void> {
  await context.store.close()
  context = await open()
}

/** How many cards each reset in the journal holds. */
function partsInJournal(): readonly number[] {
  const [name = ''] = readdirSync(join(dataFolder, 'journal'))
  const lines = readFileSync(join(dataFolder, 'journal', name), 'utf8').trimEnd().split('\n')
  const entries = lines.map((line) => JSON.parse(line.slice(18)) as { readonly kind: string; readonly before: object })
  return entries.filter(({ kind }) => kind === 'reset').map(({ before }) => Object.keys(before).length)
}

const ofAll = { what: 'reset', scope: 'all' }

test('a reset of very many cards is several entries, and one step back and forth, also after a restart', async () => {
  const before = snapshotOf(context.store.progress)
  const { count, step } = await reset(context, { kind: 'all' })
  expect([count, context.store.progress.cards.size, partsInJournal()]).toEqual([CARDS, 0, [2000, 2000, 500]])
  await restart()
  expect([await takeStep(context, 'undo'), snapshotOf(context.store.progress)]).toEqual([{ kind: 'done', step: { ...ofAll, step, cards: CARDS } }, before])
  expect(await takeStep(context, 'undo')).toEqual({ kind: 'nothing' })
  await restart()
  expect([await takeStep(context, 'redo'), context.store.progress.cards.size]).toEqual([{ kind: 'done', step: { ...ofAll, step: context.store.seq, cards: CARDS } }, 0])
  await restart()
  expect([await takeStep(context, 'redo'), (await takeStep(context, 'undo')).kind, snapshotOf(context.store.progress)]).toEqual([{ kind: 'nothing' }, 'done', before])
})

test('two resets after each other are two steps, both ways', async () => {
  await reset(context, { kind: 'all' })
  await takeStep(context, 'undo')
  await reset(context, { kind: 'all' })
  context.store.progress.cards.set(cardKey('course', 'x'), answer(null, 3, { ...clock.moment(4), desiredRetention: 0.9 }))
  await reset(context, { kind: 'all' })
  const taken = async (way: 'undo' | 'redo'): Promise<unknown> => {
    const outcome = await takeStep(context, way)
    return [outcome.kind === 'done' && outcome.step.cards, context.store.progress.cards.size]
  }
  expect([await taken('undo'), await taken('undo'), await taken('redo'), await taken('redo')]).toEqual([[1, 1], [CARDS, CARDS + 1], [CARDS, 1], [1, 0]])
})

test('a step that is meant by its number is taken back only while it is the next one', async () => {
  const [first, second] = [cardKey('course', '1'), cardKey('course', '2')]
  const one = await resetCards(context, [first])
  const two = await resetCards(context, [second])
  const outcomes: unknown[] = []
  for (const step of [one.step, two.step, two.step, one.step]) outcomes.push((await takeStep(context, 'undo', step ?? -1)).kind)
  expect([outcomes, context.store.progress.cards.has(first), context.store.progress.cards.has(second)]).toEqual([['passed', 'done', 'passed', 'done'], true, true])
  expect((await takeStep(context, 'redo', two.step ?? -1)).kind).toBe('passed')
  expect([(await takeStep(context, 'redo', one.step ?? -1)).kind, context.store.progress.cards.has(first)]).toEqual(['done', false])
})

test('a new change ends what could be done once more', async () => {
  await resetCards(context, [cardKey('course', '1')])
  await takeStep(context, 'undo')
  await resetCards(context, [cardKey('course', '2')])
  expect([await takeStep(context, 'redo'), stepsView(context).redo]).toEqual([{ kind: 'nothing' }, null])
})
