import { expect, test } from 'vitest'
import { figureOf, isWithin, tableOf } from './figures.ts'

test('p50 and p95 are nearest ranks', () => {
  const times = Array.from({ length: 20 }, (_unused, index) => index + 1)
  expect(figureOf('x', times, { at: 'p95', ms: 19 })).toEqual({ name: 'x', p50: 10, p95: 19, runs: 20, limit: { at: 'p95', ms: 19 } })
})

test('a figure over its limit says so', () => {
  const figures = [figureOf('short', [1], { at: 'p50', ms: 1 }), figureOf('long one', [5], { at: 'p95', ms: 4 })]
  expect([figures.map(isWithin), tableOf(figures)]).toEqual([[true, false], [
    'ms        p50  p95  runs    limit',
    'short     1.0  1.0     1  p50 ≤ 1    ok',
    'long one  5.0  5.0     1  p95 ≤ 4  OVER',
  ].join('\n')])
})
