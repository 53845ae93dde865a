/**
 * Local days. A study day begins at the rollover hour, not at midnight, so that a card answered at one in the
 * morning still counts for the evening before. Instants are UTC milliseconds; offsets are minutes east of UTC.
 */

/** A calendar day, `YYYY-MM-DD`; compares as text. */
export type LocalDate = string

/** Days from one to another, both included. */
export interface DayRange {
  readonly from: LocalDate
  readonly to: LocalDate
}

const DAY_MS = 86_400_000

/** Where and when a day begins for a person. */
export interface DayClock {
  /** Minutes east of UTC at this instant: 540 in Seoul. */
  readonly offsetMinutes: number
  /** Hour at which a study day begins, 0–12. */
  readonly rolloverHour: number
}

/** How far to shift a UTC instant so that UTC days become this person's study days. */
export function dayShiftMs(clock: DayClock): number {
  return clock.offsetMinutes * 60_000 - clock.rolloverHour * 3_600_000
}

/** The study day an instant belongs to. */
export function studyDay(atMs: number, clock: DayClock): LocalDate {
  return dayAt(atMs + dayShiftMs(clock))
}

/** Days have four-digit years, so the calendar has a first day and a last one: what lies outside is one of these two. */
const FIRST_DAY_MS = Date.parse('0000-01-01T00:00:00Z')
const LAST_DAY_MS = Date.parse('9999-12-31T00:00:00Z')

function dayAt(utcMs: number): LocalDate {
  return new Date(Math.min(LAST_DAY_MS, Math.max(FIRST_DAY_MS, utcMs))).toISOString().slice(0, 10)
}

/** The instant a study day begins. */
export function studyDayStartMs(day: LocalDate, clock: DayClock): number {
  return Date.parse(`${day}T00:00:00Z`) - dayShiftMs(clock)
}

/** The day `count` days after `day` (before it, when negative), and none outside the calendar's years 0000 to 9999. */
export function addDays(day: LocalDate, count: number): LocalDate {
  return dayAt(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS)
}

/** Whole days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return dayNumber(to) - dayNumber(from)
}

/**
 * Days since 1970-01-01. Counted from the digits (after Howard Hinnant's `days_from_civil`) and not by the date parser,
 * because a deck asks for it by the hundred thousand.
 */
export function dayNumber(day: LocalDate): number {
  const month = digits(day, 5, 2)
  // Years begin in March, so that the leap day is a year's last.
  const year = digits(day, 0, 4) - (month <= 2 ? 1 : 0)
  const era = Math.floor(year / 400)
  const yearOfEra = year - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + digits(day, 8, 2) - 1
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
}

function digits(text: string, from: number, count: number): number {
  let number = 0
  for (let place = from; place < from + count; place += 1) number = number * 10 + text.charCodeAt(place) - 48
  return number
}

/** The later of two days. */
export function laterDay(day: LocalDate, other: LocalDate): LocalDate {
  return other > day ? other : day
}

/** The earlier of two days. */
export function earlierDay(day: LocalDate, other: LocalDate): LocalDate {
  return other < day ? other : day
}

/** Whether the text is a real calendar day. Told from the digits as well: every stored card has one. */
export function isLocalDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const month = digits(text, 5, 2)
  const day = digits(text, 8, 2)
  return month >= 1 && month <= 12 && day >= 1 && day <= lastDayOf(digits(text, 0, 4), month)
}

function lastDayOf(year: number, month: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
}
