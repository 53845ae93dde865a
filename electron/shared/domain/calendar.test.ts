import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countStudyDays, isDayOff } from './calendar.ts'
import { addDays } from './days.ts'

const breaks = [{ from: '2026-12-24', to: '2026-12-25' }, { from: '2026-12-31', to: '2026-12-01' }]

test('a break holds its first and last day; one the wrong way round holds none', () => {
  expect(['2026-12-23', '2026-12-24', '2026-12-25', '2026-12-26', '2026-12-10'].map((day) => isDayOff(day, breaks))).toEqual([false, true, true, false, false])
})

test('study days are the others', () => {
  expect(
    [countStudyDays({ from: '2026-12-23', to: '2026-12-26' }, breaks), countStudyDays({ from: '2026-12-26', to: '2026-12-23' }, [])]
  ).toEqual([2, 0])
})

test('counted by breaks they are as many as day by day, however the breaks overlap', () => {
  const day = fc.integer({ min: 0, max: 40 }).map((count) => addDays('2026-12-01', count))
  const range = fc.record({ from: day, to: day })
  fc.assert(fc.property(range, fc.array(range, { maxLength: 6 }), ({ from, to }, off) => {
    const days = Array.from({ length: 41 }, (_unused, count) => addDays('2026-12-01', count)).filter((each) => each >= from && each <= to)
    const free = days.filter((each) => !off.some((one) => each >= one.from && each <= one.to))
    expect([countStudyDays({ from, to }, off), days.filter((each) => !isDayOff(each, off))]).toEqual([free.length, free])
  }), { seed: 1, numRuns: 500 })
})
