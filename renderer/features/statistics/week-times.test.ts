import { expect, test } from 'vitest'
import { weekTimes } from './week-times.ts'

test('weeks begin on Monday, and one without an answer is told too', () => {
  const day = (date: string, minutes: number): Parameters<typeof weekTimes>[0][number] => ({ day: date, reviews: minutes, newCards: 0, tookMs: minutes * 60_000 })
  expect(weekTimes([day('2026-11-22', 3), day('2026-11-23', 5), day('2026-11-29', 1.5)], '2026-12-07')).toEqual([
    { monday: '2026-11-16', minutes: 3, reviews: 3 },
    { monday: '2026-11-23', minutes: 6.5, reviews: 6.5 },
    { monday: '2026-11-30', minutes: 0, reviews: 0 },
    { monday: '2026-12-07', minutes: 0, reviews: 0 },
  ])
  expect(weekTimes([], '2026-12-07')).toEqual([])
})
