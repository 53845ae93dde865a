import { facesOf } from '../../shared/domain/card.ts'
import type { LibraryCard, LibraryDeck } from './library-deck.ts'
import { plainText } from './plain-text.ts'
import { searchText } from './search-pattern.ts'
import { inTurns } from './turns.ts'

/** A card as it is searched. */
export interface IndexedCard {
  readonly card: LibraryCard
  readonly deck: LibraryDeck
  readonly front: string
  /** All that can be found of it, made by `searchText`. */
  readonly text: string
}

const FRONT_LENGTH = 240
/** Longer texts are found by their beginning. */
const TEXT_LENGTH = 4000

/** All cards of the decks as they are searched, deck by deck in guide order. A deck is read once, until it changes. */
export class BrowseIndex {
  #parts = new Map<LibraryDeck, Promise<readonly IndexedCard[]>>()
  #all: readonly IndexedCard[] = []

  /** The cards of these decks. The same list as before as long as nothing changed. */
  async of(decks: readonly LibraryDeck[]): Promise<readonly IndexedCard[]> {
    const known = this.#parts
    const isSame = known.size === decks.length && decks.every((deck) => known.has(deck))
    this.#parts = new Map(decks.map((deck) => [deck, known.get(deck) ?? indexDeck(deck)]))
    const parts = await Promise.all(this.#parts.values())
    if (!isSame || this.#all.length === 0) this.#all = parts.flat()
    return this.#all
  }
}

async function indexDeck(deck: LibraryDeck): Promise<readonly IndexedCard[]> {
  const cards: IndexedCard[] = []
  await inTurns(deck.cards.length, { work: (place) => {
    const card = deck.cards[place]
    if (card) cards.push(indexCard(deck, card))
  } })
  return cards
}

function indexCard(deck: LibraryDeck, card: LibraryCard): IndexedCard {
  const { note } = card.card
  const { ask, answer } = facesOf(card.card)
  const front = plainText(ask, note.markup)
  const tags = note.tags?.map((tag) => ` ${tag}`).join('') ?? ''
  const text = searchText(`${front}\n${plainText(answer, note.markup)}${tags}`.slice(0, TEXT_LENGTH))
  return { card, deck, front: front.slice(0, FRONT_LENGTH), text }
}
