/** What "check my data" looked at, and what it found. */
import type { Notice } from './app.ts'

/** Something that is not as it should be. */
export interface Finding {
  readonly code: Notice['code'] | 'journal-completed' | 'deck-missing' | 'media-damaged' | 'not-saved'
  /** Name of the file or folder, relative to the data folder. */
  readonly file: string
  /** Place inside what was read, such as `after.lastDay`. */
  readonly at?: string
  readonly detail?: string
  /** Whether everything is right again; else the person has to do something. */
  readonly isRepaired: boolean
}

/** What was looked at, and everything that was found. */
export interface DataCheck {
  readonly entries: number
  readonly cards: number
  readonly stores: number
  readonly decks: number
  readonly media: number
  readonly findings: readonly Finding[]
}
