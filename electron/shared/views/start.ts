/** What a start tells while the data is not open, and what can be done about it. */
import type { Failure } from '../errors.ts'
import type { Language } from '../settings.ts'
import type { BackupRow } from './backups.ts'
import type { Finding } from './check.ts'

/** What is looked at while the data is opened. */
export type StartStep = 'settings' | 'progress' | 'decks' | 'screens'

/** What can be done about data that does not open. */
export type StartOffer = 'retry' | 'repair' | 'restore' | 'copy' | 'fresh'

/** `slow` still goes on: the app appears as soon as it comes to its end. */
export type StartState =
  | { readonly kind: 'opening'; readonly step?: StartStep }
  | { readonly kind: 'open' }
  | { readonly kind: 'slow' | 'failed'; readonly trouble: StartTrouble }

/** Why the data is not open. */
export interface StartTrouble {
  readonly failure: Failure
  /** The person's, as far as it is known. */
  readonly language: Language
  readonly dataFolder: string
  readonly offers: readonly StartOffer[]
  /** The newest backup, where it may be brought back. */
  readonly backup: Pick<BackupRow, 'atMs' | 'bytes'> | null
}

/** How far a repair, a copy or a backup on its way back is, 0–1; `share` is absent where nobody can tell. */
export interface StartWork {
  readonly what: Exclude<StartOffer, 'retry'>
  readonly share?: number
}

/** Everything is told that is not as it was; what was set aside is still there. */
export interface StartRepaired {
  readonly findings: readonly Finding[]
}

export interface StartRestored {
  /** When the backup was made that is in place now. */
  readonly madeAtMs: number
  /** Where what was there is now. */
  readonly keptAt?: string
}

export interface StartCopied {
  readonly path: string
  readonly files: number
  /** What is not in the copy, because it is no file or may not be read. */
  readonly left: readonly string[]
}

export interface StartFresh {
  /** Where what was there is now; absent when there was nothing. */
  readonly keptAt?: string
}
