import { describe, expect, test } from 'vitest'
import { cardKey, type CardKey } from './deck.ts'
import { answer, type CardState, type Moment } from './schedule.ts'
import { buildQueue, type QueueCard } from './queue.ts'
import { afterAnswer, afterCram, afterUndo, isKnown, nextCards, waitUntilMs, withoutCards, type Session } from './session.ts'

const moment: Moment = { atMs: Date.parse('2026-11-23T03:00:00Z'), offsetMinutes: 540, rolloverHour: 4 }
const minutes = (count: number): number => moment.atMs + count * 60_000
const base: CardState = answer(null, 4, { ...moment, atMs: Date.parse('2026-11-01T03:00:00Z'), desiredRetention: 0.9 })
const key = (name: string): CardKey => cardKey('c', name)
const card = (name: string, note = name): QueueCard => ({ key: key(name), noteKey: note })
const review = (state: Partial<CardState>): CardState => ({ ...base, phase: 'review', ...state })
const learning = (dueAtMs: number): CardState => ({ ...base, phase: 'learning', dueAtMs, lastDay: '2026-11-23' })

function queue(cards: readonly QueueCard[], states: Readonly<Record<string, CardState>>, newLimit = 10): Session {
  return { again: [], queue: buildQueue({ cards, states: cards.map((asked) => states[asked.key]), moment, newLimit }) }
}

describe('the order', () => {
  test('due learning cards, then the reviews most at risk, then new cards in guide order', () => {
    const cards = ['new1', 'weak', 'strong', 'learn', 'new2', 'later'].map((name) => card(name))
    const session = queue(cards, {
      [key('weak')]: review({ stability: 3 }),
      [key('strong')]: review({ stability: 30 }),
      [key('learn')]: learning(minutes(-2)),
      [key('later')]: review({ intervalDays: 60 }),
    })
    expect(nextCards(session, moment.atMs, 10)).toEqual(['learn', 'weak', 'strong', 'new1', 'new2'].map(key))
  })
})

describe('answering', () => {
  test('a card in its steps comes back when its time has come', () => {
    const started = queue([card('a'), card('b')], {})
    const answered = afterAnswer(started, key('a'), learning(minutes(10)))
    expect([nextCards(answered, moment.atMs, 3), nextCards(answered, minutes(10), 3)]).toEqual([[key('b')], [key('a'), key('b')]])
  })

  test('a card that left its steps is done for today', () => {
    const done = afterAnswer(queue([card('a')], {}), key('a'), review({ intervalDays: 60 }))
    expect([nextCards(done, minutes(1000), 3), waitUntilMs(done, moment.atMs)]).toEqual([[], undefined])
  })

  test('with only waiting cards left it says until when', () => {
    const waiting = afterAnswer(queue([card('a')], {}), key('a'), learning(minutes(10)))
    expect([waitUntilMs(waiting, moment.atMs), waitUntilMs(waiting, minutes(11))]).toEqual([minutes(10), undefined])
  })

  test('a card whose answer was taken back is asked next', () => {
    const session = afterUndo(afterAnswer(queue([card('a'), card('b')], {}), key('a'), learning(minutes(10))), key('a'))
    expect(nextCards(session, moment.atMs, 3)).toEqual([key('a'), key('b')])
  })
})

test('a card is known after 21 days of stability, outside its steps', () => {
  expect(
    [review({ stability: 21 }), review({ stability: 20.9 }), { ...review({ stability: 50 }), phase: 'relearning' as const }].map(isKnown)
  ).toEqual([true, false, false])
})

describe('cramming', () => {
  test('a forgotten card comes again at the end, a recalled one does not', () => {
    const started: Session = { queue: { learning: [], reviews: ['a', 'b', 'c'].map(key), fresh: [], moreNew: 0, moreReviews: 0 }, again: [] }
    const forgotten = afterCram(started, key('a'), 1)
    expect([nextCards(forgotten, moment.atMs, 9), nextCards(afterCram(forgotten, key('b'), 3), moment.atMs, 9)]).toEqual([['b', 'c', 'a'].map(key), ['c', 'a'].map(key)])
  })
})

test('a card that was suspended meanwhile is not asked, wherever it waits', () => {
  const cards = ['a', 'b', 'c', 'd'].map((name) => card(name))
  const session = { ...queue(cards, { [key('a')]: learning(minutes(-1)), [key('b')]: review({ stability: 3 }) }), again: [key('d')] }
  expect(nextCards(withoutCards(session, new Set(['a', 'b', 'd'].map(key))), moment.atMs, 9)).toEqual([key('c')])
})
