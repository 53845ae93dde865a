import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cardKey, type CardKey } from './deck.ts'
import { answer, type CardState, type Moment } from './schedule.ts'
import { buildQueue, type QueueCard } from './queue.ts'
import { afterAnswer, afterCram, cardsLeft, isKnown, knowledgeOf, nextCards, sessionNow, waitUntilMs, type Session } from './session.ts'

const moment: Moment = { atMs: Date.parse('2026-11-23T03:00:00Z'), offsetMinutes: 540, rolloverHour: 4 }
const minutes = (count: number): number => moment.atMs + count * 60_000
const base: CardState = answer(null, 4, { ...moment, atMs: Date.parse('2026-11-01T03:00:00Z'), desiredRetention: 0.9 })
const key = (name: string): CardKey => cardKey('c', name)
const card = (name: string, note = name): QueueCard => ({ key: key(name), noteKey: note })
const review = (state: Partial<CardState>): CardState => ({ ...base, phase: 'review', ...state })
const learning = (dueAtMs: number): CardState => ({ ...base, phase: 'learning', dueAtMs, lastDay: '2026-11-23' })

function queue(cards: readonly QueueCard[], states: Readonly<Record<string, CardState>>, newLimit = 10): Session {
  return { again: [], through: [], queue: buildQueue({ cards, states: cards.map((asked) => states[asked.key]), moment, newLimit }) }
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

  test('the card is left until it is through: left and done are always the total', () => {
    const started = queue([card('a'), card('b')], {})
    const once = afterAnswer(started, key('a'), learning(minutes(10)))
    const twice = afterAnswer(once, key('a'), review({ intervalDays: 3 }))
    expect([started, once, twice].map((session) => [session.through.length, cardsLeft(session)])).toEqual([[0, 2], [0, 2], [1, 1]])
  })
})

test('a card is known after 21 days of stability, outside its steps', () => {
  expect(
    [review({ stability: 21 }), review({ stability: 20.9 }), { ...review({ stability: 50 }), phase: 'relearning' as const }].map(isKnown)
  ).toEqual([true, false, false])
})

describe('cramming', () => {
  test('a forgotten card comes again at the end, a recalled one does not', () => {
    const started: Session = { queue: { learning: [], reviews: ['a', 'b', 'c'].map(key), fresh: [], moreNew: 0, moreReviews: 0 }, again: [], through: [] }
    const forgotten = afterCram(started, key('a'), 1)
    expect([nextCards(forgotten, moment.atMs, 9), nextCards(afterCram(forgotten, key('b'), 3), moment.atMs, 9)]).toEqual([['b', 'c', 'a'].map(key), ['c', 'a'].map(key)])
  })
})

test('every screen calls a card by what is known of it', () => {
  expect([undefined, learning(minutes(1)), review({ stability: 20 }), review({ stability: 21 })].map(knowledgeOf)).toEqual(['fresh', 'learning', 'learning', 'known'])
})

describe('a session where something else than an answer happened', () => {
  const asked = queue(['a', 'b', 'c', 'd'].map((name) => card(name)), { [key('a')]: learning(minutes(-1)), [key('b')]: review({ stability: 3 }) }).queue
  const states: Readonly<Record<string, CardState>> = { [key('a')]: learning(minutes(-1)), [key('b')]: review({ stability: 3 }) }
  const now = (more: Partial<Parameters<typeof sessionNow>[0]>): Session => sessionNow({ asked, answers: [], stateOf: (one) => states[one], isOut: () => false, moment, ...more })
  const told = (session: Session): unknown => [nextCards(session, moment.atMs, 9), session.through, cardsLeft(session)]

  test('asks what it asked', () => {
    expect(told(now({}))).toEqual([['a', 'b', 'c', 'd'].map(key), [], 4])
  })

  test('asks a card first whose answer was taken back, and counts it as left', () => {
    expect(told(now({ answers: [{ card: key('b'), rating: 3 }], again: [key('d')] }))).toEqual([['d', 'a', 'c'].map(key), [key('b')], 3])
  })

  test('leaves out what was suspended, wherever it waits, unless it was answered', () => {
    const out = new Set(['a', 'b', 'd'].map(key))
    expect(told(now({ answers: [{ card: key('b'), rating: 3 }], again: [key('d')], isOut: (one) => out.has(one) }))).toEqual([[key('c')], [key('b')], 1])
  })

  test('asks a card once more that was reset', () => {
    expect(told(now({ answers: [{ card: key('b'), rating: 3 }], stateOf: () => undefined }))).toEqual([['a', 'b', 'c', 'd'].map(key), [], 4])
  })
})

describe('whatever is done in a session', () => {
  type Step =
    | { readonly kind: 'rate'; readonly rating: 1 | 2 | 3 | 4 }
    | { readonly kind: 'undo' } | { readonly kind: 'redo' }
    | { readonly kind: 'suspend' | 'reset'; readonly card: number }
  const step: fc.Arbitrary<Step> = fc.oneof(
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('rate' as const), rating: fc.constantFrom(1, 2, 3, 4) }) },
    { weight: 2, arbitrary: fc.constantFrom({ kind: 'undo' as const }, { kind: 'redo' as const }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('suspend' as const, 'reset' as const), card: fc.nat(5) }) },
  )

  /** A person at a session of six cards; `states` are what is known of them after the answers that stand. */
  class Walk {
    readonly cards = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => card(name))
    readonly states = new Map<CardKey, CardState>([[key('a'), learning(minutes(-1))], [key('b'), review({ stability: 3 })], [key('c'), review({ stability: 9 })]])
    readonly asked = buildQueue({ cards: this.cards, states: this.cards.map((one) => this.states.get(one.key)), moment, newLimit: 9 })
    readonly out = new Set<CardKey>()
    answers: { readonly card: CardKey; readonly rating: 1 | 2 | 3 | 4; readonly before: CardState | undefined; readonly after: CardState }[] = []
    undone: typeof this.answers = []
    again: readonly CardKey[] = []
    session = this.#now()

    take(one: Step): void {
      if (one.kind === 'rate') this.#rate(one.rating)
      else {
        this.#change(one)
        this.session = this.#now()
      }
    }

    #now(): Session {
      const { asked, answers, again, states, out } = this
      return sessionNow({ asked, answers, again, stateOf: (one) => states.get(one), isOut: (one) => out.has(one), moment })
    }

    #rate(rating: 1 | 2 | 3 | 4): void {
      const [asking] = nextCards(this.session, minutes(20), 1)
      if (asking === undefined) return
      const before = this.states.get(asking)
      const after = answer(before ?? null, rating, { ...moment, desiredRetention: 0.9 })
      this.states.set(asking, after)
      this.answers = [...this.answers, { card: asking, rating, before, after }]
      this.undone = []
      this.session = afterAnswer(this.session, asking, after)
      this.again = this.session.again
    }

    #change(one: Exclude<Step, { kind: 'rate' }>): void {
      if (one.kind === 'undo') this.#undo()
      else if (one.kind === 'redo') this.#redo()
      else {
        const { key: chosen } = this.cards[one.card] ?? card('a')
        if (one.kind === 'reset') this.states.delete(chosen)
        else if (!this.out.delete(chosen)) this.out.add(chosen)
      }
    }

    #undo(): void {
      const last = this.answers.at(-1)
      if (!last) return
      this.answers = this.answers.slice(0, -1)
      this.undone = [...this.undone, last]
      this.again = [last.card, ...this.again]
      if (last.before) this.states.set(last.card, last.before)
      else this.states.delete(last.card)
    }

    #redo(): void {
      const last = this.undone.at(-1)
      if (!last) return
      this.undone = this.undone.slice(0, -1)
      this.answers = [...this.answers, last]
      this.again = this.again.filter((one) => one !== last.card)
      this.states.set(last.card, last.after)
    }
  }

  test('every card is in one place, and done and left are the cards there are', () => {
    fc.assert(fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const walk = new Walk()
      for (const one of steps) {
        walk.take(one)
        const { through, again, queue: { learning: inSteps, reviews, fresh } } = walk.session
        const places = [...through, ...again, ...inSteps.map((waiting) => waiting.key), ...reviews, ...fresh]
        const there = walk.cards.map((asking) => asking.key).filter((asking) => !walk.out.has(asking) || walk.answers.some((given) => given.card === asking))
        expect(places.toSorted()).toEqual(there.toSorted())
        expect(through.length + cardsLeft(walk.session)).toBe(there.length)
      }
    }), { numRuns: 500 })
  })

  test('taking every answer back asks everything again', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom(1, 2, 3, 4), { maxLength: 20 }), (ratings) => {
      const walk = new Walk()
      for (const rating of ratings) walk.take({ kind: 'rate', rating })
      ratings.forEach(() => { walk.take({ kind: 'undo' }) })
      expect([walk.session.through, cardsLeft(walk.session), new Set(nextCards(walk.session, minutes(20), 9))]).toEqual([[], 6, new Set(walk.cards.map((one) => one.key))])
    }))
  })
})
