import { describe, expect, test } from 'vitest'
import { addDays, type LocalDate } from './days.ts'
import { cardKey, type CardKey } from './deck.ts'
import type { QueueCard } from './queue.ts'
import { answer, type CardState } from './schedule.ts'
import { sweepOn, type SweepRequest } from './sweep.ts'

const EXAM: LocalDate = '2027-01-04'
const first = answer(null, 4, { atMs: Date.parse('2026-12-01T12:00:00Z'), offsetMinutes: 0, rolloverHour: 4, desiredRetention: 0.93 })
const met = (stability: number, more: Partial<CardState> = {}): CardState => ({ ...first, stability, intervalDays: 90, ...more })
const card = (name: string, note = name): QueueCard => ({ key: cardKey('c', name), noteKey: note })
const keys = (names: string): CardKey[] => names.split(' ').filter(Boolean).map((name) => cardKey('c', name))

/** Cards a, b, c … of those states. */
function sweep(states: readonly (CardState | undefined)[], more: Partial<SweepRequest> = {}): readonly CardKey[] {
  const cards = states.map((_state, index) => card(String.fromCharCode(97 + index)))
  return sweepOn({ cards, states, today: addDays(EXAM, -7), exam: EXAM, breaks: [], metToday: 0, ...more })
}

test('the last seven days bring every card once, the weakest first and an even share a day', () => {
  const states = [30, 5, 40, 10, 20, 50, 60].map((stability) => met(stability))
  expect(
    [sweep(states), sweep(states, { today: addDays(EXAM, -4) }), sweep(states, { today: addDays(EXAM, -1) })]
  ).toEqual([keys('b'), keys('b d'), keys('b d e a c f g')])
})

test('there is none before, on the day, after it or without an exam', () => {
  const days = [-8, 0, 1].map((offset) => sweep([met(5)], { today: addDays(EXAM, offset) }))
  expect([...days, sweep([met(5)], { exam: undefined })]).toEqual([[], [], [], []])
})

test('cards answered since it began, and cards never met, are left alone', () => {
  expect(sweep([met(5, { lastDay: addDays(EXAM, -6) }), undefined, met(9)], { today: addDays(EXAM, -1) })).toEqual(keys('c'))
})

test('cards that are due are asked anyway and count towards the share', () => {
  const states = [met(5, { intervalDays: 3 }), met(6), met(7), met(8)]
  expect([sweep(states, { today: addDays(EXAM, -2) }), sweep(states, { today: addDays(EXAM, -1) })]).toEqual([keys('b'), keys('b c d')])
})

test('what was swept today counts towards the share, what was met today does not', () => {
  const today = addDays(EXAM, -2)
  const states = [met(5, { lastDay: today }), met(6), met(7), met(8)]
  expect([sweep(states, { today }), sweep(states, { today, metToday: 1 })]).toEqual([keys('b'), keys('b c')])
})

test('days off are not counted on', () => {
  const breaks = [{ from: addDays(EXAM, -6), to: addDays(EXAM, -1) }]
  expect([sweep([met(5), met(6)], { breaks }), sweep([met(5)], { breaks, today: addDays(EXAM, -3) })]).toEqual([keys('a b'), []])
})

describe('siblings', () => {
  const cards = [card('a', 'n'), card('b', 'n'), card('c')]
  const states = [met(5), met(6), met(7)]

  test('wait for another day while there are other cards', () => {
    expect(sweepOn({ cards, states, today: addDays(EXAM, -2), exam: EXAM, breaks: [], metToday: 0 })).toEqual(keys('a c'))
  })

  test('come together when there is no other day', () => {
    expect(sweepOn({ cards, states, today: addDays(EXAM, -1), exam: EXAM, breaks: [], metToday: 0 })).toEqual(keys('a c b'))
  })
})

test('suspended cards stay out', () => {
  expect(sweep([met(5), met(6)], { today: addDays(EXAM, -1), isOut: (key) => key === 'c/a' })).toEqual(keys('b'))
})
