/** What bringing a deck in shows and sends. */
import type { Reason } from '../reasons.ts'
import type { IncomingChoice } from '../domain/incoming.ts'
import type { ColumnRole, ReadChoice, TableChoice } from '../domain/reading.ts'
import type { EditionView } from './decks.ts'

/** Files chosen in the system's dialog, or dropped or pasted in the window: then their content comes along, never a path. */
export type ImportSource =
  | { readonly kind: 'dialog' }
  | { readonly kind: 'files'; readonly files: readonly SourceFile[] }
  | { readonly kind: 'text'; readonly text: string; readonly table?: TableChoice }

/** A file as it was dropped; `folder` names the folder it was found in. */
export interface SourceFile {
  readonly name: string
  readonly bytes: Uint8Array
  readonly folder?: string
}

/** What is to be looked at, one after the other: a file, or the files of one guide. */
export interface OpenedFiles {
  /** Names what was opened, for `decks:preview` and `decks:discard`. */
  readonly queue: string
  readonly names: readonly string[]
}

export interface PreviewRequest {
  readonly queue: string
  /** Its place among the opened ones, from 0. */
  readonly place: number
  /** The person was told that it is very large, and wants it all the same. */
  readonly isLarge?: boolean
  /** Nothing was found in it by itself, so the person says how it is cut. */
  readonly table?: TableChoice
}

/** What a file holds, whatever the library has. */
export interface ImportFacts {
  readonly name: string
  readonly format: 'weekdeck-json' | 'guide' | 'csv' | 'anki-text' | 'anki-package'
  readonly encoding: string
  readonly title: string
  readonly language: string
  readonly notes: number
  readonly cards: number
  readonly derived: number
  readonly weeks: readonly { readonly week: number; readonly topic: string; readonly cards: number }[]
  /** The first cards as they will look. */
  readonly sample: readonly { readonly ask: string; readonly answer: string; readonly markup: 'md' | 'html' }[]
  readonly warnings: readonly { readonly code: string; readonly count: number; readonly example: string; readonly at?: string }[]
  /** What became no card: how much of it, and the first of it. */
  readonly leftOutCount: number
  readonly leftOut: readonly (Reason & { readonly at: string; readonly text: string })[]
  readonly table?: TableFacts
  /** What another program knew of the cards. */
  readonly learnt?: LearntFacts
}

/** Cards with a schedule, answers that led to it, and cards not to be asked. */
export interface LearntFacts {
  readonly cards: number
  readonly answers: number
  readonly suspended: number
}

/** How a table was cut, and what its columns were taken for. */
export interface TableFacts {
  readonly separator: string
  readonly rowEnd?: string
  readonly hasHeader: boolean
  readonly isHtml: boolean
  /** `name` is empty for a table without headings; `example` is the first cell that is not empty. */
  readonly columns: readonly { readonly name: string; readonly role: ColumnRole; readonly example: string }[]
}

export interface ImportPreview extends ImportFacts {
  /** Names the preview for every other message about it. */
  readonly preview: string
  /** The title is the person's to give: the file is a list that has none of its own. */
  readonly isRenamable: boolean
  /** The deck of this name that is there, which a new edition would replace. */
  readonly replaces?: { readonly deckId: string; readonly title: string }
  /** Imported decks that the cards may be added to. */
  readonly targets: readonly { readonly deckId: string; readonly title: string }[]
  /** What is chosen, until the person chooses otherwise, and what comes of it. */
  readonly plan: ImportPlan
  readonly outlook: ImportOutlook
}

/** `own`: the deck's own name, new or as a new edition. `separate`: a new deck beside the one of that name. */
export type ImportTarget = { readonly kind: 'own' } | { readonly kind: 'separate' } | { readonly kind: 'add'; readonly deckId: string }

/** What a person chose at a preview. */
export interface ImportPlan extends IncomingChoice {
  readonly target: ImportTarget
  /** What another program knew of the cards comes along. */
  readonly withLearnt: boolean
  /** A name for a new deck; its own when left out. */
  readonly title?: string
}

/** What importing as chosen would do. */
export interface ImportOutlook {
  /** The name of the deck they go into. */
  readonly title: string
  /** Notes that come in, and their cards. */
  readonly notes: number
  readonly cards: number
  /** Notes whose front, or id, is there already or came before in the same file. */
  readonly duplicates: number
  /** What it does to the deck that is there. */
  readonly edition?: EditionView
}

export interface CompareChoice {
  readonly preview: string
  readonly plan: ImportPlan
}

/** The same file read otherwise. */
export interface RereadChoice extends CompareChoice {
  readonly choice: ReadChoice
}

export interface ImportChoice extends CompareChoice {
  /** Notes of the new edition that begin anew. */
  readonly startOver: readonly string[]
}

export interface ImportDone {
  readonly deckId: string
  readonly title: string
  /** Cards that came in. */
  readonly cards: number
  /** The library already held exactly this. */
  readonly isUnchanged: boolean
  /** Cards that came with a schedule. */
  readonly learnt: number
  /** The step that takes it back; null when nothing was written. */
  readonly step: number | null
}
