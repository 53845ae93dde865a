import { expect, test } from 'vitest'
import { cardsOf, facesOf, holesOf, titleOf, type Note } from './card.ts'

const cloze: Note = { id: 'n', kind: 'cloze', text: '{{c1::SageMaker}}는 {{c2::훈련::무엇}}을 {{c1::맡는다}}' }

test('a basic note gives one card, and one more for its reverse', () => {
  const note: Note = { id: 'n', kind: 'basic', front: '앞', back: '뒤', reverse: true }
  expect(cardsOf(note).map((card) => [card.id, facesOf(card)])).toEqual([
    ['n', { ask: '앞', answer: '뒤' }],
    ['n~r', { ask: '뒤', answer: '앞' }],
  ])
})

test('a cloze note gives a card for each hole number, hiding all holes of that number', () => {
  expect(cardsOf(cloze).map((card) => [card.id, facesOf(card)])).toEqual([
    ['n~c1', { ask: '==[…]==는 훈련을 ==[…]==', answer: '==SageMaker==는 훈련을 ==맡는다==' }],
    ['n~c2', { ask: 'SageMaker는 ==[무엇]==을 맡는다', answer: 'SageMaker는 ==훈련==을 맡는다' }],
  ])
})

test('HTML text is marked in HTML', () => {
  const [card] = cardsOf({ id: 'n', kind: 'cloze', text: '<b>{{c1::a}}</b>', markup: 'html' })
  expect(card && facesOf(card)).toEqual({ ask: '<b><mark>[…]</mark></b>', answer: '<b><mark>a</mark></b>' })
})

test('hole 0 and text without holes give no card', () => {
  expect([holesOf('{{c0::x}} and {{c10::y}} {{c2::z}}'), cardsOf({ id: 'n', kind: 'cloze', text: 'plain' })]).toEqual([[2, 10], []])
})

test("a choice card's answer is its right options", () => {
  const options = [{ text: 'A', right: true }, { text: 'B', right: false }, { text: 'C', right: true, why: 'so' }]
  const cards = cardsOf({ id: 'n', kind: 'choice', front: 'Which two?', options })
  expect(cards.map((card) => [card.id, facesOf(card)])).toEqual([['n', { ask: 'Which two?', answer: 'A\n\nC' }]])
})

test('the title of a cloze note is its text with the holes filled', () => {
  expect(titleOf(cloze)).toBe('SageMaker는 훈련을 맡는다')
})

test.each([
  ['{{c1::a::b::hint}}', 'a::b', '==[hint]=='],
  ['{{c1::a:::b}}', 'a', '==[:b]=='],
  ['{{c1::a}} {{c1::never closed', 'a {{c1::never closed', '==[…]== {{c1::never closed'],
  ['{{c1::a}}}} {{c1::}}', 'a}} ', '==[…]==}} ==[…]=='],
])('%s hides what stands before its hint', (text, title, ask) => {
  const note: Note = { id: 'n', kind: 'cloze', text }
  const [card] = cardsOf(note)
  expect([titleOf(note), card && facesOf(card).ask]).toEqual([title, ask])
})

test('a megabyte of holes that begin costs no more than reading it', { timeout: 1000 }, () => {
  expect(holesOf(`{{c1::a}}${'{{c2::'.repeat(170_000)}`)).toEqual([1])
})
