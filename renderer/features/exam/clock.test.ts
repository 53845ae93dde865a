import { expect, test } from 'vitest'
import { clockOf } from './use-exam-words.ts'

test('a clock shows hours only when there are any, and its last second', () => {
  expect([6_756_000, 245_000, 59_001, 1, 0].map(clockOf)).toEqual(['1:52:36', '4:05', '1:00', '0:01', '0:00'])
})
