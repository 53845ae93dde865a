import { describe, expect, test } from 'vitest'
import { cardKey } from './deck.ts'
import { changeMarks, hasMark, isOutOn, type CardMarks } from './marks.ts'

const [a, b, c] = ['a', 'b', 'c'].map((name) => cardKey('c', name)) as [ReturnType<typeof cardKey>, ReturnType<typeof cardKey>, ReturnType<typeof cardKey>]
const today = '2026-11-23'
const marks = new Map<typeof a, CardMarks>([[a, { isSuspended: true }], [b, { buriedOn: '2026-11-22', isFlagged: true }]])

describe('a change of marks', () => {
  test('adds to the marks a card has, and leaves out cards that have it already', () => {
    expect(changeMarks(marks, { cards: [a, b, c], mark: 'suspended', isOn: true, today })).toEqual({
      before: { [b]: { buriedOn: '2026-11-22', isFlagged: true }, [c]: null },
      after: { [b]: { buriedOn: '2026-11-22', isFlagged: true, isSuspended: true }, [c]: { isSuspended: true } },
    })
  })

  test('a card without any mark is not kept', () => {
    expect(changeMarks(marks, { cards: [a, c], mark: 'suspended', isOn: false, today })).toEqual({ before: { [a]: { isSuspended: true } }, after: { [a]: null } })
  })

  test('a card buried yesterday is buried anew', () => {
    expect(changeMarks(marks, { cards: [b], mark: 'buried', isOn: true, today }).after).toEqual({ [b]: { buriedOn: today, isFlagged: true } })
  })
})

test('what is out today: suspended, or buried today', () => {
  expect([a, b, c].map((key) => isOutOn(marks.get(key), today))).toEqual([true, false, false])
  expect(isOutOn(marks.get(b), '2026-11-22')).toBe(true)
  expect([hasMark(marks.get(b), 'flagged', today), hasMark(marks.get(b), 'buried', today), hasMark(undefined, 'flagged', today)]).toEqual([true, false, false])
})
