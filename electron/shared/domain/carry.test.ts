import { expect, test } from 'vitest'
import { carry } from './carry.ts'

const from: Readonly<Record<string, unknown>> = { newPerDay: 10, courses: { aws: { examDate: '2026-12-31' }, own: { startDate: '2026-11-01' } } }
const to: Readonly<Record<string, unknown>> = { newPerDay: 20, courses: { aws: { examDate: '2027-01-31', minutesPerDay: 30 } } }

test('a change is carried over whole where nothing else was changed', () => {
  expect([carry(from, { from, to }), carry(to, { from: to, to: from })]).toEqual([to, from])
})

test('what was changed otherwise since stays, field by field', () => {
  const since = { newPerDay: 20, courses: { aws: { examDate: '2027-02-02', minutesPerDay: 30 }, third: {} } }
  expect(carry(since, { from: to, to: from })).toEqual({ newPerDay: 10, courses: { aws: { examDate: '2027-02-02' }, own: { startDate: '2026-11-01' }, third: {} } })
})

test('a list is one value', () => {
  expect([carry([1], { from: [1], to: [2, 3] }), carry([1, 4], { from: [1], to: [2, 3] })]).toEqual([[2, 3], [1, 4]])
})
