import { expect, test } from 'vitest'
import { startOffers } from './start-offers.ts'

test('what is broken can be repaired, brought back, copied and left', () => {
  expect([startOffers('internal', true), startOffers('start-too-slow', false)]).toEqual([['repair', 'restore', 'copy', 'fresh', 'retry'], ['repair', 'copy', 'fresh', 'retry']])
})

test('data of a newer build is not repaired', () => {
  expect(startOffers('data-newer-version', true)).toEqual(['restore', 'copy', 'fresh', 'retry'])
})

test('data that is open elsewhere is not touched', () => {
  expect(startOffers('data-in-use', true)).toEqual(['retry', 'copy'])
})
