import { expect, test } from 'vitest'
import { byFallingValue } from './order.ts'

test('the highest value first, equal ones by place', () => {
  expect([...byFallingValue([2, 5, 7, 9], [0.5, 3, 0.5, 2000])]).toEqual([9, 5, 2, 7])
})

test('nothing stays nothing', () => {
  expect([...byFallingValue([], [])]).toEqual([])
})

test('as any sort would have it, at a hundred thousand places', () => {
  const values = Array.from({ length: 100_000 }, (_unused, place) => ((place * 7919) % 1000) / 10)
  const places = [...values.keys()]
  expect([...byFallingValue(places, values)]).toEqual(places.toSorted((a, b) => (values[b] ?? 0) - (values[a] ?? 0) || a - b))
})
