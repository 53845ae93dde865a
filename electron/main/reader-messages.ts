/** What main and the reader's process say to each other. Of the library's own decks a folder is named, so that they need not cross. */
import type { ImportFile } from '../formats/import.ts'
import type { MediaFile } from '../formats/anki/media.ts'
import type { IncomingChoice } from '../shared/domain/incoming.ts'
import type { ImportedCard } from '../shared/domain/imported-progress.ts'
import type { ReadChoice } from '../shared/domain/reading.ts'
import type { NoteEdit, NoteKey } from '../shared/domain/edit.ts'
import type { Loss, WriteFormat } from '../shared/domain/writing.ts'
import type { PreparedRestore } from '../storage/restore.ts'
import type { Result } from '../shared/errors.ts'
import type { EditionChange, EditionView } from '../shared/views/decks.ts'
import type { ImportFacts } from '../shared/views/imports.ts'

/**
 * How the reader's process is started: with a small young generation V8 collects more often, and a large file takes a quarter less memory in
 * the same time.
 */
export const READER_ARGUMENTS = ['--max-semi-space-size=2']

/** How many changes a preview tells one by one. */
export const SHOWN_CHANGES = 500

/** What the reader is asked, one after the other. */
export type ReaderRequest =
  /** Reads files; they are kept, so that without files the same are read otherwise. */
  | { readonly kind: 'read'; readonly files?: readonly ImportFile[]; readonly choice: ReadChoice }
  | { readonly kind: 'outlook'; readonly goal: ImportGoal }
  | { readonly kind: 'finish'; readonly goal: ImportGoal }
  | { readonly kind: 'write'; readonly writing: DeckWriting }
  /** Unpacks and reads a backup or a profile; what is unpacked lies in the folder until somebody removes it. */
  | { readonly kind: 'restore'; readonly path: string; readonly dataFolder: string; readonly folder: string }

/** Those that are about one import. */
export type ImportRequest = Extract<ReaderRequest, { readonly kind: 'read' | 'outlook' | 'finish' }>

/** Where the cards are to go, and which of them. */
export interface ImportGoal extends IncomingChoice {
  readonly deckId: string
  readonly course: string
  readonly title: string
  /** The folder of the deck that is there under this id. */
  readonly existing?: string
  /** Where that deck's guide lies. */
  readonly existingGuide?: string
  /** The notes come to those that are there; else they are a new edition, which takes their place. */
  readonly isAdded: boolean
  /** What another program knew of the cards comes along. */
  readonly withLearnt: boolean
  /** Notes of the new edition that begin anew. */
  readonly startOver: readonly string[]
}

export interface ReaderAnswers {
  readonly read: ReadDeck
  readonly outlook: Outlook
  readonly finish: FinishedDeck
  readonly write: WrittenDeck
  readonly restore: PreparedRestore
}

/** A deck of the library that is to go into a file. */
export interface DeckWriting {
  /** The file, which may be there already. */
  readonly path: string
  /** The deck's own files. */
  readonly folder: string
  readonly mediaFolder: string
  /** What the person wrote over notes of this deck. */
  readonly edits: ReadonlyMap<NoteKey, NoteEdit>
  readonly format: WriteFormat
  readonly hasMark: boolean
  readonly nowMs: number
}

/** What went into the file, and what could not. */
export interface WrittenDeck {
  readonly cards: number
  readonly losses: readonly Loss[]
}

/** What was read, without the cards themselves. */
export interface ReadDeck {
  readonly facts: ImportFacts
  readonly deckId: string
  readonly course: string
  /** The file is a list without a plan: its name and its weeks are the person's to give. */
  readonly isList: boolean
  /** Pictures and sounds of the sample, as far as they are not too large to be looked at. */
  readonly media: readonly MediaFile[]
}

/** What importing would do. */
export interface Outlook {
  /** Notes that come in, and their cards. */
  readonly notes: number
  readonly cards: number
  readonly duplicates: number
  readonly edition?: Omit<EditionView, 'deckId' | 'title' | 'changes'> & { readonly changes: readonly ChangeWithCards[] }
}

/** A change with the ids of the cards whose progress it may touch. */
export interface ChangeWithCards {
  readonly change: Omit<EditionChange, 'hasProgress' | 'isEdited'>
  readonly cards: readonly string[]
  /** The note's id in the deck that is there; absent for a new one. */
  readonly noteBefore?: string
}

/** A card that has another id in the new edition, or begins anew there. */
export interface CardMove {
  readonly from: string
  /** Its new id; null where it keeps its own, or has none. */
  readonly to: string | null
  readonly keepsProgress: boolean
}

/** A deck as it is to be written. */
export interface FinishedDeck {
  /** Its deck files by name, as UTF-8. */
  readonly files: ReadonlyMap<string, Uint8Array>
  readonly guide: ReadonlyMap<string, string>
  readonly media: readonly MediaFile[]
  /** Cards that come in. */
  readonly cards: number
  /** Cards the deck has then. */
  readonly inDeck: number
  /** The deck that is there says exactly this, and its guide too. */
  readonly isUnchanged: boolean
  /** Cards of the deck that is there whose id or progress changes. */
  readonly moves: readonly CardMove[]
  /** Notes of the deck that is there that have another id. */
  readonly renamed: readonly (readonly [before: string, after: string])[]
  /** What another program knew of the cards, by card id; empty where it is not wanted. */
  readonly learnt: ReadonlyMap<string, ImportedCard>
}

/** What the reader says: how far it is, or what it was asked for. */
export type ReaderMessage =
  | { readonly kind: 'share'; readonly share: number }
  | { readonly kind: 'answer'; readonly result: Result<ReaderAnswers[keyof ReaderAnswers]> }
