import { expect, test } from 'vitest'
import { becomesLeech, isLeech } from './leech.ts'
import { answer, type CardState } from './schedule.ts'

const state = (lapses: number): CardState => ({ ...answer(null, 3, { atMs: 0, offsetMinutes: 0, rolloverHour: 4, desiredRetention: 0.9 }), lapses })

test('from the eighth lapse on a card is a leech, told then and at every fourth after', () => {
  expect([isLeech(undefined), isLeech(state(7)), isLeech(state(8))]).toEqual([false, false, true])
  const told = Array.from({ length: 17 }, (_unused, lapses) => lapses + 1).filter((lapses) => becomesLeech(state(lapses - 1), state(lapses)))
  expect(told).toEqual([8, 12, 16])
  expect(becomesLeech(state(8), state(8))).toBe(false)
})
