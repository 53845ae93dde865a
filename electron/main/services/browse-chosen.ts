import type { BrowseChosen, Ranges } from '../../shared/contract.ts'
import type { IndexedCard } from './browse-index.ts'

export const NOTHING_CHOSEN: BrowseChosen = { active: -1, anchor: -1, ranges: [] }

/**
 * The cards that were chosen in one list, by their places in another. Cards that are not in it are not chosen there. Who was
 * at one of those stays near its place, with nothing chosen by that.
 */
export function followCards(chosen: BrowseChosen, before: readonly IndexedCard[], after: readonly IndexedCard[]): BrowseChosen {
  const wanted = new CardSet(chosen.ranges.flatMap(([from, to]) => before.slice(from, to + 1)))
  const at = before[chosen.active]
  const anchor = before[chosen.anchor]
  const place = placeOf(at, after)
  const active = place < 0 ? Math.min(chosen.active, after.length - 1) : place
  return { active, anchor: anchor === undefined ? -1 : placeOf(anchor, after), ranges: rangesWhere(after, (card) => wanted.has(card)) }
}

function placeOf(wanted: IndexedCard | undefined, cards: readonly IndexedCard[]): number {
  return wanted === undefined ? -1 : cards.findIndex((one) => isSameCard(one, wanted))
}

/** A deck that changed is indexed anew, so cards are told by what they are called. */
function isSameCard(one: IndexedCard, other: IndexedCard): boolean {
  return one === other || (one.card.key === other.card.key && deckIdOf(one) === deckIdOf(other))
}

function rangesWhere(cards: readonly IndexedCard[], isMeant: (card: IndexedCard) => boolean): Ranges {
  const ranges: [number, number][] = []
  for (const [place, card] of cards.entries()) {
    const last = ranges.at(-1)
    if (!isMeant(card)) continue
    if (last && last[1] === place - 1) last[1] = place
    else ranges.push([place, place])
  }
  return ranges
}

class CardSet {
  readonly #byDeck = new Map<string, Set<string>>()

  constructor(cards: readonly IndexedCard[]) {
    for (const card of cards) {
      const keys = this.#byDeck.get(deckIdOf(card)) ?? new Set()
      this.#byDeck.set(deckIdOf(card), keys.add(card.card.key))
    }
  }

  has(card: IndexedCard): boolean {
    return this.#byDeck.get(deckIdOf(card))?.has(card.card.key) === true
  }
}

function deckIdOf({ deck }: IndexedCard): string {
  return deck.deck.head.id
}
