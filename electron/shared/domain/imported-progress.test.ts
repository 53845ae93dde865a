import { describe, expect, test } from 'vitest'
import { bringProgress, stateOfImported, type ImportedCard, type ImportedState, type ProgressBefore } from './imported-progress.ts'
import type { CardState } from './schedule.ts'

const NOW = Date.parse('2026-11-23T03:00:00Z')
const DAY_MS = 86_400_000
const moment = { atMs: NOW, offsetMinutes: 540, rolloverHour: 4 }
/** Four in the morning in Seoul. */
const dayStart = (day: string): number => Date.parse(`${day}T04:00:00+09:00`)
const known: ImportedState = {
  stability: 12, difficulty: 6, dueAtMs: dayStart('2026-12-01'), intervalDays: 11, reps: 5, lapses: 1, lastAtMs: Date.parse('2026-11-20T21:00:00+09:00'),
}
const state: CardState = {
  phase: 'review', stability: 12, difficulty: 6, step: 0, dueAtMs: dayStart('2026-12-01'), intervalDays: 11, reps: 5, lapses: 1,
  lastAtMs: known.lastAtMs, lastDay: '2026-11-20',
}
const nothing: ProgressBefore = { cards: new Map(), marks: new Map() }
const to = { course: 'deck', moment }

describe('a state of another program', () => {
  test('is told by the person’s days', () => {
    expect(stateOfImported(known, moment)).toEqual(state)
  })

  test('is due on the same day whatever hour days begin at', () => {
    expect([0, 4, 8, 12].map((rolloverHour) => stateOfImported(known, { ...moment, rolloverHour })).map(({ lastDay, intervalDays }) => [lastDay, intervalDays]))
      .toEqual([0, 4, 8, 12].map(() => ['2026-11-20', 11]))
  })

  test('that makes no sense still is one', () => {
    const odd = { stability: NaN, difficulty: 99, dueAtMs: NaN, intervalDays: NaN, reps: NaN, lapses: -1, lastAtMs: NOW + 9 * DAY_MS }
    expect(stateOfImported(odd, moment)).toEqual({
      phase: 'review', stability: 0.001, difficulty: 10, step: 0, dueAtMs: dayStart('2026-11-24'), intervalDays: 1, reps: 0, lapses: 0,
      lastAtMs: NOW, lastDay: '2026-11-23',
    })
    expect(stateOfImported({ ...known, dueAtMs: 1e18 }, moment).lastDay).toBe('2026-11-20')
  })
})

describe('what comes along', () => {
  const imported = new Map<string, ImportedCard>([
    ['a', { isSuspended: false, state: known, answers: [[NOW - 9 * DAY_MS, 3, 1000], [known.lastAtMs, 3, 2000], [NOW + DAY_MS, 3, 1]] }],
    ['b', { isSuspended: true }],
  ])

  test('is the schedule, the answers and what is not to be asked', () => {
    expect(bringProgress(nothing, imported, to)).toEqual({
      cards: { before: {}, after: { 'deck/a': state } },
      marks: { before: { 'deck/b': null }, after: { 'deck/b': { isSuspended: true } } },
      elsewhere: { rolloverHour: 4, answers: { 'deck/a': [[NOW - 9 * DAY_MS, 3, 1000], [known.lastAtMs, 3, 2000]] } },
    })
  })

  test('is nothing the second time', () => {
    expect(bringProgress({ cards: new Map([['deck/a', state]]), marks: new Map([['deck/b', { isSuspended: true }]]) }, imported, to)).toEqual({})
  })

  test('is what is newer: an older schedule and its answers stay away, a newer one takes its place', () => {
    const [older, newer] = [{ ...state, lastAtMs: known.lastAtMs - 60_000 }, { ...state, lastAtMs: NOW }]
    expect(bringProgress({ ...nothing, cards: new Map([['deck/a', newer]]) }, imported, to).cards).toBeUndefined()
    expect(bringProgress({ ...nothing, cards: new Map([['deck/a', older]]) }, imported, to)).toMatchObject({
      cards: { before: { 'deck/a': older }, after: { 'deck/a': state } }, elsewhere: { answers: { 'deck/a': [[known.lastAtMs, 3, 2000]] } },
    })
  })

  test('goes with what a new edition does to progress', () => {
    const old = { ...state, lastAtMs: 1 }
    const cardsChange = { before: { 'deck/old': old }, after: { 'deck/a': old } }
    expect(bringProgress({ ...nothing, cards: new Map([['deck/old', old]]), cardsChange }, new Map([...imported].slice(0, 1)), to).cards).toEqual({
      before: { 'deck/old': old }, after: { 'deck/a': state },
    })
  })
})
