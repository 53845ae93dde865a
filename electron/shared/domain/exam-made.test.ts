import { expect, test } from 'vitest'
import { cardKey } from './deck.ts'
import { distractorsFor, type MadeSource } from './exam-made.ts'
import { mulberry32 } from './shuffle.ts'

const source = (id: string, answer: string, section = 'S'): MadeSource => ({ key: cardKey('c', id), answer, section, week: section === 'U' ? 9 : 1 })

test('wrong options come from the section, those about as long as the right one first', () => {
  const sources = [source('asked', 'four'), source('a', 'five'), source('b', 'nine'), source('c', 'zero'), source('long', 'a far longer answer than any other'), source('away', 'seven', 'T')]
  const [made] = distractorsFor(sources.slice(0, 1), sources, mulberry32(1))
  expect(made?.toSorted()).toEqual(['c/a', 'c/b', 'c/c'])
})

test('a small section is filled from its week, and then from anywhere', () => {
  const sources = [source('asked', 'four'), source('a', 'five'), source('week', 'a very long answer indeed', 'T'), source('far', 'nine', 'U')]
  expect(distractorsFor(sources.slice(0, 1), sources, mulberry32(1))).toEqual([['c/a', 'c/week', 'c/far']])
})

test('the same answer written twice is no wrong option', () => {
  const sources = [source('asked', 'Four'), source('same', ' four '), source('a', 'five'), source('again', 'FIVE'), source('b', 'nine')]
  expect(distractorsFor(sources.slice(0, 1), sources, mulberry32(1))).toEqual([null])
})
