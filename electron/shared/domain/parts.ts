/** What progress consists of, part by part. */
import type { CourseDay, DayTotals } from './day-totals.ts'
import type { LocalDate } from './days.ts'
import type { CardKey } from './deck.ts'
import type { NoteEdit, NoteKey } from './edit.ts'
import type { Attempt } from './exam-attempt.ts'
import type { TrackedMap } from './map-changes.ts'
import type { CardMarks } from './marks.ts'
import type { CardState } from './schedule.ts'

/** What happened to an imported or bundled deck; `folder` is where an imported one's files are, under `decks/`. */
export interface DeckRecord {
  readonly title: string
  readonly folder?: string
  readonly isDeleted: boolean
  readonly addedAtMs?: number
  readonly deletedAtMs?: number
  /** It came in and that was taken back: nothing shows it. The record says whose the files are, which wait to be brought back. */
  readonly isTakenBack?: true
}

/** What stays of a deck whose coming in is taken back, for its files stay as well. */
export function takenBack({ title, folder }: DeckRecord): DeckRecord {
  return { title, ...(folder === undefined ? {} : { folder }), isDeleted: true, isTakenBack: true }
}

/** What a state consists of, by name. A new part of it is added here, and the compiler and every copy follow. */
export interface Parts {
  readonly cards: [CardKey, CardState]
  readonly days: [LocalDate, DayTotals]
  readonly decks: [string, DeckRecord]
  /** The days once more, course by course. */
  readonly courseDays: [CourseDay, DayTotals]
  readonly marks: [CardKey, CardMarks]
  /** What the person wrote over notes of the decks. */
  readonly edits: [NoteKey, NoteEdit]
  /** Mock exams by id. */
  readonly attempts: [string, Attempt]
}

export type Part = keyof Parts

const parts: Readonly<Record<Part, true>> = { cards: true, days: true, decks: true, courseDays: true, marks: true, edits: true, attempts: true }
export const PARTS = Object.keys(parts) as readonly Part[]

/** A state without what can be taken back. */
export type LearnedState = { readonly [Name in Part]: ReadonlyMap<Parts[Name][0], Parts[Name][1]> }

/** The parts of a live state. Mutable on purpose: 100,000 cards are not copied for one answer. */
export type LiveParts = { readonly [Name in Part]: TrackedMap<Parts[Name][0], Parts[Name][1]> }

/** The same as plain data, for disk. A part that is empty, or that there was not yet when it was written, is left out. */
export type ProgressSnapshot = Pick<Snapshot, 'cards' | 'days' | 'decks'> & Partial<Snapshot>
type Snapshot = { readonly [Name in Part]: Readonly<Record<Parts[Name][0], Parts[Name][1]>> }

/** Parts that are told even when they are empty. */
export const ALWAYS: ReadonlySet<Part> = new Set<Part>(['cards', 'days', 'decks'])

/** Some of a live state; null stands for what is not there. A part in which nothing differed may be left out. */
export type ProgressPart = Pick<SomeParts, 'cards' | 'days' | 'decks'> & Partial<SomeParts>
type SomeParts = { readonly [Name in Part]: Readonly<Record<Parts[Name][0], Parts[Name][1] | null>> }
