import { expect, test } from 'vitest'
import { ExamClock } from './exam-clock.ts'

test('time runs on from where it was, and a sleep counts as one beat', () => {
  let nowMs = 500
  const clock = new ExamClock(60_000, () => nowMs)
  const after = (passedMs: number): number => {
    nowMs += passedMs
    return clock.usedMs()
  }
  expect([after(0), after(15_000), after(60_000), after(3_600_000), after(1000)]).toEqual([60_000, 75_000, 135_000, 150_000, 151_000])
})
