/** What Study and flip-only mode show and send. */
import type { CardKey } from '../domain/deck.ts'
import type { Topic } from '../domain/readiness.ts'
import type { Rating } from '../domain/schedule.ts'
import type { DeckLabel } from './plan.ts'

/**
 * `week` narrows the session to one week; `extra` allows that many new cards over today's number; `isAhead` asks
 * learning cards without waiting for their time. `topic` asks the topic's weakest cards instead, due or not.
 */
export interface StudyRequest {
  readonly deckId?: string
  readonly week?: number
  readonly extra?: number
  readonly isAhead?: boolean
  readonly topic?: Topic
}

export interface StudyAnswer {
  readonly session: string
  readonly card: CardKey
  readonly rating: Rating
  readonly tookMs: number
}

export interface StudyView {
  readonly session: string
  readonly deck: DeckLabel
  readonly week?: number
  readonly weeks: readonly { readonly week: number; readonly topic: string }[]
  /** The card to show and the two after it; empty when the session is over. */
  readonly cards: readonly CardView[]
  readonly done: number
  readonly left: { readonly learning: number; readonly review: number; readonly fresh: number }
  /** Answers of this session by rating, Again first. */
  readonly ratings: readonly [number, number, number, number]
  /** How long until the next learning card comes back, while nothing else is left. */
  readonly waitMs?: number
  /** Told once there is nothing left to ask; 0 before, because counting goes over all cards. */
  readonly dueTomorrow: number
  /** New cards of the week or deck beyond today's number. */
  readonly moreNew: number
  readonly canUndo: boolean
}

/** One card as it is shown. Texts are Markdown or HTML by `markup`; words to mark are written `==so==`. */
export interface CardView {
  readonly key: CardKey
  readonly deckId: string
  readonly noteId: string
  readonly kind: 'basic' | 'cloze' | 'choice'
  readonly markup: 'md' | 'html'
  readonly ask: string
  readonly answer: string
  readonly explanation?: string
  readonly options?: readonly OptionView[]
  readonly week?: number
  readonly domain?: string
  readonly headings: readonly string[]
  readonly isDerived: boolean
  readonly reps: number
  /** Chance of recalling it now, 0–1; absent for a new card. */
  readonly retrievability?: number
  /** Milliseconds until the card comes back after each rating, Again first; absent in flip-only mode. */
  readonly intervalsMs?: readonly [number, number, number, number]
}

export interface OptionView {
  readonly text: string
  readonly right: boolean
  readonly why?: string
}

/** A window onto the cards of a week or deck, in guide order or shuffled by `seed`. */
export interface FlipRequest {
  readonly deckId?: string
  readonly week?: number
  readonly seed?: number
  readonly from: number
  readonly count: number
}

export interface FlipView {
  readonly deck: DeckLabel
  readonly week?: number
  readonly weeks: readonly { readonly week: number; readonly topic: string }[]
  readonly total: number
  readonly from: number
  readonly cards: readonly CardView[]
}

export interface SectionRequest {
  readonly deckId: string
  readonly noteId: string
}

/** The part of the guide a card came from, as Markdown. */
export interface SectionView {
  readonly headings: readonly string[]
  readonly file: string
  readonly line: number
  readonly markdown: string
}
