import { describe, expect, test } from 'vitest'
import type { CardView, OptionView } from '../../electron/shared/contract.ts'
import { choose, isRight, letterOf, ratingOfSpace, takesSeveral } from './choice.ts'

const options = (...right: readonly boolean[]): readonly OptionView[] => right.map((isOne, index) => ({ text: letterOf(index), right: isOne }))
const one = options(false, true, false)
const two = options(true, false, true)

function card(shown?: readonly OptionView[]): CardView {
  const plain = { key: 'c/1', deckId: 'd', noteId: '1', kind: 'basic', markup: 'md', ask: 'a', answer: 'b', headings: [], hasSection: false, isDerived: false, reps: 0, isFlagged: false, isLeech: false } as const
  return shown ? { ...plain, kind: 'choice', options: shown } : plain
}

test('one right option makes a single choice, two make a multiple one', () => {
  expect([takesSeveral(one), takesSeveral(two)]).toEqual([false, true])
})

describe('choosing', () => {
  test('another option replaces the chosen one', () => {
    expect(choose(one, [0], 2)).toEqual([2])
  })

  test('where several are right options are added and taken away', () => {
    expect([choose(two, [2], 0), choose(two, [0, 2], 0)]).toEqual([[0, 2], [2]])
  })

  test('a letter without an option changes nothing', () => {
    expect(choose(one, [1], 5)).toEqual([1])
  })
})

test('only the whole right set is right', () => {
  expect([isRight(one, [1]), isRight(one, [0]), isRight(two, [0]), isRight(two, [0, 2]), isRight(two, [0, 1, 2])]).toEqual([true, false, false, true, false])
})

test('Space means Good, and Again after a wrong choice', () => {
  expect([ratingOfSpace(card(), []), ratingOfSpace(card(one), [1]), ratingOfSpace(card(one), [0]), ratingOfSpace(card(one), [])]).toEqual([3, 3, 1, 3])
})

test('letters go on as numbers after Z', () => {
  expect([letterOf(0), letterOf(25), letterOf(26)]).toEqual(['A', 'Z', '27'])
})
