/** A mock exam as it is sat: which questions in which order, every answer, and the time used. Plain data, kept whole. */
import type { CardKey, ExamDomain } from './deck.ts'

/** What a paper is made of. A `fixed` one stands in the guide; the others are drawn by seed. */
export type PaperKind =
  | { readonly kind: 'fixed'; readonly number: number }
  | { readonly kind: 'full' }
  | { readonly kind: 'short' }
  | { readonly kind: 'week'; readonly week: number }
  | { readonly kind: 'domain'; readonly domain: string }
  | { readonly kind: 'missed' }

/** `timed` runs against the clock without a pause; `practice` explains each question when it is checked. */
export type ExamMode = 'timed' | 'practice'

export type Confidence = 'sure' | 'unsure' | 'guess'

/** One question of a paper. Options are told by the place at which they are shown, from 0. */
export interface ExamQuestion {
  readonly card: CardKey
  /** Shown place to the option's place in the deck, or in `[card, ...made]`. */
  readonly order: readonly number[]
  /** Shown places that are right, ascending: kept, so that a score stands whatever becomes of the deck. */
  readonly right: readonly number[]
  readonly week: number
  readonly domain?: string
  /** Made from a basic card: the other cards whose answers are the wrong options. */
  readonly made?: readonly CardKey[]
}

/** All that a person did with one question. */
export interface ExamAnswer {
  /** Shown places, ascending; empty while unanswered. */
  readonly chosen: readonly number[]
  readonly tookMs: number
  readonly struck?: readonly number[]
  readonly isFlagged?: true
  readonly note?: string
  readonly confidence?: Confidence
  /** Explained in practice mode: the choice stands from then on. */
  readonly isChecked?: true
}

/** The exam that was aimed at, as the guide described it then. */
export interface AttemptExam {
  readonly code: string
  readonly name: string
  readonly pass?: number
  readonly domains: readonly ExamDomain[]
}

/** One sitting of a paper. */
export interface Attempt {
  readonly id: string
  readonly course: string
  /** The edition it was sat in, and its title, for when the deck is gone. */
  readonly deckId: string
  readonly title: string
  readonly paper: PaperKind
  readonly mode: ExamMode
  readonly seed: number
  /** Absent in practice mode. */
  readonly minutes?: number
  readonly exam?: AttemptExam
  readonly questions: readonly ExamQuestion[]
  /** By the place of the question; null for one never touched. */
  readonly answers: readonly (ExamAnswer | null)[]
  readonly startedAtMs: number
  /** Time spent on it, measured by a clock that nobody can set. */
  readonly usedMs: number
  readonly endedAtMs?: number
  readonly end?: ExamEnd
  /** Cards behind the misses that were brought forward, the most urgent first; null as long as none were. */
  readonly returned: readonly CardKey[] | null
}

export type ExamEnd = 'handed-in' | 'time-up'

/** What is kept with every answer, and now and then without one: the time used. */
export interface KeptAnswer {
  readonly usedMs: number
  readonly place?: number
  readonly answer?: ExamAnswer
}

/** The attempt with one answer in its place. A place it does not have changes the time only. */
export function withAnswer(attempt: Attempt, { usedMs, place, answer }: KeptAnswer): Attempt {
  const used = { ...attempt, usedMs: Math.max(attempt.usedMs, usedMs) }
  if (place === undefined || answer === undefined || place >= attempt.questions.length) return used
  return { ...used, answers: attempt.answers.with(place, answer) }
}

/** Milliseconds left; undefined in practice mode, never below 0. */
export function leftMs({ minutes }: Pick<Attempt, 'minutes'>, usedMs: number): number | undefined {
  return minutes === undefined ? undefined : Math.max(0, minutes * 60_000 - usedMs)
}

/** The mock exams of a course, in the order in which they were begun, whatever order they came in. */
export function attemptsInOrder(attempts: ReadonlyMap<string, Attempt>, course: string): readonly Attempt[] {
  return [...attempts.values()].filter((attempt) => attempt.course === course).sort((a, b) => a.startedAtMs - b.startedAtMs)
}

/** Papers of a course that were sat to the end: their cards may be studied and drawn from then on. */
export function satPapers(attempts: Iterable<Attempt>, course: string): ReadonlySet<number> {
  const sat = new Set<number>()
  for (const { course: of, paper, endedAtMs } of attempts) {
    if (of === course && paper.kind === 'fixed' && endedAtMs !== undefined) sat.add(paper.number)
  }
  return sat
}

/** Whether a choice is the whole right answer: all that is right, and nothing else. */
export function isRight({ right }: Pick<ExamQuestion, 'right'>, chosen: readonly number[] | undefined): boolean {
  return chosen !== undefined && chosen.length === right.length && right.every((place) => chosen.includes(place))
}
