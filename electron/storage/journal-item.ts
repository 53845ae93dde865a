import type { Numbered } from '../shared/domain/entries.ts'
import type { FilePosition } from './journal-files.ts'

/** A good line of the journal, and where it is. */
export interface JournalItem extends FilePosition {
  readonly file: string
  readonly checksum: number
  /** Null when it means nothing here: a later build wrote it, or it makes no sense. */
  readonly entry: Numbered | null
}
