/**
 * The history is the truth: every change to progress or to the library is one entry. Entries carry what was there
 * before, so each can be taken back without reading older ones.
 */
import type { CardKey } from './deck.ts'
import type { EditsChange } from './edit.ts'
import type { AnswersElsewhere } from './elsewhere.ts'
import type { Attempt, ExamEnd, KeptAnswer } from './exam-attempt.ts'
import type { MarksChange } from './marks.ts'
import type { DeckRecord, ProgressPart, ProgressSnapshot } from './parts.ts'
import type { Rating } from './rating.ts'
import type { CardState } from './schedule.ts'
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

/** Cards behind the misses of a paper came forward; what FSRS knows of them stayed as it was. */
export interface ExamReturnedEntry extends StepCommon {
  readonly kind: 'exam-returned'
  readonly attempt: string
  /** All cards behind the misses, the most urgent first; those not met yet have no state to change. */
  readonly returned: readonly CardKey[]
  readonly cards: CardsChange
}

/** A paper was begun. */
export interface ExamBegunEntry extends EntryCommon {
  readonly kind: 'exam-begun'
  readonly attempt: Attempt
}

/** An answer of a paper as it stands now, or only the time used so far. */
export interface ExamKeptEntry extends EntryCommon, KeptAnswer {
  readonly kind: 'exam-kept'
  readonly attempt: string
}

/** A paper was handed in, or its time was up. */
export interface ExamEndedEntry extends EntryCommon {
  readonly kind: 'exam-ended'
  readonly attempt: string
  readonly usedMs: number
  readonly end: ExamEnd
}

/** None of these is a step of undo: an answer is changed on the paper itself, and what was sat was sat. */
export type SittingEntry = ExamBegunEntry | ExamKeptEntry | ExamEndedEntry

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
