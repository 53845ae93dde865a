/** What a window needs to know of the app itself. */
import type { CardKey } from '../domain/deck.ts'
import type { ResetEntry, UndoableEntry } from '../domain/entries.ts'
import type { Mark } from '../domain/marks.ts'
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
  readonly steps: StepsView
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
  readonly code: 'torn-tail' | 'quarantined' | 'entry-unreadable' | 'restored-from-snapshot' | 'rebuilt-from-journal' | 'settings-reset' | 'setting-reset' | 'deck-unreadable' | 'deck-part-unreadable' | 'unknown-entry' | 'open-elsewhere'
  readonly file: string
  /** Place inside what was read, such as `after.lastDay`. */
  readonly at?: string
  readonly detail?: string
}

/** What a change did: how much it changed, and the step that takes it back; null when that was nothing. */
export interface Changed {
  readonly count: number
  readonly step: number | null
}

/** Something that was done and can be taken back, or that was taken back and can be done once more. */
export interface StepView {
  /** The number of its entry: the last one's of a reset that was several. */
  readonly step: number
  readonly what: UndoableEntry['kind']
  /** The deck it was about. */
  readonly title?: string
  readonly cards?: number
  /** The card that was answered. */
  readonly card?: CardKey
  /** Of a reset: what was reset. */
  readonly scope?: ResetEntry['scope']['kind']
  readonly week?: number
  /** Of a mark: which, and whether it was set. */
  readonly mark?: Mark
  readonly isOn?: boolean
}

/** The step that undo takes back next, and the one that redo does once more. */
export interface StepsView {
  readonly undo: StepView | null
  readonly redo: StepView | null
}

/** What came of an undo or a redo. `passed`: the step that was meant is not the next one any more, so nothing was done. */
export type StepOutcome =
  | { readonly kind: 'done'; readonly step: StepView }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'passed' }
