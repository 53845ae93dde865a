/** What the mock exam shows and sends. */
import type { Attempt, Confidence, ExamAnswer, ExamEnd, ExamMode, PaperKind } from '../domain/exam-attempt.ts'
import type { ExamScore, Tally } from '../domain/exam-score.ts'
import type { LinkReason } from '../domain/exam-links.ts'
import type { Shortfall } from '../domain/exam-paper.ts'
import type { CardKey, Exam } from '../domain/deck.ts'
import type { DeckLabel } from './deck-label.ts'

/** A paper that can be sat, with how many questions it has and how long it takes under time. */
export interface PaperOffer {
  readonly paper: PaperKind
  readonly questions: number
  readonly minutes: number
  /** A fixed paper that was sat already. */
  readonly isSat: boolean
}

/** The Exam screen before and between papers. */
export interface ExamHome {
  readonly deck: DeckLabel | null
  readonly exam?: Exam
  readonly weeks: readonly { readonly week: number; readonly topic: string }[]
  readonly papers: readonly PaperOffer[]
  /** Questions are made of basic cards, because the deck has no choice cards. */
  readonly isMade: boolean
  /** Cards a question can be drawn from. */
  readonly available: number
  /** Domains of the exam that weigh nothing, so that only left-over questions come from them. */
  readonly weightless: readonly string[]
  /** Newest first. */
  readonly attempts: readonly AttemptSummary[]
}

export interface AttemptSummary {
  readonly id: string
  readonly title: string
  readonly paper: PaperKind
  /** What the paper's domain is called, for one of a domain. */
  readonly domain?: string
  readonly mode: ExamMode
  readonly startedAtMs: number
  readonly usedMs: number
  readonly questions: number
  readonly answered: number
  readonly endedAtMs?: number
  readonly leftMs?: number
  /** Told once it ended. */
  readonly score?: Pick<ExamScore, 'right' | 'total' | 'scaled' | 'hasPassed'>
  readonly pass?: number
}

export interface PaperRequest {
  readonly deckId?: string
  readonly paper: PaperKind
  readonly mode: ExamMode
  /** Chooses questions and orders; drawn when left out. */
  readonly seed?: number
}

/** A question as it is put; nothing here tells what is right. */
export interface ExamQuestionView {
  readonly markup: 'md' | 'html'
  readonly ask: string
  /** In the order shown. */
  readonly options: readonly string[]
  /** How many are to be chosen. */
  readonly picks: number
  readonly domain?: string
  readonly isMade: boolean
  /** The question is not in the deck any more, or was changed since the paper was drawn. */
  readonly isGone: boolean
  /** What was right and why; in practice mode once it was checked, and in a result. */
  readonly explained?: Explained
}

export interface Explained {
  /** Shown places. */
  readonly right: readonly number[]
  readonly isRight: boolean
  /** By shown place. */
  readonly whys: readonly (string | null)[]
  readonly explanation?: string
  readonly deckId: string
  readonly noteId: string
  readonly headings: readonly string[]
  /** Whether the guide's section it came from can be shown. */
  readonly hasSection: boolean
}

/** Whether the deck a paper was drawn from is still there. */
export type DeckPresence = 'there' | 'deleted' | 'gone'

export interface SittingView {
  readonly id: string
  readonly title: string
  readonly language: string
  readonly paper: PaperKind
  readonly domain?: string
  readonly mode: ExamMode
  readonly minutes?: number
  readonly usedMs: number
  readonly leftMs?: number
  readonly isEnded: boolean
  readonly presence: DeckPresence
  readonly questions: readonly ExamQuestionView[]
  readonly answers: readonly (ExamAnswer | null)[]
  /** Domains that had too few questions when the paper was drawn. */
  readonly shortfalls: readonly (Shortfall & { readonly name: string })[]
}

export interface AnswerGiven {
  readonly attempt: string
  readonly place: number
  readonly answer: ExamAnswer
}

/** What keeping an answer found out. */
export interface AnswerKept {
  readonly usedMs: number
  readonly leftMs?: number
  /** The time was up: this answer came too late. */
  readonly isEnded: boolean
  readonly explained?: Explained
}

/** A card behind a miss. */
export interface LinkedCardView {
  readonly key: CardKey
  readonly deckId: string
  readonly noteId: string
  readonly hasSection: boolean
  readonly ask: string
  readonly markup: 'md' | 'html'
  readonly reason: LinkReason
  /** `due`: brought forward; `new`: not met yet, comes first among the new cards; `already`: due or being learned anyway. */
  readonly state: 'due' | 'new' | 'already'
}

export interface ResultQuestion extends ExamQuestionView {
  /** Its number on the paper, from 1. */
  readonly number: number
  readonly answer: ExamAnswer | null
  readonly isRight: boolean
  /** Answered wrongly although the person was sure. */
  readonly isSureButWrong: boolean
  readonly links: readonly LinkedCardView[]
}

export interface ResultView {
  readonly id: string
  readonly title: string
  readonly language: string
  readonly paper: PaperKind
  readonly domain?: string
  readonly mode: ExamMode
  readonly minutes?: number
  readonly usedMs: number
  readonly startedAtMs: number
  readonly endedAtMs: number
  readonly end: ExamEnd
  readonly presence: DeckPresence
  readonly pass?: number
  readonly examName?: string
  readonly score: Omit<ExamScore, 'byDomain' | 'byWeek' | 'review'>
  readonly byDomain: readonly (Tally & { readonly name?: string; readonly weight?: number })[]
  readonly byWeek: readonly (Tally & { readonly week: number; readonly topic: string })[]
  /** Sure but wrong first. */
  readonly questions: readonly ResultQuestion[]
  /** Cards that are due because of this paper, and new ones that come first. */
  readonly returned: { readonly due: number; readonly fresh: number }
}

export type { Attempt, Confidence, ExamAnswer, ExamEnd, ExamMode, ExamScore, LinkReason, PaperKind, Shortfall }
