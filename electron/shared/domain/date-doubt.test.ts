import { expect, test } from 'vitest'
import { doubtOf } from './date-doubt.ts'

const today = '2026-11-23'

test.each([
  ['2026-11-23', null, null],
  ['2026-12-20', null, null],
  ['2029-11-22', null, null],
  ['2029-11-24', { kind: 'ahead', years: 3 }, { kind: 'ahead', years: 3 }],
  ['2226-12-20', { kind: 'ahead', years: 200 }, { kind: 'ahead', years: 200 }],
  ['9026-12-20', { kind: 'ahead', years: 7000 }, { kind: 'ahead', years: 7000 }],
  ['9999-12-31', { kind: 'ahead', years: 7973 }, { kind: 'ahead', years: 7973 }],
  ['2026-11-22', { kind: 'past' }, null],
  ['2025-12-20', { kind: 'past' }, null],
  ['2016-12-20', { kind: 'ago', years: 10 }, { kind: 'ago', years: 10 }],
  ['0001-01-01', { kind: 'ago', years: 2026 }, { kind: 'ago', years: 2026 }],
] as const)('%s is asked about where it is odd', (day, toCome, any) => {
  expect([doubtOf(day, { today, isToCome: true }), doubtOf(day, { today, isToCome: false })]).toEqual([toCome, any])
})
