/**
 * The history is the truth: every change to progress or to the library is one entry, and the live state is what
 * applying all entries in order gives. Entries carry what was there before, so each can be taken back without
 * reading older ones.
 */
import type { CardKey } from './deck.ts'
import { isNothing, type CourseDay, type DayTotals } from './day-totals.ts'
import type { LocalDate } from './days.ts'
import type { EditsChange, NoteEdit, NoteKey } from './edit.ts'
import type { Attempt } from './exam-attempt.ts'
import { isBeat, isSitting, sit, type ExamReturnedEntry, type SittingEntry } from './exam-history.ts'
import type { AnswersElsewhere } from './elsewhere.ts'
import { wayOf } from './history-ways.ts'
import { fill, TrackedMap } from './map-changes.ts'
import type { CardMarks, MarksChange } from './marks.ts'
import type { CardState, Rating } from './schedule.ts'
import type { StudySettings } from '../settings.ts'

interface EntryCommon {
  /** UTC milliseconds by the person's clock; order is told by the journal's sequence number, never by this. */
  readonly atMs: number
  readonly offsetMinutes: number
}

/** What every entry that can be taken back may have. */
interface StepCommon extends EntryCommon {
  /** This is an entry that was taken back, done once more; the number it had before. */
  readonly redoes?: number
}

/** One answer. `cram` answers leave the schedule alone: their `after` equals `before`. */
export interface ReviewEntry extends StepCommon {
  readonly kind: 'review'
  readonly card: CardKey
  readonly rating: Rating
  readonly mode: 'study' | 'cram' | 'exam'
  readonly tookMs: number
  readonly rolloverHour: number
  readonly engine: string
  readonly before: CardState | null
  readonly after: CardState | null
}

/** The progress of some cards was forgotten; `before` is what they had. */
export interface ResetEntry extends StepCommon {
  readonly kind: 'reset'
  readonly scope: ResetScope | { readonly kind: 'cards' }
  /** A reset of very many cards is several entries; those after the first are numbered from 1. */
  readonly part?: number
  readonly before: Readonly<Record<CardKey, CardState>>
}

/**
 * An imported deck's files were put into the data folder. A new edition gets a folder of its own and the old one
 * stays, so taking the import back only points to it again.
 */
export interface DeckAddedEntry extends StepCommon {
  readonly kind: 'deck-added'
  readonly deckId: string
  readonly title: string
  /** Name of the deck's folder under `decks/`. */
  readonly folder: string
  /** What taking it back leaves. Null in entries of older versions for a deck that was not there: it is put away then. */
  readonly before: DeckRecord | null
  /** Which deck was studied when it came and was studied in its place; empty for none. Older versions did not note it. */
  readonly studiedBefore?: string
  /** Cards whose progress the new edition changed: taken along to a new id, or begun anew. */
  readonly cards?: CardsChange
  /** Marks that went along to a new id. */
  readonly marks?: MarksChange
  /** Answers given in another program, where the person wanted them. */
  readonly elsewhere?: AnswersElsewhere
  /** The person's own texts that went along to a new id. */
  readonly edits?: EditsChange
}

/** Cards were suspended, buried for the day or flagged, or brought back. */
export interface MarkedEntry extends StepCommon, MarksChange {
  readonly kind: 'marked'
}

/** The person wrote a note anew, or went back to its deck's own text. */
export interface EditedEntry extends StepCommon, EditsChange {
  readonly kind: 'edited'
}

/** What some cards had, and what they have now; a card left out of one side had or has nothing. */
export interface CardsChange {
  readonly before: Readonly<Record<CardKey, CardState>>
  readonly after: Readonly<Record<CardKey, CardState>>
}

/** A deck was put away (its files stay, its progress too). */
export interface DeckDeletedEntry extends StepCommon {
  readonly kind: 'deck-deleted'
  readonly deckId: string
  readonly title: string
  /** What was known of it; null for nothing. Older versions did not note it. */
  readonly before?: DeckRecord | null
}

export interface DeckRestoredEntry extends StepCommon {
  readonly kind: 'deck-restored'
  readonly deckId: string
  readonly title: string
  readonly before?: DeckRecord
}

/**
 * A backup or another computer's profile was brought in. Only what it changed stands here, as it was and as it is, so
 * the journal stays the truth without the file it came from.
 */
export interface BackupRestoredEntry extends StepCommon {
  readonly kind: 'backup-restored'
  /** `merge`: what was here stayed, and the other's was added to it. */
  readonly mode: 'replace' | 'merge'
  /** When the backup was made, in UTC milliseconds. */
  readonly madeAtMs: number
  readonly before: ProgressPart
  readonly after: ProgressPart
  /** Settings that came with it, so that taking it back brings the old ones back. */
  readonly settings?: { readonly before: StudySettings; readonly after: StudySettings }
}

/** Some of a live state; null stands for what is not there. A part in which nothing differed may be left out. */
export type ProgressPart = Pick<SomeParts, 'cards' | 'days' | 'decks'> & Partial<SomeParts>
type SomeParts = { readonly [Name in Part]: Readonly<Record<Parts[Name][0], Parts[Name][1] | null>> }

/** A snapshot was ahead of its journal (the journal was lost): its states begin a new one. */
export interface RestoredEntry extends EntryCommon {
  readonly kind: 'restored'
  readonly snapshot: ProgressSnapshot
}

/** Takes back an entry that was not taken back yet. It carries that entry whole, so that it can be done once more. */
export interface UndoEntry extends EntryCommon {
  readonly kind: 'undo'
  readonly undoes: number
  readonly entry: UndoableEntry
}

export type UndoableEntry =
  | ReviewEntry | ResetEntry | MarkedEntry | EditedEntry | DeckAddedEntry | DeckDeletedEntry | DeckRestoredEntry | BackupRestoredEntry
  | ExamReturnedEntry
export type HistoryEntry = UndoableEntry | SittingEntry | UndoEntry | RestoredEntry

/** An entry with the number the journal gave it. Numbers of one device ascend by one. */
export type Numbered<Entry extends HistoryEntry = HistoryEntry> = Entry & { readonly seq: number }

/** What a person resets. */
export type ResetScope =
  | { readonly kind: 'card'; readonly deckId: string; readonly card: CardKey }
  | { readonly kind: 'week'; readonly deckId: string; readonly week: number }
  | { readonly kind: 'deck'; readonly deckId: string }
  | { readonly kind: 'all' }

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

/** The live state. Mutable on purpose: 100,000 cards are not copied for one answer. */
export type Progress = { readonly [Name in Part]: TrackedMap<Parts[Name][0], Parts[Name][1]> } & {
  /** Entries that can still be taken back, oldest first, at most {@link UNDO_LIMIT}. */
  readonly undoable: Numbered<UndoableEntry>[]
  /** Entries that were taken back and can be done once more, the last taken back last. Anything new ends that. */
  readonly redoable: Numbered<UndoableEntry>[]
}

/** The same as plain data, for disk. A part that is empty, or that there was not yet when it was written, is left out. */
export type ProgressSnapshot = Pick<Snapshot, 'cards' | 'days' | 'decks'> & Partial<Snapshot>
type Snapshot = { readonly [Name in Part]: Readonly<Record<Parts[Name][0], Parts[Name][1]>> }

/** How many steps back are kept. */
export const UNDO_LIMIT = 200

export function emptyProgress(): Progress {
  return { ...(Object.fromEntries(PARTS.map((name) => [name, new TrackedMap()])) as unknown as Omit<Progress, 'undoable' | 'redoable'>), undoable: [], redoable: [] }
}

/** Applies one entry to the live state. */
export function applyEntry(progress: Progress, entry: Numbered): void {
  if (entry.kind === 'undo') wayOf(entry.entry).takeBack(progress, entry.entry)
  else if (entry.kind === 'restored') applySnapshot(progress, entry.snapshot)
  else if (isSitting(entry)) sit(progress.attempts, entry)
  else wayOf(entry).apply(progress, entry)
  noteSteps(progress, entry)
}

/** Replaces the live state by a snapshot's; what could be taken back before cannot be any more. */
export function applySnapshot(progress: Progress, snapshot: Partial<ProgressSnapshot>): void {
  progress.undoable.length = 0
  progress.redoable.length = 0
  for (const name of PARTS) fill<string, unknown>(progress[name], snapshot[name] ?? {})
  // Older versions kept days of which everything had been taken back.
  for (const days of [progress.days, progress.courseDays]) {
    for (const [day, totals] of days as Map<string, DayTotals>) if (isNothing(totals)) days.delete(day as CourseDay & LocalDate)
  }
}

/** Parts that are told even when they are empty. */
export const ALWAYS: ReadonlySet<Part> = new Set<Part>(['cards', 'days', 'decks'])

/**
 * Parts of a state as plain data, all of them if not said; what can be taken back is not among them. Sorted by key, so
 * that equal states give equal texts, whatever way led there.
 */
export function snapshotOf(progress: LearnedState, names: readonly Part[] = PARTS): ProgressSnapshot {
  const shown = names.filter((name) => ALWAYS.has(name) || progress[name].size > 0)
  return Object.fromEntries(shown.map((name) => [name, Object.fromEntries(sorted(progress[name] as ReadonlyMap<string, unknown>))])) as unknown as ProgressSnapshot
}

function sorted<Value>(map: ReadonlyMap<string, Value>): readonly (readonly [string, Value])[] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1))
}

/** Keeps the lists of what can be taken back and done once more, without touching the state: for entries a snapshot already holds. */
export function noteSteps(progress: Progress, entry: Numbered): void {
  const { undoable, redoable } = progress
  if (entry.kind === 'undo') {
    takeOut(undoable, entry.entry, entry.undoes)
    pushStep(redoable, { ...entry.entry, seq: entry.undoes })
  } else if (entry.kind === 'restored') {
    undoable.length = 0
    redoable.length = 0
  } else if (isSitting(entry)) {
    if (!isBeat(entry)) redoable.length = 0
  } else {
    if (entry.redoes === undefined || !takeOut(redoable, entry, entry.redoes)) redoable.length = 0
    pushStep(undoable, entry)
  }
}

function pushStep(steps: Numbered<UndoableEntry>[], entry: Numbered<UndoableEntry>): void {
  steps.push(entry)
  if (steps.length > UNDO_LIMIT) steps.shift()
}

/** Two computers may give the same number; then the time tells which entry is meant. Whether it was there. */
function takeOut(steps: Numbered<UndoableEntry>[], { kind, atMs }: UndoableEntry, number: number): boolean {
  const index = steps.findLastIndex((step) => step.seq === number && step.kind === kind && step.atMs === atMs)
  if (index >= 0) steps.splice(index, 1)
  return index >= 0
}
