/** What Decks shows, and how editions of a deck differ. */
import type { DeckLabel } from './deck-label.ts'
import type { CardCounts } from './plan.ts'

export interface DecksView {
  readonly decks: readonly DeckRow[]
  readonly deleted: readonly DeletedDeck[]
  readonly currentDeck?: string
}

export interface DeckRow extends DeckLabel {
  readonly isBundled: boolean
  readonly weeks: readonly { readonly week: number; readonly topic: string; readonly cards: number; readonly studied: number }[]
  readonly counts: CardCounts
  readonly lastStudiedMs?: number
}

export interface DeletedDeck {
  readonly id: string
  readonly title: string
  readonly deletedAtMs: number
}

/** How a deck's new edition differs from the one in the library, counted in notes. */
export interface EditionView {
  readonly deckId: string
  readonly title: string
  readonly same: number
  readonly changed: number
  readonly moved: number
  readonly added: number
  readonly removed: number
  /** Every changed, moved, new and removed note, at most as many as a person may read. */
  readonly changes: readonly EditionChange[]
}

export interface EditionChange {
  readonly kind: 'changed' | 'moved' | 'added' | 'removed'
  /** Its id in the new edition; in the old one where it is removed. */
  readonly noteId: string
  readonly before?: NoteFace
  readonly after?: NoteFace
  /** There is progress to keep or to give up. */
  readonly hasProgress: boolean
  /** The person wrote over it; that text stays whatever the deck says. */
  readonly isEdited: boolean
}

/** A note in two lines and a place. */
export interface NoteFace {
  readonly ask: string
  readonly answer: string
  readonly week: number
  readonly section: string
}
