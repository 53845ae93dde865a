/** What a window needs to know of the app itself. */
import type { CardKey } from '../domain/deck.ts'
import type { UndoableEntry } from '../domain/history.ts'
import type { Failure } from '../errors.ts'
import type { Settings } from '../settings.ts'
import type { BackupStatus } from './backups.ts'

/** What a window needs before its first screen. */
export interface AppStart {
  /** The time by the app's clock: the window goes by it too. */
  readonly nowMs: number
  readonly settings: Settings
  /** The system's language, for the setting `system`. */
  readonly systemLanguage: 'ko' | 'en'
  readonly platform: 'mac' | 'windows' | 'linux'
  readonly versions: { readonly app: string; readonly electron: string; readonly chromium: string }
  readonly dataFolder: string
  readonly storage: StorageStatus
  readonly backup: BackupStatus
  /** What happened to the data since the last start that the person should know. */
  readonly notices: readonly Notice[]
}

/** `waiting` counts answers kept in memory because the disk refused them. */
export interface StorageStatus {
  readonly isSaved: boolean
  readonly waiting: number
  readonly failure?: Failure
}

/** A finding about stored data; worded by `code` in the person's language. */
export interface Notice {
  readonly code: 'torn-tail' | 'quarantined' | 'restored-from-snapshot' | 'rebuilt-from-journal' | 'settings-reset' | 'deck-unreadable' | 'deck-part-unreadable' | 'unknown-entry' | 'open-elsewhere'
  readonly file: string
  readonly detail?: string
}

/** What was taken back, for a message. */
export interface Undone {
  readonly what: UndoableEntry['kind']
  readonly title?: string
  readonly cards?: number
  /** The card whose answer was taken back. */
  readonly card?: CardKey
}
