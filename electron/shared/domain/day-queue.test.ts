import { expect, test } from 'vitest'
import { planCourse, type CoursePlanRequest } from './course-plan.ts'
import { addDays } from './days.ts'
import { queueOfDay } from './day-queue.ts'
import { cardKey } from './deck.ts'
import type { Queue } from './queue.ts'
import { answer } from './schedule.ts'

const TODAY = '2026-11-23'
const moment = { atMs: Date.parse(`${TODAY}T10:00:00Z`), offsetMinutes: 0, rolloverHour: 4 }
const due = { ...answer(null, 4, { ...moment, atMs: moment.atMs - 30 * 86_400_000, desiredRetention: 0.93 }), intervalDays: 10 }
const far = { ...due, intervalDays: 90, stability: 300 }
const cards = Array.from({ length: 60 }, (_unused, index) => (
  { key: cardKey('c', String(index)), noteKey: `n${String(Math.floor(index / 2))}`, week: 1 + Math.floor(index / 20) }
))

/** Twenty cards due, twenty far off, twenty new; siblings stand next to each other. */
function queue(more: Partial<CoursePlanRequest> = {}, asked: { readonly week?: number; readonly extra?: number } = {}): Queue {
  const request: CoursePlanRequest = {
    cards, states: cards.map((_card, index) => (index < 20 ? due : index < 40 ? far : undefined)),
    today: TODAY, start: addDays(TODAY, -40), exam: addDays(TODAY, 20),
    weeks: 3, breaks: [], newPerDay: 'auto', desiredRetention: 0.93, answerMs: 15_000, doneToday: { answers: 0, newCards: 0 }, ...more,
  }
  const { week, extra } = asked
  return queueOfDay({ request, plan: planCourse(request), moment, cards, only: week === undefined ? undefined : (card) => card.week === week, extra })
}

const counts = ({ reviews, fresh, moreNew, moreReviews }: Queue): readonly number[] => [reviews.length, fresh.length, moreNew, moreReviews]

test('asks what is due and the day\'s new cards, one of each note', () => {
  expect(counts(queue())).toEqual([10, 2, 8, 0])
})

test('asks a week alone, with the whole course\'s number of new cards', () => {
  expect([1, 2, 3].map((week) => counts(queue({}, { week })))).toEqual([[10, 0, 0, 0], [0, 0, 0, 0], [0, 2, 8, 0]])
})

test('asks more new cards when told to', () => {
  expect(counts(queue({}, { extra: 3 }))).toEqual([10, 5, 5, 0])
})

test('holds reviews back for minutes the person set, unless more is asked for', () => {
  expect(
    [counts(queue({ minutesPerDay: 1 })), counts(queue({ minutesPerDay: 1 }, { extra: 1 })), counts(queue({ minutesPerDay: 0 }))]
  ).toEqual([[1, 1, 9, 9], [10, 2, 8, 0], [0, 0, 10, 10]])
})

test('adds the sweep in the last week, siblings together', () => {
  const lastDay = queue({ exam: addDays(TODAY, 1) })
  expect(counts(lastDay)).toEqual([40, 20, 0, 0])
})

test('lets the sweep give way to the minutes', () => {
  const { reviews } = queue({ exam: addDays(TODAY, 1), minutesPerDay: 20 })
  expect([reviews.length >= 20, reviews.length < 40]).toEqual([true, true])
})
