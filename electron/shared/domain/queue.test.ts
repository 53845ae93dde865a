import { describe, expect, test } from 'vitest'
import { cardKey, type CardKey } from './deck.ts'
import { buildQueue, type Queue, type QueueCard, type QueueRequest } from './queue.ts'
import { answer, type CardState, type Moment } from './schedule.ts'

const moment: Moment = { atMs: Date.parse('2026-11-23T03:00:00Z'), offsetMinutes: 540, rolloverHour: 4 }
const minutes = (count: number): number => moment.atMs + count * 60_000
const base: CardState = answer(null, 4, { ...moment, atMs: Date.parse('2026-11-01T03:00:00Z'), desiredRetention: 0.9 })
const key = (name: string): CardKey => cardKey('c', name)
const card = (name: string, note = name): QueueCard => ({ key: key(name), noteKey: note })
/** Answered on 1 November, due after so many days. */
const review = (intervalDays: number, stability = 8): CardState => ({ ...base, intervalDays, stability })

function queue(cards: readonly QueueCard[], states: Readonly<Record<string, CardState>>, more: Partial<QueueRequest> = {}): Queue {
  return buildQueue({ cards, states: cards.map((asked) => states[asked.key]), moment, newLimit: 10, ...more })
}

describe('what is due', () => {
  test('a review is due from the day it was given, wherever the person has travelled since', () => {
    const states = { [key('a')]: review(22), [key('b')]: review(23) }
    const inMoments = [60, -720, 840].map((offsetMinutes) => queue([card('a'), card('b')], states, { moment: { ...moment, offsetMinutes } }).reviews)
    expect(inMoments).toEqual([[key('a')], [], [key('a')]])
  })

  test('most at risk first, equal risks in guide order', () => {
    const states = { [key('a')]: review(8, 30), [key('b')]: review(8, 3), [key('c')]: review(8, 30), [key('d')]: review(8, 1) }
    expect(queue(['a', 'b', 'c', 'd'].map((name) => card(name)), states).reviews).toEqual(['d', 'b', 'a', 'c'].map(key))
  })

  test('a step left behind by a clock set back is asked at once', () => {
    const state: CardState = { ...base, phase: 'learning', lastDay: '2027-11-23', dueAtMs: Date.parse('2027-11-23T03:10:00Z') }
    expect(queue([card('a')], { [key('a')]: state }).learning).toEqual([{ key: key('a'), dueAtMs: moment.atMs }])
  })
})

describe('limits', () => {
  test('new cards stop at the day number, and the rest is told', () => {
    expect(queue(['a', 'b', 'c'].map((name) => card(name)), {}, { newLimit: 2 })).toEqual(
      { learning: [], reviews: [], fresh: [key('a'), key('b')], moreNew: 1, moreReviews: 0 }
    )
  })

  test('reviews stop where the day has no room, learning cards do not', () => {
    const step: CardState = { ...base, phase: 'learning', dueAtMs: minutes(-2), lastDay: '2026-11-23' }
    const built = queue(['a', 'b', 'l'].map((name) => card(name)), { [key('a')]: review(8, 9), [key('b')]: review(8, 3), [key('l')]: step }, { reviewLimit: 1 })
    expect(built).toEqual({ learning: [{ key: key('l'), dueAtMs: minutes(-2) }], reviews: [key('b')], fresh: [], moreNew: 0, moreReviews: 1 })
  })

  test('a limit below zero is none at all', () => {
    expect(queue([card('a')], {}, { newLimit: -3, reviewLimit: -1 })).toEqual({ learning: [], reviews: [], fresh: [], moreNew: 1, moreReviews: 0 })
  })
})

describe('what is left out', () => {
  test('two cards of one note are not asked on one day', () => {
    const cards = [card('n~c1', 'n'), card('n~c2', 'n'), card('m', 'm'), card('m~r', 'm')]
    const states = { [key('m')]: { ...review(60), lastDay: '2026-11-23' } }
    expect(queue(cards, states).fresh).toEqual([key('n~c1')])
  })

  test('suspended and buried cards, without burying their siblings', () => {
    const cards = [card('n~c1', 'n'), card('n~c2', 'n'), card('due')]
    const isOut = (asked: CardKey): boolean => asked === key('n~c1') || asked === key('due')
    expect(queue(cards, { [key('due')]: review(8) }, { isOut })).toEqual({ learning: [], reviews: [], fresh: [key('n~c2')], moreNew: 0, moreReviews: 0 })
  })
})

test('sweep cards come after what is due, each once', () => {
  const states = { [key('due')]: review(8), [key('far')]: review(60), [key('out')]: review(60) }
  const built = queue(
    ['due', 'far', 'out', 'new'].map((name) => card(name)), states, { sweep: [key('far'), key('due'), key('out')], isOut: (asked) => asked === key('out') }
  )
  expect([built.reviews, built.fresh]).toEqual([[key('due'), key('far')], [key('new')]])
})
