import { studyDay, type LocalDate } from '../../shared/domain/days.ts'
import type { HistoryEntry, Numbered } from '../../shared/domain/entries.ts'
import type { Progress } from '../../shared/domain/history.ts'
import type { Moment } from '../../shared/domain/schedule.ts'
import type { Language, Settings } from '../../shared/settings.ts'
import type { DataLock } from '../../storage/data-lock.ts'
import type { ProgressStore } from '../../storage/progress-store.ts'
import type { SettingsStore } from '../../storage/settings-store.ts'
import type { Clock } from '../clock.ts'
import type { LibraryDeck } from './library-deck.ts'
import type { Library } from './library.ts'

/** What every use case works with. */
export interface Context {
  readonly dataFolder: string
  readonly clock: Clock
  /** Says that this process has the data folder open. */
  readonly lock: DataLock
  readonly settings: SettingsStore
  readonly store: ProgressStore
  readonly library: Library
  /** The language the person reads. */
  readonly language: () => Language
}

/** Now, by the person's clock. */
export function momentOf(context: Context): Moment {
  return context.clock.moment(context.settings.value.rolloverHour)
}

/** Today, as the person counts days. */
export function todayOf(context: Context): LocalDate {
  const moment = momentOf(context)
  return studyDay(moment.atMs, moment)
}

/** The deck that Today, Plan and Study are about; null in an empty library. */
export function currentDeck({ library, settings, language }: Context): LibraryDeck | null {
  return library.current(settings.value.currentDeck, language())
}

export function progressOf(context: Context): Progress {
  return context.store.progress
}

/** An entry's time, told by the person's clock. */
export function stamp(context: Context): { readonly atMs: number; readonly offsetMinutes: number } {
  const { atMs, offsetMinutes } = momentOf(context)
  return { atMs, offsetMinutes }
}

/** Writes one entry down. It counts as answered only once this returns; a disk that refuses is told by the store's status. */
export async function record(context: Context, entry: HistoryEntry): Promise<Numbered['seq']> {
  return (await context.store.append(entry)).seq
}

/** The settings of a deck's course; empty until the person chose something. */
export function courseOf(settings: Settings, course: string): Settings['courses'][string] {
  return settings.courses[course] ?? {}
}
