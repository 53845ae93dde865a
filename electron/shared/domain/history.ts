/**
 * The history is the truth: every change to progress or to the library is one entry, and the live state is what
 * applying all entries in order gives. Entries carry what was there before, so each can be taken back without
 * reading older ones.
 */
import { courseOfCard, type CardKey } from './deck.ts'
import { courseDay, withReview, type CourseDay, type DayTotals } from './day-totals.ts'
import { studyDay, type LocalDate } from './days.ts'
import type { EditsChange, NoteEdit, NoteKey } from './edit.ts'
import type { Attempt } from './exam-attempt.ts'
import { isSitting, setReturned, sit, type ExamReturnedEntry, type SittingEntry } from './exam-history.ts'
import { answersByDay, type AnswersElsewhere } from './elsewhere.ts'
import { exchange, fill, put, TrackedMap } from './map-changes.ts'
import type { CardMarks, MarksChange } from './marks.ts'
import type { CardState, Rating } from './schedule.ts'
import type { StudySettings } from '../settings.ts'

interface EntryCommon {
  /** UTC milliseconds by the person's clock; order is told by the journal's sequence number, never by this. */
  readonly atMs: number
  readonly offsetMinutes: number
}

/** One answer. `cram` answers leave the schedule alone: their `after` equals `before`. */
export interface ReviewEntry extends EntryCommon {
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
export interface ResetEntry extends EntryCommon {
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
export interface DeckAddedEntry extends EntryCommon {
  readonly kind: 'deck-added'
  readonly deckId: string
  readonly title: string
  /** Name of the deck's folder under `decks/`. */
  readonly folder: string
  readonly before: DeckRecord | null
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
export interface MarkedEntry extends EntryCommon, MarksChange {
  readonly kind: 'marked'
}

/** The person wrote a note anew, or went back to its deck's own text. */
export interface EditedEntry extends EntryCommon, EditsChange {
  readonly kind: 'edited'
}

/** What some cards had, and what they have now; a card left out of one side had or has nothing. */
export interface CardsChange {
  readonly before: Readonly<Record<CardKey, CardState>>
  readonly after: Readonly<Record<CardKey, CardState>>
}

/** A deck was put away (its files stay, its progress too). */
export interface DeckDeletedEntry extends EntryCommon {
  readonly kind: 'deck-deleted'
  readonly deckId: string
  readonly title: string
}

export interface DeckRestoredEntry extends EntryCommon {
  readonly kind: 'deck-restored'
  readonly deckId: string
  readonly title: string
}

/**
 * A backup or another computer's profile was brought in. Only what it changed stands here, as it was and as it is, so
 * the journal stays the truth without the file it came from.
 */
export interface BackupRestoredEntry extends EntryCommon {
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

/** Takes back an entry that was not taken back yet. It carries that entry whole. */
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
  /** Mock exams by id, in the order in which they were begun. */
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
}

/** The same as plain data, for disk. A part that is empty, or that there was not yet when it was written, is left out. */
export type ProgressSnapshot = Pick<Snapshot, 'cards' | 'days' | 'decks'> & Partial<Snapshot>
type Snapshot = { readonly [Name in Part]: Readonly<Record<Parts[Name][0], Parts[Name][1]>> }

/** How many steps back are kept. */
export const UNDO_LIMIT = 200

export function emptyProgress(): Progress {
  return { ...(Object.fromEntries(PARTS.map((name) => [name, new TrackedMap()])) as unknown as Omit<Progress, 'undoable'>), undoable: [] }
}

/** Applies one entry to the live state. */
export function applyEntry(progress: Progress, entry: Numbered): void {
  switch (entry.kind) {
    case 'undo':
      takeBack(progress, entry.entry)
      forgetUndoable(progress, entry)
      return
    case 'restored':
      return applySnapshot(progress, entry.snapshot)
    default:
      if (isSitting(entry)) sit(progress.attempts, entry)
      else doEntry(progress, entry)
      noteUndoable(progress, entry)
  }
}

/** Replaces the live state by a snapshot's; what could be taken back before cannot be any more. */
export function applySnapshot(progress: Progress, snapshot: Partial<ProgressSnapshot>): void {
  progress.undoable.length = 0
  for (const name of PARTS) fill<string, unknown>(progress[name], snapshot[name] ?? {})
}

/** Parts that are told even when they are empty. */
export const ALWAYS: ReadonlySet<Part> = new Set<Part>(['cards', 'days', 'decks'])

/** Parts of a state as plain data, all of them if not said; what can be taken back is not among them. */
export function snapshotOf(progress: LearnedState, names: readonly Part[] = PARTS): ProgressSnapshot {
  const shown = names.filter((name) => ALWAYS.has(name) || progress[name].size > 0)
  return Object.fromEntries(shown.map((name) => [name, Object.fromEntries(progress[name] as ReadonlyMap<string, unknown>)])) as unknown as ProgressSnapshot
}

/** Keeps the list of what can be taken back, without touching the state: for entries a snapshot already holds. */
export function noteUndoable(progress: Progress, entry: Numbered): void {
  if (entry.kind === 'undo') forgetUndoable(progress, entry)
  else if (entry.kind === 'restored') progress.undoable.length = 0
  else if (!isSitting(entry)) {
    progress.undoable.push(entry)
    if (progress.undoable.length > UNDO_LIMIT) progress.undoable.shift()
  }
}

function doEntry(progress: Progress, entry: UndoableEntry): void {
  switch (entry.kind) {
    case 'review':
      put(progress.cards, { [entry.card]: entry.after })
      countReview(progress, entry, 1)
      return
    case 'reset':
      for (const card of Object.keys(entry.before) as CardKey[]) progress.cards.delete(card)
      return
    case 'deck-added':
      progress.decks.set(entry.deckId, addedDeck(entry))
      if (entry.cards) exchange(progress.cards, entry.cards.before, entry.cards.after)
      if (entry.marks) put(progress.marks, entry.marks.after)
      countElsewhere(progress, entry, 1)
      if (entry.edits) put(progress.edits, entry.edits.after)
      return
    case 'marked':
      put(progress.marks, entry.after)
      return
    case 'edited':
      put(progress.edits, entry.after)
      return
    case 'deck-restored':
      markDeck(progress, entry, false)
      return
    case 'deck-deleted':
      markDeck(progress, entry, true)
      return
    case 'backup-restored':
      putPart(progress, entry.after)
      return
    case 'exam-returned':
      exchange(progress.cards, entry.cards.before, entry.cards.after)
      setReturned(progress.attempts, entry.attempt, entry.returned)
  }
}

function takeBack(progress: Progress, entry: UndoableEntry): void {
  switch (entry.kind) {
    case 'review':
      put(progress.cards, { [entry.card]: entry.before })
      countReview(progress, entry, -1)
      return
    case 'reset':
      for (const [card, state] of Object.entries(entry.before) as [CardKey, CardState][]) progress.cards.set(card, state)
      return
    case 'deck-added':
      progress.decks.set(entry.deckId, entry.before ?? { ...addedDeck(entry), isDeleted: true, deletedAtMs: entry.atMs })
      if (entry.cards) exchange(progress.cards, entry.cards.after, entry.cards.before)
      if (entry.marks) put(progress.marks, entry.marks.before)
      countElsewhere(progress, entry, -1)
      if (entry.edits) put(progress.edits, entry.edits.before)
      return
    case 'marked':
      put(progress.marks, entry.before)
      return
    case 'edited':
      put(progress.edits, entry.before)
      return
    case 'deck-restored':
      markDeck(progress, entry, true)
      return
    case 'deck-deleted':
      markDeck(progress, entry, false)
      return
    case 'backup-restored':
      putPart(progress, { ...entry.before, decks: { ...entry.before.decks, ...putAway(entry) } })
      return
    case 'exam-returned':
      exchange(progress.cards, entry.cards.after, entry.cards.before)
      setReturned(progress.attempts, entry.attempt, null)
  }
}

/** Decks that came with a backup: their files stay, so they are put away like an import that is taken back. */
function putAway({ before, after, atMs }: BackupRestoredEntry): ProgressPart['decks'] {
  const came = Object.entries(after.decks).flatMap(([id, deck]) => (deck?.folder !== undefined && before.decks[id] === null ? [[id, deck] as const] : []))
  return Object.fromEntries(came.map(([id, deck]) => [id, { ...deck, isDeleted: true, deletedAtMs: deck.deletedAtMs ?? atMs }]))
}

function putPart(progress: Progress, part: ProgressPart): void {
  for (const name of PARTS) put<string, unknown>(progress[name], part[name] ?? {})
}

function addedDeck(entry: DeckAddedEntry): DeckRecord {
  return { title: entry.title, folder: entry.folder, isDeleted: false, addedAtMs: entry.atMs }
}

function markDeck(progress: Progress, entry: DeckDeletedEntry | DeckRestoredEntry, isDeleted: boolean): void {
  const known = progress.decks.get(entry.deckId)
  progress.decks.set(entry.deckId, {
    title: entry.title,
    ...(known?.folder === undefined ? {} : { folder: known.folder }),
    isDeleted,
    ...(known?.addedAtMs === undefined ? {} : { addedAtMs: known.addedAtMs }),
    ...(isDeleted ? { deletedAtMs: entry.atMs } : {}),
  })
}

function countReview(progress: Progress, entry: ReviewEntry, sign: 1 | -1): void {
  const day = studyDay(entry.atMs, entry)
  const ofCourse = courseDay(courseOfCard(entry.card), day)
  progress.days.set(day, withReview(progress.days.get(day), entry, sign))
  progress.courseDays.set(ofCourse, withReview(progress.courseDays.get(ofCourse), entry, sign))
}

function countElsewhere(progress: Progress, { elsewhere, offsetMinutes }: DeckAddedEntry, sign: 1 | -1): void {
  if (!elsewhere) return
  for (const [day, more] of answersByDay(elsewhere, offsetMinutes)) {
    const { elsewhere: before = 0, ...totals } = progress.days.get(day) ?? { reviews: 0, newCards: 0, tookMs: 0 }
    const now = before + sign * more
    progress.days.set(day, now === 0 ? totals : { ...totals, elsewhere: now })
  }
}

/** Two computers may give the same number; then the time tells which entry is meant. */
function forgetUndoable(progress: Progress, { undoes, entry }: UndoEntry): void {
  const index = progress.undoable.findLastIndex(({ seq, kind, atMs }) => seq === undoes && kind === entry.kind && atMs === entry.atMs)
  if (index >= 0) progress.undoable.splice(index, 1)
}
