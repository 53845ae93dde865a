/** What was done on a study day, in all and course by course. */
import type { LocalDate } from './days.ts'
import type { Rating } from './rating.ts'
import type { CardState } from './schedule.ts'
import { isKnown } from './session.ts'

/** What was done on one study day. */
export interface DayTotals {
  readonly reviews: number
  readonly newCards: number
  readonly tookMs: number
  /** Answers that came with imported decks, besides `reviews`; absent for none. */
  readonly elsewhere?: number
  /** Answers to cards that had left their steps, by how long they were known before: less than 21 days of stability, or more. Absent for none. */
  readonly young?: number
  readonly mature?: number
  /** Those of them that were recalled: any rating but Again. */
  readonly youngRecalled?: number
  readonly matureRecalled?: number
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
  readonly rating: Rating
  readonly mode: 'study' | 'cram' | 'exam'
}

const NOTHING: DayTotals = { reviews: 0, newCards: 0, tookMs: 0 }

/** A day's totals with one answer more, or with one taken back. */
export function withReview(totals: DayTotals = NOTHING, answered: Answered, sign: 1 | -1): DayTotals {
  const { before, after, tookMs } = answered
  const { elsewhere = 0, young, youngRecalled, mature, matureRecalled } = totals
  return {
    reviews: totals.reviews + sign,
    newCards: totals.newCards + (before === null && after !== null ? sign : 0),
    tookMs: totals.tookMs + sign * tookMs,
    ...(elsewhere === 0 ? {} : { elsewhere }),
    ...withRecall({ young, youngRecalled, mature, matureRecalled }, answered, sign),
  }
}

/** A day's totals with answers more, or fewer, that came with an imported deck. */
export function withElsewhere({ reviews, newCards, tookMs, elsewhere = 0, ...recall }: DayTotals = NOTHING, more: number): DayTotals {
  const now = elsewhere + more
  return { reviews, newCards, tookMs, ...(now === 0 ? {} : { elsewhere: now }), ...recall }
}

/** Keeps a day's totals; a day on which nothing stands any more is as if it had never been. */
export function putTotals<Day>(days: Map<Day, DayTotals>, day: Day, totals: DayTotals): void {
  if (isNothing(totals)) days.delete(day)
  else days.set(day, totals)
}

/** Whether nothing was done on that day. */
export function isNothing(totals: DayTotals): boolean {
  return Object.values(totals).every((count) => count === 0)
}

type Recall = Readonly<Record<'young' | 'youngRecalled' | 'mature' | 'matureRecalled', number | undefined>>

/** True retention counts only what was asked by the schedule: neither steps nor cramming. None of it is kept as 0. */
function withRecall(recall: Recall, { before, rating, mode }: Answered, sign: 1 | -1): Pick<DayTotals, keyof Recall> {
  const age = before?.phase !== 'review' || mode === 'cram' ? undefined : isKnown(before) ? 'mature' : 'young'
  const counted = Object.entries(recall).map(([name, count = 0]) => {
    const isMeant = name === age || (name === `${String(age)}Recalled` && rating > 1)
    return [name, count + (isMeant ? sign : 0)] as const
  })
  return Object.fromEntries(counted.filter(([, count]) => count > 0))
}
