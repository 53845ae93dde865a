import type { DayRange, LocalDate } from './domain/days.ts'
import type { NewPerDay } from './domain/pacing.ts'
import type { StudyScope } from './domain/session.ts'

export type Language = 'ko' | 'en'
export type Theme = 'system' | 'light' | 'dark'
export type TextSize = 'small' | 'normal' | 'large' | 'largest'

/** When a course is studied. Without a start date it starts on the day it was first studied. */
export interface CourseSettings {
  readonly startDate?: LocalDate
  readonly examDate?: LocalDate
  /** Code of the exam to prepare for; by default one that can still be taken. */
  readonly targetExam?: string
  /** Days off. */
  readonly breaks?: readonly DayRange[]
  /** Most minutes a day; without it {@link DEFAULT_MINUTES_PER_DAY} guards the new cards and reviews are not held back. */
  readonly minutesPerDay?: number
  /** Notes of the plan the person ticked off, or ticked on again, by their id. */
  readonly tasks?: Readonly<Record<string, boolean>>
}

/** What a day may take when the person has said nothing. */
export const DEFAULT_MINUTES_PER_DAY = 60

/** Days off that a course may have: Settings lists every one of them. */
export const MOST_BREAKS = 100

/** Two buttons, forgotten and recalled, or FSRS's four. */
export type Grading = 'two' | 'four'

/** A session that was not finished, to go on with after a restart. */
export interface UnfinishedSession {
  readonly deckId: string
  readonly scope: StudyScope
  /** UTC milliseconds. */
  readonly startedAtMs: number
}

/** Where the window was when it was last closed, in screen pixels. */
export interface WindowPlace {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly isMaximized: boolean
}

export interface Settings {
  readonly language: Language | 'system'
  readonly theme: Theme
  readonly textSize: TextSize
  /** New cards a day: as many as the plan needs, or the person's own number. */
  readonly newPerDay: NewPerDay
  /** FSRS desired retention, 0.80–0.97. */
  readonly desiredRetention: number
  /** Hour at which a study day begins. */
  readonly rolloverHour: number
  readonly grading: Grading
  /** The questions of the first start were answered or put off. */
  readonly isWelcomed: boolean
  /** Hour from which on the person is reminded of the day's cards; null for never. */
  readonly remindAt: number | null
  /** The study day of the last reminder. */
  readonly remindedOn?: LocalDate
  readonly currentDeck?: string
  /** Null when none was cut off. */
  readonly session?: UnfinishedSession | null
  readonly courses: Readonly<Record<string, CourseSettings>>
  readonly window?: WindowPlace
  /** A second folder that every backup is copied to; '' for none. */
  readonly backupFolder: string
}

/** The settings that belong to what is learned, not to the computer: they go along to another one. */
export type StudySettings = Pick<Settings, 'newPerDay' | 'desiredRetention' | 'rolloverHour' | 'courses'>

/** What the renderer may change; the rest is main's own. */
export type SettingsPatch = Partial<Omit<Settings, 'window' | 'remindedOn' | 'courses' | 'currentDeck' | 'session' | 'backupFolder'>>

/** 0.93 is set higher than FSRS's usual 0.90 because the course is short. */
export const DEFAULT_SETTINGS: Settings = {
  language: 'system',
  theme: 'system',
  textSize: 'normal',
  newPerDay: 'auto',
  desiredRetention: 0.93,
  rolloverHour: 4,
  grading: 'four',
  isWelcomed: false,
  remindAt: null,
  courses: {},
  backupFolder: '',
}
