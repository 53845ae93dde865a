/** Whether a date a person gave is one they are likely to mean: a mistyped year is asked about before it is taken. */
import { daysBetween, type LocalDate } from './days.ts'

/** What is odd about a date: too far ahead or ago, in whole years from today, or past where a day to come is asked for. */
export type DateDoubt = { readonly kind: 'ahead' | 'ago'; readonly years: number } | { readonly kind: 'past' }

/** Nobody registers for an exam further ahead, and no guide is studied for longer. */
export const PLAUSIBLE_YEARS = 3

const DAYS_A_YEAR = 365.2425

/** What to ask before a date is taken; null for one that is taken as it is. `isToCome`: the date of something that lies ahead. */
export function doubtOf(day: LocalDate, { today, isToCome }: { readonly today: LocalDate; readonly isToCome: boolean }): DateDoubt | null {
  const days = daysBetween(today, day)
  const years = Math.round(Math.abs(days) / DAYS_A_YEAR)
  if (Math.abs(days) > PLAUSIBLE_YEARS * DAYS_A_YEAR) return { kind: days > 0 ? 'ahead' : 'ago', years }
  return isToCome && days < 0 ? { kind: 'past' } : null
}
