import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { FlipRequest, FlipView } from '../../electron/shared/contract.ts'
import type { Result } from '../../electron/shared/errors.ts'
import { moved, pagesAround } from './flip-window.ts'
import { useFlipStore } from './flip.ts'

const main = vi.hoisted(() => ({ 'flip:show': vi.fn() }))
vi.mock('../api/api.ts', () => ({ api: main }))

const TOTAL = 50

/** Fifty cards called by their number; shuffled ones count down. */
function show({ from, count, seed }: FlipRequest): Result<FlipView> {
  const name = (index: number): string => String(seed === undefined ? index : TOTAL - 1 - index)
  const cards = Array.from({ length: Math.min(count, TOTAL - from) }, (_unused, index) => ({
    key: `c/${name(from + index)}` as const, deckId: 'd', noteId: 'n', kind: 'basic' as const, markup: 'md' as const,
    ask: '', answer: '', headings: [], hasSection: false, isDerived: false, reps: 0, isFlagged: false, isLeech: false,
  }))
  return { ok: true, value: { deck: { id: 'd', course: 'c', title: 'Deck', language: 'ko' }, weeks: [], total: TOTAL, from, cards } }
}

const pagesAsked = (): readonly number[] => main['flip:show'].mock.calls.map(([request]) => (request as FlipRequest).from)

beforeEach(() => {
  vi.resetAllMocks()
  main['flip:show'].mockImplementation((request: FlipRequest) => Promise.resolve(show(request)))
  setActivePinia(createPinia())
})

test.each([
  [0, 0, [0]],
  [0, 50, [0]],
  [14, 50, [0]],
  [15, 50, [0, 20]],
  [22, 50, [20, 0]],
  [49, 50, [40]],
])('at card %d of %d the pages held are %j', (position, total, pages) => {
  expect(pagesAround(position, total)).toEqual(pages)
})

test('moving stops at both ends', () => {
  expect([moved(0, -1, 3), moved(2, 1, 3), moved(0, Infinity, 3), moved(0, 1, 0)]).toEqual([0, 2, 2, 0])
})

describe('leafing', () => {
  test('fetches the next page before it is reached, and each page once', async () => {
    const flip = useFlipStore()
    await flip.open({})
    for (let step = 0; step < 30; step += 1) await flip.move(1)
    expect([flip.card?.key, pagesAsked()]).toEqual(['c/30', [0, 20]])
  })

  test('turns a card over and back, and shows the next one by its question', async () => {
    const flip = useFlipStore()
    await flip.open({})
    flip.turn()
    const turned = flip.isRevealed
    flip.turn()
    const back = flip.isRevealed
    flip.turn()
    await flip.move(1)
    expect([turned, back, flip.isRevealed, flip.position]).toEqual([true, false, false, 1])
  })

  test('shuffling starts at the first card of another order, and the order holds over pages', async () => {
    const flip = useFlipStore()
    await flip.open({ week: 3 })
    await flip.move(4)
    await flip.setShuffled(true, () => 0.5)
    await flip.move(Infinity)
    expect([flip.position, flip.card?.key, main['flip:show'].mock.calls.at(-1)]).toEqual([49, 'c/0', [{ week: 3, seed: 2 ** 30, from: 40, count: 20 }]])
  })

  test('opening the same week again keeps the place, another week does not', async () => {
    const flip = useFlipStore()
    await flip.open({ week: 1 })
    await flip.move(3)
    await flip.open({ week: 1 })
    const kept = flip.position
    await flip.open({ week: 2 })
    expect([kept, flip.position]).toEqual([3, 0])
  })

  test('a page that cannot be read says why, and trying again reads it', async () => {
    const flip = useFlipStore()
    main['flip:show'].mockResolvedValueOnce({ ok: false, error: { code: 'deck-missing', message: 'x' } })
    await flip.open({})
    const code = flip.trouble?.failure.code
    await flip.trouble?.retry()
    expect([code, flip.trouble, flip.card?.key]).toEqual(['deck-missing', null, 'c/0'])
  })
})
