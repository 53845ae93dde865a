import { expect, test } from 'vitest'
import { cardKey } from './deck.ts'
import { missesIn, weakSpots, type WeakRequest } from './exam-weak.ts'
import type { Outlook } from './outlook.ts'

/** Four sections of one card each, one domain a pair; what studying today adds to each. */
const SECTIONS = [{ section: 'a', gain: 0.15 }, { section: 'b', gain: 0.2 }, { section: 'c', gain: 0.3 }, { section: 'd', gain: 0.4 }]
const cards: WeakRequest['cards'] = SECTIONS.map(({ section }, index) => ({ key: cardKey('x', section), week: 1, domain: index < 2 ? 'first' : 'second', section }))
const outlook = { stopped: Float64Array.from(SECTIONS, () => 0.5), studiedToday: Float64Array.from(SECTIONS, ({ gain }) => 0.5 + gain) } as unknown as Outlook
const NO_MISSES = { byDomain: new Map<string, number>(), byWeek: new Map<number, number>() }

const spots = (over: Partial<WeakRequest>): readonly string[] =>
  weakSpots({ cards, outlook, misses: NO_MISSES, returned: [], ...over }).map((place) => cards[place]?.section ?? '')

test('without a paper the three sections to which a day adds most', () => {
  expect(spots({})).toEqual(['d', 'c', 'b'])
})

test('a domain that papers missed outweighs one that recall alone calls weaker', () => {
  expect(spots({ misses: { ...NO_MISSES, byDomain: new Map([['first', 1]]) } })).toEqual(['b', 'a', 'd'])
})

test('cards behind misses come first, in their order, and once', () => {
  expect(spots({ returned: [cardKey('x', 'a'), cardKey('x', 'd'), cardKey('x', 'gone')] })).toEqual(['a', 'd', 'c', 'b'])
})

test('nothing is weak where studying adds nothing', () => {
  expect(spots({ outlook: { stopped: Float64Array.from([1, 1, 1, 1]), studiedToday: Float64Array.from([1, 1, 1, 1]) } as unknown as Outlook })).toEqual([])
})

test('papers that were not handed in tell nothing', () => {
  expect(missesIn([])).toEqual({ byDomain: new Map(), byWeek: new Map() })
})
