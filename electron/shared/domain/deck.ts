import type { Note } from './card.ts'
import type { PlanRow } from './plan.ts'

/** An exam's weighted subject area; `weight` is a per cent of the exam. */
export interface ExamDomain {
  readonly id: string
  readonly name: string
  readonly weight: number
}

/** An exam a course serves. `minutes` is its length, `pass` the scaled score to reach, `questions` how many it asks. */
export interface Exam {
  readonly code: string
  readonly name: string
  /** The last day the exam could be taken, `YYYY-MM-DD`; absent while it is offered. */
  readonly lastDate?: string
  readonly minutes?: number
  readonly questions?: number
  readonly pass?: number
  readonly domains: readonly ExamDomain[]
}

/** A link of the guide, with the headings it stands under. */
export interface Resource {
  readonly title: string
  /** Absent for a book or another thing without an address. */
  readonly url?: string
  readonly headings: readonly string[]
}

/** What a deck is called and belongs to. `course` scopes card ids: editions in two languages share it and so share progress. */
export interface DeckHead {
  readonly id: string
  readonly course: string
  readonly title: string
  /** BCP 47, such as `ko`. */
  readonly language: string
}

/** A library deck, whole: one guide or one import. */
export interface Deck {
  readonly head: DeckHead
  readonly exams: readonly Exam[]
  readonly resources: readonly Resource[]
  readonly plan: readonly PlanRow[]
  readonly notes: readonly Note[]
}

/** The name the journal knows a card by. */
export type CardKey = `${string}/${string}`

/** The journal's name of a card: its course (or imported deck id) and its card id. */
export function cardKey(course: string, cardId: string): CardKey {
  return `${course}/${cardId}`
}

/** The course a card belongs to. */
export function courseOfCard(key: CardKey): string {
  return key.slice(0, key.indexOf('/'))
}

/** The exam to prepare for: the asked one if the course has it, else the first that can still be taken on `today`, else the first. */
export function targetExam(exams: readonly Exam[], today: string, asked?: string): Exam | undefined {
  return exams.find((exam) => exam.code === asked) ?? exams.find((exam) => canBeTaken(exam, today)) ?? exams[0]
}

/** Whether the exam is still offered on the local date `today`. */
export function canBeTaken(exam: Exam, today: string): boolean {
  return exam.lastDate === undefined || today <= exam.lastDate
}
