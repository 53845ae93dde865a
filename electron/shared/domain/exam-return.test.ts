import { expect, test } from 'vitest'
import { addDays } from './days.ts'
import { cardKey, type CardKey } from './deck.ts'
import { makeDue, stillReturned } from './exam-return.ts'
import { answer, dueDayNumber, type CardState } from './schedule.ts'
import { dayNumber } from './days.ts'

const TODAY = '2026-11-23'
const moment = { atMs: Date.parse('2026-11-23T03:00:00Z'), offsetMinutes: 540, rolloverHour: 4 }
const key = (id: string): CardKey => cardKey('c', id)
const state = (lastDay: string, intervalDays: number, over: Partial<CardState> = {}): CardState => ({
  phase: 'review', stability: 12.5, difficulty: 5, step: 0, dueAtMs: Date.parse('2027-01-01T00:00:00Z'), intervalDays, reps: 3, lapses: 0,
  lastAtMs: Date.parse(`${lastDay}T03:00:00Z`), lastDay, ...over,
})

test('a card becomes due today and nothing else of it changes; others are left alone', () => {
  const later = state(addDays(TODAY, -5), 20)
  const states = new Map([
    [key('later'), later], [key('due'), state(addDays(TODAY, -5), 5)], [key('learning'), state(TODAY, 0, { phase: 'learning' })], [key('today'), state(TODAY, 9)],
  ])
  const { before, after } = makeDue([key('later'), key('due'), key('learning'), key('today'), key('new')], states, moment)
  expect(before).toEqual({ 'c/later': later, 'c/today': state(TODAY, 9) })
  expect(after).toEqual({
    'c/later': { ...later, intervalDays: 5, dueAtMs: Date.parse('2026-11-22T19:00:00Z') },
    'c/today': { ...state(TODAY, 9), intervalDays: 1, dueAtMs: Date.parse('2026-11-23T19:00:00Z') },
  })
  expect(dueDayNumber(after[key('later')] ?? later)).toBe(dayNumber(TODAY))
})

test('the next rating is graded as if the card had not been brought forward', () => {
  const later = state(addDays(TODAY, -5), 20)
  const { after } = makeDue([key('later')], new Map([[key('later'), later]]), moment)
  const options = { ...moment, desiredRetention: 0.9 }
  expect(answer(after[key('later')] ?? null, 3, options)).toEqual(answer(later, 3, options))
})

test('cards of the newest paper come first, each once, until they are answered', () => {
  const endedAtMs = Date.parse('2026-11-20T00:00:00Z')
  const attempts = [
    { endedAtMs, returned: [key('a'), key('answered')] }, { endedAtMs: endedAtMs + 1, returned: [key('new'), key('a')] }, { returned: null },
  ]
  const states = new Map([[key('a'), state('2026-11-01', 5)], [key('answered'), state('2026-11-21', 5)]])
  expect(stillReturned(attempts, states)).toEqual([key('new'), key('a')])
})
