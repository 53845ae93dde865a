import { describe, expect, test } from 'vitest'
import type { BrowseFilter } from '../../shared/contract.ts'
import type { CardKey } from '../../shared/domain/deck.ts'
import { Browse } from './browse.ts'
import { reviewsOf } from './card-history.ts'
import { setMarks } from './marks.ts'
import { resetCards } from './progress.ts'
import { Study } from './study.ts'
import { addEdition, context, open, step, useTestCourse } from './test-course.ts'

useTestCourse()

const keyOf = (index: number): CardKey => `guide/n${String(index)}`

async function find(filter: Partial<BrowseFilter>): Promise<readonly string[]> {
  const { rows } = await new Browse(context()).search({ filter: { text: '', ...filter } })
  return rows.map(({ key }) => key)
}

/** Answers the first cards of the day; gives the study. */
async function answer(count: number): Promise<readonly CardKey[]> {
  const study = new Study(context())
  const keys: CardKey[] = []
  let view = study.start({})
  for (let left = count; left > 0; left -= 1) {
    const key = view.cards[0]?.key ?? keyOf(0)
    keys.push(key)
    view = await study.rate({ session: view.session, card: key, rating: 4, tookMs: 3000 })
  }
  return keys
}

describe('what is found', () => {
  test('all cards in guide order, but for those kept for a paper', async () => {
    const { count, total, rows, choices } = await new Browse(context()).search({ filter: { text: '' } })
    expect([count, total, rows[0]]).toEqual([40, 40, { key: keyOf(0), deckId: 'guide', front: 'Question 0', week: 1, state: 'fresh', isFlagged: false, isDue: false }])
    expect(choices).toEqual({ decks: [{ id: 'guide', course: 'guide', title: 'Guide', language: 'en' }], weeks: [1, 2, 3, 4], domains: [], tags: [] })
  })

  test('by text, week and domain together', async () => {
    expect(await find({ text: 'QUESTION3' })).toEqual([3, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39].map(keyOf))
    expect(await find({ text: 'question 3', week: 1 })).toEqual([keyOf(3)])
    expect(await find({ deckId: 'guide', week: 1, domain: 'b' })).toEqual([1, 3, 5, 7, 9].map(keyOf))
  })

  test('by deck, though editions share their cards', async () => {
    await addEdition('korean')
    expect((await find({})).length).toBe(60)
    expect(await find({ text: 'ㅁㅇ1', deckId: 'korean', week: 1 })).toEqual([keyOf(1)])
  })

  test('by state: suspended cards are in no other', async () => {
    const [first = keyOf(0), second = keyOf(1)] = await answer(2)
    await setMarks(context(), { cards: [first], mark: 'suspended', isOn: true })
    await setMarks(context(), { cards: [second], mark: 'flagged', isOn: true })
    expect([await find({ state: 'suspended' }), await find({ state: 'flagged' }), await find({ state: 'learning' })]).toEqual([[first], [second], [second]])
    open.day = '2027-01-20'
    expect([await find({ state: 'due' }), (await find({ state: 'fresh', text: 'question' })).length]).toEqual([[second], 38])
  })
})

describe('what was chosen in a list', () => {
  const CHOSEN = { active: 2, anchor: 0, ranges: [[0, 1], [2, 2], [5, 5]] } as const

  test('is the same cards in the next one, and those that left it are chosen no more', async () => {
    const browse = new Browse(context())
    const { search } = await browse.search({ filter: { text: '', state: 'fresh' } })
    await setMarks(context(), { cards: [1, 3, 5].map(keyOf), mark: 'suspended', isOn: true })
    const { chosen, rows } = await browse.search({ filter: { text: '', state: 'fresh' }, chosen: { search, ...CHOSEN } })
    expect(chosen).toEqual({ active: 1, anchor: 0, ranges: [[0, 1]] })
    expect(rows.slice(0, 2).map(({ key }) => key)).toEqual([keyOf(0), keyOf(2)])
  })

  test('is nothing when all of it left; the person stays near', async () => {
    const browse = new Browse(context())
    const { search } = await browse.search({ filter: { text: '', state: 'fresh' } })
    await setMarks(context(), { cards: [0, 1, 2, 5].map(keyOf), mark: 'suspended', isOn: true })
    const { chosen } = await browse.search({ filter: { text: '', state: 'fresh' }, chosen: { search, ...CHOSEN } })
    expect(chosen).toEqual({ active: 2, anchor: -1, ranges: [] })
  })

  test('is told by deck, though editions share their cards', async () => {
    const browse = new Browse(context())
    const { search } = await browse.search({ filter: { text: '' } })
    await addEdition('korean')
    const { chosen, rows } = await browse.search({ filter: { text: '' }, chosen: { search, active: 0, anchor: 0, ranges: [[0, 0]] } })
    expect(chosen.ranges.map(([from, to]) => rows.slice(from, to + 1).map(({ deckId, key }) => [deckId, key]))).toEqual([[['guide', keyOf(0)]]])
  })

  test('in a search nobody remembers is nothing', async () => {
    const { chosen } = await new Browse(context()).search({ filter: { text: '' }, chosen: { search: 77, ...CHOSEN } })
    expect(chosen).toEqual({ active: -1, anchor: -1, ranges: [] })
  })
})

test('only the latest search has rows and cards', async () => {
  const browse = new Browse(context())
  const [early, late] = await Promise.all([browse.search({ filter: { text: 'question' } }), browse.search({ filter: { text: '39' } })])
  expect(browse.rows({ search: early.search, from: 0, count: 5 })).toEqual([])
  expect(browse.rows({ search: late.search, from: 0, count: 5 }).map(({ key }) => key)).toEqual([keyOf(39)])
  expect(browse.keysAt({ search: late.search, ranges: [[0, 9]] })).toEqual([keyOf(39)])
  expect(() => browse.keysAt({ search: early.search, ranges: [[0, 0]] })).toThrow('The list has changed')
})

test('a card tells what is known of it, and its answers but those taken back', async () => {
  const [first = keyOf(0)] = await answer(2)
  const { card, lapses, lastDay } = new Browse(context()).card({ deckId: 'guide', card: first })
  expect({ ask: card.ask, reps: card.reps, lapses, hasSection: card.hasSection, lastDay }).toEqual({ ask: 'Question 0', reps: 1, lapses: 0, hasSection: true, lastDay: '2026-11-23' })
  const reviews = await reviewsOf(open.dataFolder, first)
  expect(reviews.map(({ rating, tookMs, mode }) => ({ rating, tookMs, mode }))).toEqual([{ rating: 4, tookMs: 3000, mode: 'study' }])
  await step('undo')
  await step('undo')
  expect(await reviewsOf(open.dataFolder, first)).toEqual([])
})

test('chosen cards become new in one step, and come back in one', async () => {
  const [first = keyOf(0), second = keyOf(1)] = await answer(2)
  expect((await resetCards(context(), [first, keyOf(39)])).count).toBe(1)
  expect([...context().store.progress.cards.keys()]).toEqual([second])
  expect(await step('undo')).toEqual({ what: 'reset', cards: 1, scope: 'cards' })
  expect(new Set(context().store.progress.cards.keys())).toEqual(new Set([first, second]))
})
