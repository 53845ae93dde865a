import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { CardView, FlipRequest, FlipView } from '../../electron/shared/contract.ts'
import { api } from '../api/api.ts'
import { moved, PAGE_SIZE, pagesAround } from './flip-window.ts'
import type { Trouble } from './study.ts'

type FlipScope = Pick<FlipRequest, 'deckId' | 'week'>

/** Leafing through cards in guide order or shuffled. Nothing of it is written down. */
export const useFlipStore = defineStore('flip', () => {
  const view = shallowRef<Omit<FlipView, 'cards' | 'from'> | null>(null)
  const cards = shallowRef<ReadonlyMap<number, CardView>>(new Map())
  const position = shallowRef(0)
  const isRevealed = shallowRef(false)
  const seed = shallowRef<number>()
  const trouble = shallowRef<Trouble | null>(null)
  let scope: FlipScope = {}
  let asked = new Set<number>()

  const card = computed(() => cards.value.get(position.value) ?? null)

  /** Goes on where the person was in this week or deck, or begins it. */
  async function open(next: FlipScope): Promise<void> {
    if (view.value && next.deckId === scope.deckId && next.week === scope.week) return
    scope = next
    seed.value = undefined
    await restart()
  }

  async function restart(): Promise<void> {
    view.value = null
    cards.value = new Map()
    asked = new Set()
    position.value = 0
    isRevealed.value = false
    trouble.value = null
    await load()
  }

  async function load(): Promise<void> {
    const pages = pagesAround(position.value, view.value?.total ?? 0).filter((from) => !asked.has(from))
    await Promise.all(pages.map(loadPage))
  }

  async function loadPage(from: number): Promise<void> {
    const round = asked
    round.add(from)
    const order = seed.value === undefined ? {} : { seed: seed.value }
    const result = await api['flip:show']({ ...scope, ...order, from, count: PAGE_SIZE })
    if (round !== asked) return
    if (!result.ok) {
      round.delete(from)
      trouble.value = { failure: result.error, retry: load }
      return
    }
    const { cards: page, from: first, ...rest } = result.value
    trouble.value = null
    view.value = rest
    cards.value = new Map([...cards.value, ...page.map((one, index) => [first + index, one] as const)])
  }

  /** Texts changed behind the screen: the cards around this one are asked for again, and stay in sight until they come. */
  async function refresh(): Promise<void> {
    if (!view.value) return
    asked = new Set()
    await load()
  }

  /** Moves by some cards; the new one shows its question. */
  async function move(steps: number): Promise<void> {
    const next = moved(position.value, steps, view.value?.total ?? 0)
    if (next === position.value) return
    position.value = next
    isRevealed.value = false
    await load()
  }

  function turn(): void {
    if (card.value) isRevealed.value = !isRevealed.value
  }

  /** Puts the cards in another order, or back into the guide's. */
  async function setShuffled(isShuffled: boolean, random: () => number = Math.random): Promise<void> {
    seed.value = isShuffled ? Math.floor(random() * 2 ** 31) : undefined
    await restart()
  }

  /** Another deck became the current one: the next opening begins anew. */
  function forget(): void {
    view.value = null
  }

  return { view, card, position, isRevealed, seed, trouble, open, forget, refresh, move, turn, setShuffled }
})
