import fc from 'fast-check'
import { expect, test } from 'vitest'
import { planCourse, type CoursePlanRequest } from './course-plan.ts'
import { addDays, daysBetween, isLocalDate, type LocalDate } from './days.ts'
import { HORIZON_DAYS } from './horizon.ts'
import { placeWeeks } from './plan.ts'
import { retentionCosts } from './retention-cost.ts'
import { answer, type CardState } from './schedule.ts'

/** A plan of a year's days takes some milliseconds; whatever the dates are, it may take no longer than a person notices, on a busy machine too. */
const MOST_MS = 1000

const FIRST = '0000-01-01'
const anyDay = fc.oneof(
  fc.integer({ min: 0, max: daysBetween(FIRST, '9999-12-31') }).map((count) => addDays(FIRST, count)),
  fc.constantFrom('0000-01-01', '0001-01-01', '1970-01-01', '2026-11-23', '2026-12-24', '2106-02-07', '2226-01-01', '9026-03-01', '9999-12-31'),
)

function metOn(day: LocalDate): CardState {
  return answer(null, 3, { atMs: Date.parse(`${day}T12:00:00Z`), offsetMinutes: 0, rolloverHour: 4, desiredRetention: 0.9 })
}

const request: fc.Arbitrary<CoursePlanRequest> = fc.record({
  today: anyDay,
  start: anyDay,
  exam: fc.option(anyDay, { nil: undefined }),
  weeks: fc.constantFrom(0, 1, 6, 520),
  breaks: fc.array(fc.record({ from: anyDay, to: anyDay }), { maxLength: 6 }),
  minutesPerDay: fc.constantFrom(undefined, 0, 60, 1e9),
  newPerDay: fc.constantFrom('auto' as const, 0, 999),
  desiredRetention: fc.constantFrom(0.8, 0.97),
  answerMs: fc.constantFrom(5000, 86_400_000),
  states: fc.array(fc.option(anyDay.map(metOn), { nil: undefined }), { maxLength: 12 }),
  doneToday: fc.constant({ answers: 3, newCards: 1 }),
}).map((drawn) => ({ ...drawn, cards: drawn.states.map(() => ({ week: 1 })) }))

test('whatever days of the calendar a course names, its plan is there at once and made of real days', { timeout: 120_000 }, () => {
  fc.assert(fc.property(request, (drawn) => {
    const from = performance.now()
    const plan = planCourse(drawn)
    expect(performance.now() - from).toBeLessThan(MOST_MS)
    const days = [plan.goal, ...plan.days.map(({ day }) => day), ...plan.weeks.flatMap((week) => [week.from, week.to])]
    expect(days.filter((day) => !isLocalDate(day))).toEqual([])
    expect(plan.days.length).toBeLessThanOrEqual(366)
    expect(plan.outlook.load.length).toBeLessThanOrEqual(HORIZON_DAYS + 1)
    expect([...plan.outlook.followed, ...plan.outlook.stopped].every((recall) => recall >= 0 && recall <= 1)).toBe(true)
  }), { seed: 1, numRuns: 150 })
})

test('an exam beyond the horizon is planned for as if it were there', () => {
  const today = '2026-11-23'
  const near: CoursePlanRequest = {
    today, start: today, exam: addDays(today, HORIZON_DAYS), weeks: 6, breaks: [], newPerDay: 'auto', desiredRetention: 0.93, answerMs: 15_000,
    cards: [{ week: 1 }, { week: 2 }], states: [metOn(today), undefined], doneToday: { answers: 0, newCards: 0 },
  }
  const plan = planCourse(near)
  for (const exam of [addDays(today, HORIZON_DAYS + 1), '2226-01-01', '9026-03-01', '9999-12-31']) expect(planCourse({ ...near, exam })).toStrictEqual(plan)
})

test('what retentions cost is told at once for an exam in seven thousand years', () => {
  const from = performance.now()
  const states = Array.from({ length: 200 }, (_unused, index) => (index % 2 === 0 ? metOn('2026-11-20') : undefined))
  const costs = retentionCosts({
    today: '2026-11-23', start: '2026-11-23', exam: '9026-03-01', weeks: 6, breaks: [], newPerDay: 'auto', desiredRetention: 0.93, answerMs: 15_000,
    cards: states.map(() => ({ week: 1 })), states, doneToday: { answers: 0, newCards: 0 },
  })
  expect([costs.length, performance.now() - from < 18 * MOST_MS]).toEqual([18, true])
})

test('a hundred thousand days off cost no more than one', () => {
  const today = '2026-11-23'
  const breaks = Array.from({ length: 100_000 }, (_unused, index) => ({ from: addDays(today, 2 * index), to: addDays(today, 2 * index) }))
  const from = performance.now()
  const weeks = placeWeeks(6, { start: today, exam: '9999-12-31', breaks })
  expect(performance.now() - from).toBeLessThan(MOST_MS)
  expect(weeks[0]).toEqual({ from: '2026-11-24', to: '2026-12-06' })
})
