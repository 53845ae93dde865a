/** What Settings shows of backups, and what bringing one in would change. */
import type { RestoreFigures } from '../domain/restore.ts'
import type { Failure } from '../errors.ts'

/** Why a backup was made. */
export type BackupReason = 'import' | 'reset' | 'delete' | 'restore' | 'migration' | 'study' | 'manual'

export interface BackupRow {
  /** Names it for `backup:preview`. */
  readonly name: string
  readonly atMs: number
  readonly bytes: number
  readonly reason: BackupReason
}

export interface BackupsView {
  /** Newest first. */
  readonly backups: readonly BackupRow[]
  /** The folder that every backup is copied to; '' for none. */
  readonly secondFolder: string
}

/** What goes on with backups. */
export interface BackupStatus {
  /** Something that takes longer than a moment; `share` is how far it is, 0–1. */
  readonly running?: { readonly what: 'backup' | 'export' | 'read'; readonly share: number; readonly canCancel: boolean }
  /** Why the last backup was not made. */
  readonly failure?: Failure
  /** Why the last backup was not copied to the second folder. */
  readonly secondFailure?: Failure
}

/** What a backup holds, or what is here. */
export interface ProfileFacts {
  /** Titles of the decks that are not deleted. */
  readonly decks: readonly string[]
  /** Cards that were answered at least once. */
  readonly cards: number
  readonly reviews: number
  readonly newestReviewMs?: number
}

/** `replace`: all is as it was there. `merge`: of every card the newer progress counts. */
export type RestoreMode = 'replace' | 'merge'

export interface RestorePreview {
  /** Names the preview for `backup:restore` and `backup:discard`. */
  readonly preview: string
  readonly kind: 'backup' | 'profile'
  readonly madeAtMs: number
  readonly bytes: number
  /** Places of its journal that cannot be read: what they said does not come along. */
  readonly leftOut: number
  readonly there: ProfileFacts
  readonly here: ProfileFacts
  readonly replace: RestoreFigures
  readonly merge: RestoreFigures
}

export interface RestoreChoice {
  readonly preview: string
  readonly mode: RestoreMode
}

export interface RestoreDone {
  /** Nothing differed, so nothing was written. */
  readonly isUnchanged: boolean
  /** The step that takes it back; null when nothing was written. */
  readonly step: number | null
}

export interface ProfileExported {
  readonly file: string
  readonly bytes: number
}
