/** What Study and flip-only mode show and send. */
import type { CardKey } from '../domain/deck.ts'
import type { Mark } from '../domain/marks.ts'
import type { Rating } from '../domain/rating.ts'
import type { StudyScope } from '../domain/session.ts'
import type { DeckLabel } from './deck-label.ts'

/** `extra` allows that many new cards over today's number; `isAhead` asks learning cards without waiting for their time. */
export interface StudyRequest extends StudyScope {
  readonly deckId?: string
  readonly extra?: number
  readonly isAhead?: boolean
}

/** A mark to be set on cards, or taken away. */
export interface MarksRequest {
  readonly cards: readonly CardKey[]
  readonly mark: Mark
  readonly isOn: boolean
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
  /** The schedule is left alone. */
  readonly isCram: boolean
  readonly weeks: readonly { readonly week: number; readonly topic: string }[]
  /** The card to show and the two after it; empty when the session is over. */
  readonly cards: readonly CardView[]
  /** Cards that were answered and do not come back in this session; with those that are left they are the total. */
  readonly done: number
  readonly total: number
  /** Cards left to ask, by what they are. */
  readonly left: { readonly learning: number; readonly review: number; readonly fresh: number }
  /** Answers of this session by rating, Again first. */
  readonly ratings: readonly [number, number, number, number]
  /** When the next learning card comes back, while nothing else is left. */
  readonly dueAtMs?: number
  /** Time the session's answers took. */
  readonly tookMs: number
  /** The card just answered, when it was forgotten so often that the person should hear of it. */
  readonly leech?: LeechView
  /** Told once there is nothing left to ask, because it is counted over all cards. */
  readonly summary?: SessionSummary
}

export interface LeechView {
  readonly card: CardKey
  readonly ask: string
  readonly lapses: number
}

/** What to know at the end of a session. */
export interface SessionSummary {
  readonly dueTomorrow: number
  /** New cards the plan has for tomorrow. */
  readonly newTomorrow: number
  /** New cards of the week or deck, and how many of them can be asked today over its number: of two of one note only one. */
  readonly newLeft: number
  readonly moreNew: number
  /** Cards forgotten in this session, the most often forgotten first; a few at most. */
  readonly toLookAt: readonly CardToLookAt[]
}

export interface CardToLookAt extends LeechView {
  readonly deckId: string
  readonly noteId: string
  /** How often it was forgotten in this session. */
  readonly forgotten: number
  readonly isLeech: boolean
  readonly isSuspended: boolean
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
  /** Whether the guide's section it came from can be shown. */
  readonly hasSection: boolean
  readonly isDerived: boolean
  readonly reps: number
  readonly isFlagged: boolean
  readonly isLeech: boolean
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
