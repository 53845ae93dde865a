import { expect, test } from 'vitest'
import { isDayOff, studyDaysIn } from './calendar.ts'

const breaks = [{ from: '2026-12-24', to: '2026-12-25' }, { from: '2026-12-31', to: '2026-12-01' }]

test('a break holds its first and last day; one the wrong way round holds none', () => {
  expect(['2026-12-23', '2026-12-24', '2026-12-25', '2026-12-26', '2026-12-10'].map((day) => isDayOff(day, breaks))).toEqual([false, true, true, false, false])
})

test('study days are the others', () => {
  expect(
    [studyDaysIn({ from: '2026-12-23', to: '2026-12-26' }, breaks), studyDaysIn({ from: '2026-12-26', to: '2026-12-23' }, [])]
  ).toEqual([['2026-12-23', '2026-12-26'], []])
})
