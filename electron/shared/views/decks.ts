/** What Decks and an import show and send. */
import type { CardCounts, DeckLabel } from './plan.ts'

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

/** Files chosen in the system's dialog, or dropped on the window: then their bytes come along, never a path. */
export type ImportSource =
  | { readonly kind: 'dialog' }
  | { readonly kind: 'files'; readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[] }

export interface ImportPreview {
  /** Names the preview for `decks:import` and `decks:discard`. */
  readonly preview: string
  readonly name: string
  readonly format: 'weekdeck-json' | 'guide' | 'csv' | 'anki-text' | 'anki-package'
  readonly encoding: string
  readonly title: string
  readonly language: string
  readonly notes: number
  readonly cards: number
  readonly derived: number
  readonly weeks: readonly { readonly week: number; readonly topic: string; readonly cards: number }[]
  /** The first cards as they will look. */
  readonly sample: readonly { readonly ask: string; readonly answer: string; readonly markup: 'md' | 'html' }[]
  readonly warnings: readonly { readonly code: string; readonly count: number; readonly example: string; readonly at?: string }[]
  readonly leftOut: readonly { readonly at: string; readonly text: string; readonly reason: string }[]
  /** The edition in the library has no derived cards, so the new one is offered without them. */
  readonly isWithoutDerived: boolean
  /** The library already has this deck: what importing would do to it. */
  readonly replaces?: EditionView
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
}

/** A note in two lines and a place. */
export interface NoteFace {
  readonly ask: string
  readonly answer: string
  readonly week: number
  readonly section: string
}

/** What of a previewed deck is to be compared with the library; null answers when the library has no such deck. */
export interface CompareChoice {
  readonly preview: string
  readonly withoutDerived: boolean
}

export interface ImportChoice {
  readonly preview: string
  /** Leave derived cards out. */
  readonly withoutDerived: boolean
  /** Notes of the new edition that begin anew although they had progress. */
  readonly startOver: readonly string[]
}

export interface ImportDone {
  readonly deckId: string
  readonly title: string
  readonly cards: number
  /** The library already held exactly this. */
  readonly isUnchanged: boolean
}
