import { expect, test } from 'vitest'
import { all, chosenOf, NOTHING, rangesOf, reach, selectionOf } from './selection.ts'

test('a range goes from the place chosen alone, and turns around it', () => {
  const alone = reach(NOTHING, 4, 'only')
  const down = reach(alone, 6, 'range')
  expect([...down.chosen]).toEqual([4, 5, 6])
  expect(reach(down, 2, 'range')).toEqual({ active: 2, anchor: 4, chosen: new Set([2, 3, 4]) })
})

test('a place is added to what is chosen, and taken away again', () => {
  const two = reach(reach(NOTHING, 1, 'only'), 5, 'toggle')
  expect([...two.chosen]).toEqual([1, 5])
  expect([...reach(two, 1, 'toggle').chosen]).toEqual([5])
})

test('moving chooses nothing', () => {
  expect(reach(reach(NOTHING, 1, 'only'), 9, 'move')).toEqual({ active: 9, anchor: 1, chosen: new Set([1]) })
})

test('ranges tell neighbours together', () => {
  expect(rangesOf(new Set([9, 3, 1, 2, 10, 7]))).toEqual([[1, 3], [7, 7], [9, 10]])
  expect(rangesOf(all(NOTHING, 100_000).chosen)).toEqual([[0, 99_999]])
  expect(rangesOf(all(NOTHING, 0).chosen)).toEqual([])
})

test('a selection is told by ranges, and is the same again', () => {
  const selection = reach(reach(NOTHING, 2, 'only'), 4, 'range')
  expect(chosenOf(selection)).toEqual({ active: 4, anchor: 2, ranges: [[2, 4]] })
  expect(selectionOf(chosenOf(selection))).toEqual(selection)
  expect(selectionOf(chosenOf(NOTHING))).toEqual(NOTHING)
})
