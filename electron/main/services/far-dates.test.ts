import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { addDays, daysBetween, isLocalDate, type LocalDate } from '../../shared/domain/days.ts'
import type { CourseSettings } from '../../shared/settings.ts'
import { textsIn } from '../texts.ts'
import { planCalendar } from './plan-export.ts'
import { planView, retentionView, todayView } from './plan.ts'
import { statisticsView } from './statistics.ts'
import { Study } from './study.ts'
import { change, context, open, restart, START, useTestCourse } from './test-course.ts'

// Real files are synced here.
vi.setConfig({ testTimeout: 120_000 })
useTestCourse()

/** All screens that walk days, one after the other, on a machine that has other things to do. */
const MOST_MS = 5000

const FIRST = '0000-01-01'
const anyDay: fc.Arbitrary<LocalDate> = fc.oneof(
  fc.integer({ min: 0, max: daysBetween(FIRST, '9999-12-31') }).map((count) => addDays(FIRST, count)),
  fc.constantFrom(FIRST, '0001-01-01', '1970-01-01', START, '2106-02-07', '2226-03-01', '2926-03-01', '9026-03-01', '9999-12-31'),
)
const course: fc.Arbitrary<CourseSettings> = fc.record({
  startDate: anyDay,
  examDate: anyDay,
  breaks: fc.array(fc.record({ from: anyDay, to: anyDay }), { maxLength: 4 }),
  minutesPerDay: fc.constantFrom(0, 60, 1440),
}, { requiredKeys: [] })

/** Looks at everything that walks days, and gives the days of the calendar file. */
function lookAtAll(): readonly string[] {
  const [today, plan, statistics] = [todayView(context()), planView(context()), statisticsView(context(), 'plan')]
  expect([today.weeks.length, plan.rows.length]).toEqual([4, 4])
  expect(statistics.forecast.length).toBeLessThanOrEqual(366)
  expect([...today.weeks, ...plan.rows].flatMap(({ days }) => days).filter(({ day }) => !isLocalDate(day))).toEqual([])
  new Study(context()).start({})
  return planCalendar(context(), textsIn('en'))?.match(/^DT(?:START|END);VALUE=DATE:.*(?=\r$)/gm) ?? []
}

test('whatever days are stored and whatever the clock says, every screen is there at once', () => {
  fc.assert(fc.property(course, fc.oneof(fc.constant(START), fc.constantFrom('1970-01-01', '2106-02-07'), anyDay), (settings, today) => {
    open.day = today
    change(settings)
    const from = performance.now()
    const dates = lookAtAll()
    expect(performance.now() - from).toBeLessThan(MOST_MS)
    expect(dates.filter((date) => !/DATE:\d{8}$/.test(date))).toEqual([])
  }), { seed: 1, numRuns: 40 })
})

test('a mistyped year is there again after a restart, and can be mended', async () => {
  change({ startDate: START, examDate: '9026-12-21' })
  await restart()
  const from = performance.now()
  expect(retentionView(context()).length).toBe(18)
  expect(performance.now() - from).toBeLessThan(MOST_MS)
  expect(todayView(context())).toMatchObject({ examDate: '9026-12-21', outlook: { aim: 'exam', goal: addDays(START, 3653) } })
  change({ startDate: START, examDate: '2026-12-21' })
  expect(todayView(context())).toMatchObject({ examDate: '2026-12-21', outlook: { aim: 'exam', goal: '2026-12-21' } })
})

test('a hundred thousand days off, each by itself and all over again, cost no more than one', () => {
  const breaks = Array.from({ length: 100_000 }, (_unused, index) => ({ from: addDays(START, 2 * (index % 50_000)), to: addDays(START, 2 * (index % 50_000)) }))
  change({ startDate: START, examDate: '2026-12-21', breaks })
  const from = performance.now()
  const dates = lookAtAll()
  expect(performance.now() - from).toBeLessThan(MOST_MS)
  // Four weeks, the exam, and the days off up to the horizon, once each.
  expect(dates.length).toBe(2 * (4 + 1 + Math.ceil(3654 / 2)))
})
