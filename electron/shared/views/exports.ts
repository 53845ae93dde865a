/** What exporting a deck takes and gives. */
import type { Loss, WriteFormat } from '../domain/writing.ts'

export interface ExportRequest {
  readonly deckId: string
  readonly format: WriteFormat
  /** Whether a table begins with a byte order mark, which Excel wants. */
  readonly hasMark: boolean
}

/** The file that was written, and what of the deck is not in it or is there in another form. */
export interface ExportDone {
  readonly file: string
  readonly cards: number
  readonly losses: readonly Loss[]
}
