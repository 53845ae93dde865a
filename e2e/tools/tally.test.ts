import { expect, test } from 'vitest'
import { addTallies, BROKEN, closingLine, isGood, NOTHING, readTally } from './tally.ts'

const skipped = [{ title: 'reads the guide', reason: 'no guide here' }]

test('adds what several runs counted', () => {
  expect(
    addTallies([
      { passed: 2, failed: 0, skipped },
      { passed: 3, failed: 1, skipped: [] },
    ]),
  ).toEqual({ passed: 5, failed: 1, skipped })
})

test('closes with one plain line, naming skipped tests only when there are some', () => {
  expect([closingLine({ passed: 5, failed: 0, skipped: [] }), closingLine({ passed: 5, failed: 1, skipped })]).toEqual([
    '5 passed, 0 failed',
    '5 passed, 1 failed, 1 skipped',
  ])
})

test('is good only when something ran and nothing failed', () => {
  expect([NOTHING, BROKEN, { passed: 1, failed: 0, skipped }, { passed: 1, failed: 1, skipped: [] }].map(isGood)).toEqual([
    false,
    false,
    true,
    false,
  ])
})

test('counts a run that left no tally, or ended badly without a failed test, as a failure', () => {
  expect(readTally('/nowhere/at/all', 1)).toEqual(BROKEN)
})
