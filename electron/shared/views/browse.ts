/** What Browse shows and sends: the cards of the library as one long list, searched and filtered. */
import type { LocalDate } from '../domain/days.ts'
import type { CardKey } from '../domain/deck.ts'
import type { Rating } from '../domain/rating.ts'
import type { Knowledge } from '../domain/session.ts'
import type { DeckLabel } from './deck-label.ts'
import type { CardView } from './study.ts'

/** What a card may be filtered by: what is known of it, whether it is due, and its marks. */
export const CARD_STATES = ['fresh', 'learning', 'known', 'due', 'suspended', 'flagged'] as const
export type CardStateFilter = (typeof CARD_STATES)[number]

/** Which cards to show; what is left out narrows nothing. */
export interface BrowseFilter {
  /** As typed. Letters, blanks and composition do not matter, and first consonants stand for syllables. */
  readonly text: string
  readonly deckId?: string
  readonly week?: number
  /** Of the exam the deck is studied for; counts only with a deck. */
  readonly domain?: string
  readonly state?: CardStateFilter
  readonly tag?: string
}

/** Places of a search, as ranges of the first and the last. */
export type Ranges = readonly (readonly [from: number, to: number])[]

/** What a person chose in a list: cards, told by their places in the search that found them. */
export interface BrowseChosen {
  /** The card the person is at, and the one a range goes from; -1 for none. */
  readonly active: number
  readonly anchor: number
  readonly ranges: Ranges
}

/** A search; `chosen` is what was chosen in an earlier one and is looked for in the new one. */
export interface BrowseSearchRequest {
  readonly filter: BrowseFilter
  readonly chosen?: BrowseChosen & { readonly search: number }
}

/** A search and what it found. Its cards are asked for by their place in it. */
export interface BrowseResult {
  readonly search: number
  /** The same cards as were chosen before, where they are now. Cards that were not found any more are not among them. */
  readonly chosen: BrowseChosen
  /** Cards that were found, and all there are. */
  readonly count: number
  readonly total: number
  /** The first of them. */
  readonly rows: readonly BrowseRow[]
  readonly choices: BrowseChoices
}

/** What the filters offer for the chosen deck, or for all of them. */
export interface BrowseChoices {
  readonly decks: readonly DeckLabel[]
  readonly weeks: readonly number[]
  readonly domains: readonly { readonly id: string; readonly name: string }[]
  readonly tags: readonly string[]
}

/** One line of the list. */
export interface BrowseRow {
  readonly key: CardKey
  readonly deckId: string
  /** The question as plain text, cut where a line ends anyway. */
  readonly front: string
  /** 0 for a card of no week. */
  readonly week: number
  readonly state: Knowledge | 'suspended'
  readonly isFlagged: boolean
  readonly isDue: boolean
  /** Absent for a new card. */
  readonly dueDay?: LocalDate
}

/** Some rows of a search. A search that is not the latest gives none. */
export interface BrowseRowsRequest {
  readonly search: number
  readonly from: number
  readonly count: number
}

export interface BrowseCardRequest {
  readonly deckId: string
  readonly card: CardKey
}

/** One card with what is known of it. */
export interface BrowseCardView {
  readonly card: CardView
  readonly deck: DeckLabel
  readonly tags: readonly string[]
  readonly lapses: number
  /** Days until recall falls to 90 %; absent for a new card, like the two days. */
  readonly stabilityDays?: number
  readonly lastDay?: LocalDate
  readonly dueDay?: LocalDate
}

/** An answer of the past. */
export interface PastReview {
  readonly atMs: number
  readonly rating: Rating
  readonly tookMs: number
  readonly mode: 'study' | 'cram' | 'exam'
  /** Days until it came back; 0 within a learning step. */
  readonly intervalDays: number
}

export type BrowseAct = 'suspend' | 'bring-back' | 'flag' | 'unflag' | 'reset'

/** Something to do with cards of a search; `ranges` are places, the first and the last of each. */
export interface BrowseActRequest {
  readonly search: number
  readonly ranges: Ranges
  readonly act: BrowseAct
}
