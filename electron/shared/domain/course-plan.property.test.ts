import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { planCourse, type CoursePlanRequest } from './course-plan.ts'
import { addDays } from './days.ts'
import { RATINGS } from './rating.ts'
import { answer, type CardState } from './schedule.ts'

vi.setConfig({ testTimeout: 120_000 })

/** Fewer than of histories: each looks ahead over months, twice. */
const PLANS = 4000
const TODAY = '2026-11-23'

const day = fc.integer({ min: -60, max: 90 }).map((offset) => addDays(TODAY, offset))
const met = fc.record({
  rating: fc.constantFrom(...RATINGS),
  ago: fc.integer({ min: -30, max: 60 }),
  stability: fc.double({ min: 0.01, max: 400, noNaN: true }),
}).map(({ rating, ago, stability }): CardState => {
  const moment = { atMs: Date.parse(`${addDays(TODAY, -ago)}T12:00:00Z`), offsetMinutes: 0, rolloverHour: 4 }
  return { ...answer(null, rating, { ...moment, desiredRetention: 0.9 }), stability }
})
const state = fc.option(met, { nil: undefined })

const request: fc.Arbitrary<CoursePlanRequest> = fc.record({
  states: fc.array(state, { maxLength: 25 }),
  start: day,
  exam: fc.option(day, { nil: undefined }),
  weeks: fc.integer({ min: 0, max: 8 }),
  breaks: fc.array(fc.record({ from: day, to: day }), { maxLength: 3 }),
  minutesPerDay: fc.option(fc.integer({ min: 0, max: 30 }), { nil: undefined }),
  newPerDay: fc.oneof(fc.constant('auto' as const), fc.integer({ min: 0, max: 20 })),
  desiredRetention: fc.integer({ min: 80, max: 97 }).map((percent) => percent / 100),
  answerMs: fc.integer({ min: 5000, max: 120_000 }),
  doneToday: fc.record({ answers: fc.integer({ min: 0, max: 50 }), newCards: fc.integer({ min: 0, max: 10 }) }),
}).map((drawn) => ({ ...drawn, today: TODAY, cards: drawn.states.map((_state, index) => ({ week: Math.floor(index / 5) })) }))

test(`whatever the dates, minutes and history, the plan is whole, finite and the same every time (${String(PLANS)} plans)`, () => {
  fc.assert(fc.property(request, (drawn) => {
    const plan = planCourse(drawn)
    const fresh = drawn.states.filter((known) => !known).length
    const planned = plan.days.reduce((sum, { newCards }) => sum + newCards, 0) - drawn.doneToday.newCards
    const unmet = plan.unmet.reduce((sum, { cards }) => sum + cards, 0)
    const recalls = [...plan.outlook.stopped, ...plan.outlook.followed, ...plan.outlook.studiedToday]
    expect(recalls.every((recall) => recall >= 0 && recall <= 1)).toBe(true)
    const counts = plan.days.flatMap(({ answers, minutes, newCards }) => [answers, minutes, newCards])
    expect(counts.every((count) => Number.isInteger(count) && count >= 0)).toBe(true)
    expect(plan.days.some(({ isOff, newCards }) => isOff && newCards > drawn.doneToday.newCards)).toBe(false)
    if (plan.aim !== 'none' && plan.days.length > 0) expect([planned + unmet >= fresh, unmet <= fresh]).toEqual([true, true])
    expect(plan.sweep === null || (plan.sweep.dropped >= 0 && plan.sweep.dropped <= plan.sweep.cards)).toBe(true)
    expect(plan.outlook.followed.every((recall, index) => recall >= (plan.outlook.stopped[index] ?? 0) - 0.02)).toBe(true)
    expect(planCourse(drawn)).toStrictEqual(plan)
  }), { numRuns: PLANS })
})
