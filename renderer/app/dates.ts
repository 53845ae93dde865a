import { useI18n } from 'vue-i18n'
import type { LocalDate } from '../../electron/shared/domain/days.ts'

/** Local days in words. A day has no time zone, so all of them are read and written as UTC. */
export interface Dates {
  /** 11월 25일 수요일 · Wednesday, November 25 */
  readonly long: (day: LocalDate) => string
  /** 2026년 12월 19일 · December 19, 2026 */
  readonly full: (day: LocalDate) => string
  /** 11.25 · Nov 25 */
  readonly short: (day: LocalDate) => string
  /** 11.23–11.29 · Nov 23 – 29 */
  readonly range: (from: LocalDate, to: LocalDate) => string
}

export function useDates(): Dates {
  const { locale } = useI18n()
  return {
    long: (day) => write(day, locale.value, { month: 'long', day: 'numeric', weekday: 'long' }),
    full: (day) => write(day, locale.value, { year: 'numeric', month: 'long', day: 'numeric' }),
    short: (day) => shortDay(day, locale.value),
    range: (from, to) => dayRange(from, to, locale.value),
  }
}

/** Korean writes a short day as `11.25`; Intl's own form, `11. 25.`, is looser than a column of dates can bear. */
export function shortDay(day: LocalDate, locale: string): string {
  if (locale !== 'ko') return write(day, locale, { month: 'short', day: 'numeric' })
  const { month, date } = partsOf(day)
  return `${month}.${date}`
}

export function dayRange(from: LocalDate, to: LocalDate, locale: string): string {
  if (locale === 'ko') return `${shortDay(from, locale)}–${shortDay(to, locale)}`
  // Over the end of a year Intl adds both years, which a column of weeks has no room for and a plan of weeks no need of.
  if (from.slice(0, 4) !== to.slice(0, 4)) return `${shortDay(from, locale)}\u2009–\u2009${shortDay(to, locale)}`
  return formatter(locale, { month: 'short', day: 'numeric' }).formatRange(instantOf(from), instantOf(to))
}

function partsOf(day: LocalDate): { readonly month: string; readonly date: string } {
  const at = instantOf(day)
  return { month: String(at.getUTCMonth() + 1), date: String(at.getUTCDate()) }
}

function write(day: LocalDate, locale: string, options: Intl.DateTimeFormatOptions): string {
  return formatter(locale, options).format(instantOf(day))
}

/** Making a formatter takes as long as a hundred dates written with it. */
const formatters = new Map<string, Intl.DateTimeFormat>()

function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([locale, options])
  const made = formatters.get(key) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' })
  formatters.set(key, made)
  return made
}

function instantOf(day: LocalDate): Date {
  return new Date(`${day}T00:00:00Z`)
}
