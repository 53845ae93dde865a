import { expect, test } from 'vitest'
import { addDays, daysBetween, isLocalDate, studyDay, studyDayStartMs } from './days.ts'

const seoul = { offsetMinutes: 540, rolloverHour: 4 }

test('a study day runs from the rollover hour to the next', () => {
  const days = ['2026-02-28T18:59:59Z', '2026-02-28T19:00:00Z', '2026-03-01T18:59:59Z'].map((iso) => studyDay(Date.parse(iso), seoul))
  expect(days).toEqual(['2026-02-28', '2026-03-01', '2026-03-01'])
})

test('the start of a study day is its rollover hour', () => {
  expect(new Date(studyDayStartMs('2026-03-01', seoul)).toISOString()).toBe('2026-02-28T19:00:00.000Z')
})

test('days are added and counted over leap days and years', () => {
  expect([addDays('2028-02-28', 2), addDays('2026-01-01', -1), daysBetween('2028-02-28', '2028-03-01'), daysBetween('2026-01-02', '2026-01-01')])
    .toEqual(['2028-03-01', '2025-12-31', 2, -1])
})

test('only real calendar days are days', () => {
  expect(['2028-02-29', '2026-02-29', '2026-13-01', '2026-1-1', 'tomorrow'].map(isLocalDate)).toEqual([true, false, false, false, false])
})

test('no day lies outside the years of the calendar, whatever is added and whatever the clock says', () => {
  expect([addDays('9999-12-31', 1), addDays('0000-01-01', -1), addDays('2026-11-23', 1e15), studyDay(8.64e15, seoul), studyDay(-8.64e15, seoul)])
    .toEqual(['9999-12-31', '0000-01-01', '9999-12-31', '9999-12-31', '0000-01-01'])
})
