/** What was done on a study day, in all and course by course. */
import type { LocalDate } from './days.ts'
import type { CardState } from './schedule.ts'

/** What was done on one study day. */
export interface DayTotals {
  readonly reviews: number
  readonly newCards: number
  readonly tookMs: number
  /** Answers that came with imported decks, besides `reviews`; absent for none. */
  readonly elsewhere?: number
}

/** A study day of one course: the day is shared by all of them, the new cards of a day are not. */
export type CourseDay = `${string}/${LocalDate}`

export function courseDay(course: string, day: LocalDate): CourseDay {
  return `${course}/${day}`
}

/** What of an answer is counted. */
interface Answered {
  readonly before: CardState | null
  readonly after: CardState | null
  readonly tookMs: number
}

/** A day's totals with one answer more, or with one taken back. */
export function withReview(totals: DayTotals = { reviews: 0, newCards: 0, tookMs: 0 }, { before, after, tookMs }: Answered, sign: 1 | -1): DayTotals {
  return {
    ...totals,
    reviews: totals.reviews + sign,
    newCards: totals.newCards + (before === null && after !== null ? sign : 0),
    tookMs: totals.tookMs + sign * tookMs,
  }
}
