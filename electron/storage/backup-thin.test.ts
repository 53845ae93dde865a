import fc from 'fast-check'
import { expect, test } from 'vitest'
import { keptBackups } from './backup-thin.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const SEOUL = 540
const START_MS = Date.parse('2026-01-01T00:00:00Z')

/** The days of the kept backups by the person's clock. */
const daysOf = (kept: readonly number[]): readonly string[] => kept.map((atMs) => new Date(atMs + SEOUL * 60_000).toISOString().slice(0, 10))

/** Keeps thinning while backups are made at these hours every day. */
function live(days: number, hours: readonly number[]): readonly number[] {
  let kept: readonly number[] = []
  for (let day = 0; day < days; day += 1) for (const hour of hours) kept = keptBackups([...kept, START_MS + day * DAY_MS + hour * HOUR_MS], SEOUL)
  return kept
}

test('the 20 most recent stay, whatever day they are of', () => {
  const times = Array.from({ length: 30 }, (_unused, index) => START_MS + index * 600_000)
  expect(keptBackups(times, SEOUL)).toEqual(times.slice(-20).reverse())
})

test('a year and a half of one backup a day leaves these days', () => {
  expect(daysOf(live(550, [3]))).toEqual([
    '2027-07-04', '2027-07-03', '2027-07-02', '2027-07-01', '2027-06-30', '2027-06-29', '2027-06-28', '2027-06-27', '2027-06-26', '2027-06-25',
    '2027-06-24', '2027-06-23', '2027-06-22', '2027-06-21', '2027-06-20', '2027-06-19', '2027-06-18', '2027-06-17', '2027-06-16', '2027-06-15',
    '2027-06-14', '2027-06-13', '2027-06-12', '2027-06-11', '2027-06-10', '2027-06-09', '2027-06-08', '2027-06-07', '2027-06-06', '2027-06-05',
    '2027-06-04', '2027-06-03',
    '2027-05-30', '2027-05-23', '2027-05-16', '2027-05-09', '2027-05-02', '2027-04-25', '2027-04-18', '2027-04-11', '2027-04-04', '2027-03-28',
    '2027-02-28', '2027-01-31', '2026-12-27', '2026-11-29', '2026-10-25', '2026-09-27', '2026-08-30', '2026-07-26', '2026-06-28',
  ])
})

test('a day of many backups takes none of the older days away', () => {
  const year = live(365, [3, 4, 5])
  const busy = keptBackups([...year, ...Array.from({ length: 40 }, (_unused, index) => START_MS + 365 * DAY_MS + index * 60_000)], SEOUL)
  expect([year.length, busy.length, daysOf(busy.slice(0, 20))]).toEqual([51, 51, Array.from({ length: 20 }, () => '2027-01-01')])
  expect(daysOf(busy.slice(20, 23))).toEqual(['2026-12-31', '2026-12-30', '2026-12-29'])
})

test('thinning again changes nothing, and keeps the newest and at most 51', () => {
  const times = fc.uniqueArray(fc.integer({ min: START_MS, max: START_MS + 900 * DAY_MS }), { maxLength: 400 })
  fc.assert(fc.property(times, fc.integer({ min: -720, max: 840 }), (made, offsetMinutes) => {
    const kept = keptBackups(made, offsetMinutes)
    const newest = [...made].sort((a, b) => b - a).slice(0, 20)
    expect([keptBackups(kept, offsetMinutes), kept.slice(0, 20), kept.length <= 51]).toEqual([kept, newest, true])
  }))
})
