import { expect, test } from 'vitest'
import { DEFAULT_MINUTES_PER_DAY } from '../settings.ts'
import { answersIn, minutesFor, timelineOf } from './timeline.ts'

const request = { today: '2026-11-23', start: '2026-11-23', weeks: 2, breaks: [], desiredRetention: 0.9, answerMs: 15_000 }

test('minutes become answers; without any said there is a default', () => {
  expect(
    [answersIn({ answerMs: 15_000, minutesPerDay: 10 }), answersIn({ answerMs: 15_000 }), answersIn({ answerMs: 15_000, minutesPerDay: 0 })]
  ).toEqual([40, DEFAULT_MINUTES_PER_DAY * 4, 0])
})

test('a day of due and new cards is told in whole minutes, repeats counted', () => {
  expect([minutesFor({ due: 10, fresh: 10 }, request), minutesFor({ due: 0, fresh: 0 }, request)]).toEqual([9, 0])
})

test('the aim is the exam, else the weeks, else nothing', () => {
  const aims = [{ exam: '2026-12-25' }, {}, { weeks: 0 }, { exam: '2026-11-22' }, { today: '2027-11-23' }].map((more) => timelineOf({ ...request, ...more }))
  expect(aims.map(({ aim, goal, days }) => [aim, goal, days.length])).toEqual([
    ['exam', '2026-12-25', 32], ['weeks', '2026-12-06', 14], ['none', '2026-11-23', 30], ['none', '2026-11-23', 30], ['none', '2027-11-23', 30],
  ])
})

test('days off and days before the start have no room', () => {
  const { room } = timelineOf({ ...request, start: '2026-11-24', breaks: [{ from: '2026-11-25', to: '2026-11-26' }] })
  expect(room.slice(0, 5)).toEqual([0, 240, 0, 0, 240])
})
