import { expect, test } from 'vitest'
import { sayReason } from './reasons.ts'

test('a reason is said with what was found', () => {
  expect(sayReason({ reason: 'answer-too-long', values: { letters: 599, most: 500 } })).toBe('too long to recall (599 letters, at most 500)')
  expect(sayReason({ reason: 'picture' })).toBe('a picture: only text is read')
})
