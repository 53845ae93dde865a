import { expect, test } from 'vitest'
import { cardKey } from './deck.ts'
import { asOption, distractorsFor, type MadeSource } from './exam-made.ts'
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
  const sources = [source('asked', 'Four'), source('same', ' four '), source('a', 'five'), source('again', 'FIVE [docs](x)'), source('b', 'nine')]
  expect(distractorsFor(sources.slice(0, 1), sources, mulberry32(1))).toEqual([null])
})

test('an option has no links at its end; others, pictures and an answer that is a link stay', () => {
  const answers = ['Two or more [docs](https://a.example/x)', 'One\n[docs](https://a.example) [more](https://b.example)\n', 'See [docs](x) first', 'A chart ![chart](a.png)', '[docs](x)', '']
  expect(answers.map(asOption)).toEqual(['Two or more', 'One', 'See [docs](x) first', 'A chart ![chart](a.png)', '[docs](x)', ''])
})
