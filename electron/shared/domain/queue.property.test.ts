import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { addDays, dayNumber } from './days.ts'
import { cardKey } from './deck.ts'
import { buildQueue, type Queue, type QueueRequest } from './queue.ts'
import { answer, type CardState } from './schedule.ts'

vi.setConfig({ testTimeout: 120_000 })

const HISTORIES = 10_000
const TODAY = '2026-11-23'
const moment = { atMs: Date.parse(`${TODAY}T10:00:00Z`), offsetMinutes: 540, rolloverHour: 4 }
const base = answer(null, 4, { ...moment, desiredRetention: 0.9 })

const state: fc.Arbitrary<CardState | undefined> = fc.option(fc.record({
  phase: fc.constantFrom('learning', 'review', 'relearning'),
  stability: fc.double({ min: 0.001, max: 3000, noNaN: true }),
  ago: fc.integer({ min: -400, max: 400 }),
  intervalDays: fc.integer({ min: 1, max: 300 }),
  minutes: fc.integer({ min: -100, max: 5000 }),
}), { nil: undefined }).map((drawn) => drawn && ({
  ...base, phase: drawn.phase, stability: drawn.stability, intervalDays: drawn.phase === 'review' ? drawn.intervalDays : 0,
  lastDay: addDays(TODAY, -drawn.ago), dueAtMs: moment.atMs + drawn.minutes * 60_000,
} as const))

const request: fc.Arbitrary<QueueRequest> = fc.record({
  notes: fc.array(fc.array(fc.record({ state, isOut: fc.boolean() }), { minLength: 1, maxLength: 3 }), { maxLength: 12 }),
  newLimit: fc.integer({ min: -1, max: 8 }),
  reviewLimit: fc.option(fc.integer({ min: -1, max: 8 }), { nil: undefined }),
  mixesSiblings: fc.boolean(),
}).map(({ notes, ...limits }) => {
  const drawn = notes.flatMap(
    (cards, note) => cards.map((card, index) => ({ ...card, noteKey: `n${String(note)}`, key: cardKey('c', `${String(note)}~${String(index)}`) }))
  )
  const out = new Set(drawn.filter(({ isOut }) => isOut).map(({ key }) => key))
  return { ...limits, cards: drawn, states: drawn.map((card) => card.state), moment, isOut: (key) => out.has(key) }
})

const asked = (queue: Queue): readonly string[] => [...queue.learning.map(({ key }) => key), ...queue.reviews, ...queue.fresh]

test('no card is asked twice, none that is out, and the same every time', () => {
  fc.assert(fc.property(request, (drawn) => {
    const queue = buildQueue(drawn)
    const keys = asked(queue)
    expect([new Set(keys).size, drawn.cards.some(({ key }) => keys.includes(key) && drawn.isOut?.(key))]).toEqual([keys.length, false])
    expect(buildQueue(drawn)).toStrictEqual(queue)
  }), { numRuns: HISTORIES })
})

test('no card is lost: each is asked, counted for later, out, a sibling\'s, or not due', () => {
  fc.assert(fc.property(request, (drawn) => {
    const queue = buildQueue({ ...drawn, mixesSiblings: true })
    const there = drawn.cards.map(({ key }, place) => ({ key, state: drawn.states[place] })).filter(({ key }) => !drawn.isOut?.(key))
    const fresh = there.filter((card) => !card.state).length
    const reviews = there.filter((card) => card.state?.phase === 'review' && dayNumber(card.state.lastDay) + card.state.intervalDays <= dayNumber(TODAY)).length
    expect([queue.fresh.length + queue.moreNew, queue.reviews.length + queue.moreReviews]).toEqual([fresh, reviews])
  }), { numRuns: HISTORIES })
})

test('one card a note, unless siblings may be mixed', () => {
  fc.assert(fc.property(request, (drawn) => {
    const queue = buildQueue({ ...drawn, mixesSiblings: false })
    const notes = [...queue.reviews, ...queue.fresh].map((key) => key.split('~')[0])
    expect(new Set(notes).size).toBe(notes.length)
  }), { numRuns: HISTORIES })
})
