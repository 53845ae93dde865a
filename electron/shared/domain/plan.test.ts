import { expect, test } from 'vitest'
import { placeWeeks, weekCount, weekPhase } from './plan.ts'

const row = { topic: '', notes: '', line: 1 }

test('a plan spans up to its last week, ranges included', () => {
  expect([weekCount([]), weekCount([{ ...row, week: 1 }, { ...row, week: 2, toWeek: 4 }])]).toEqual([0, 4])
})

test('weeks are seven days from the start', () => {
  expect(placeWeeks(2, { start: '2026-11-23' })).toEqual([{ from: '2026-11-23', to: '2026-11-29' }, { from: '2026-11-30', to: '2026-12-06' }])
})

test('an exam after the last week changes nothing', () => {
  expect(placeWeeks(2, { start: '2026-11-23', exam: '2027-01-31' })).toEqual(placeWeeks(2, { start: '2026-11-23' }))
})

test('an early exam shares out the days there are', () => {
  expect(placeWeeks(3, { start: '2026-11-23', exam: '2026-12-02' })).toEqual([
    { from: '2026-11-23', to: '2026-11-25' },
    { from: '2026-11-26', to: '2026-11-28' },
    { from: '2026-11-29', to: '2026-12-02' },
  ])
})

test('an exam that is past still leaves every week a day', () => {
  expect(placeWeeks(3, { start: '2026-11-23', exam: '2026-11-01' }).map((week) => week.from)).toEqual(['2026-11-23', '2026-11-24', '2026-11-25'])
})

test('a break moves the weeks behind it, up to the exam', () => {
  const breaks = [{ from: '2026-11-28', to: '2026-12-04' }]
  expect([placeWeeks(2, { start: '2026-11-23', breaks }), placeWeeks(2, { start: '2026-11-23', exam: '2026-12-09', breaks })]).toEqual([
    [{ from: '2026-11-23', to: '2026-12-06' }, { from: '2026-12-07', to: '2026-12-13' }],
    [{ from: '2026-11-23', to: '2026-11-27' }, { from: '2026-12-05', to: '2026-12-09' }],
  ])
})

test('breaks that leave no day do not swallow the plan', () => {
  const breaks = [{ from: '2026-01-01', to: '2029-01-01' }]
  expect(placeWeeks(2, { start: '2026-11-23', exam: '2026-12-06', breaks })).toEqual(placeWeeks(2, { start: '2026-11-23' }))
})

test('a week is past, now or ahead, its last day included', () => {
  const week = { from: '2026-11-23', to: '2026-11-29' }
  expect(['2026-11-22', '2026-11-23', '2026-11-29', '2026-11-30'].map((day) => weekPhase(week, day))).toEqual(['ahead', 'now', 'now', 'past'])
})
