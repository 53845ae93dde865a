import { addDays, daysBetween, type LocalDate } from './days.ts'

/** One row of the guide's week table. `line` is where it stands in its guide file, from 1. */
export interface PlanRow {
  readonly week: number
  /** Last week of a range such as `1~2주차`. */
  readonly toWeek?: number
  readonly topic: string
  readonly notes: string
  /** To-dos a guide writes for the week. */
  readonly tasks?: readonly PlanTask[]
  readonly line: number
}

export interface PlanTask {
  readonly text: string
  readonly done: boolean
}

/** Where a week lies on the calendar; both days belong to it. */
export interface WeekDates {
  readonly from: LocalDate
  readonly to: LocalDate
}

export type WeekPhase = 'past' | 'now' | 'ahead'

/** Number of weeks a plan spans; 0 for a deck without a plan. */
export function weekCount(plan: readonly PlanRow[]): number {
  return plan.reduce((most, row) => Math.max(most, row.toWeek ?? row.week), 0)
}

/**
 * The dates of each week of a plan, week 1 first. Weeks are seven days from the start; when the exam comes
 * earlier, the days up to it are shared out as evenly as whole days allow, and never less than one a week.
 */
export function placeWeeks(weeks: number, start: LocalDate, exam?: LocalDate): readonly WeekDates[] {
  const natural = weeks * 7
  const untilExam = exam === undefined ? natural : daysBetween(start, exam) + 1
  const days = Math.max(weeks, Math.min(natural, untilExam))
  return Array.from({ length: weeks }, (_unused, index) => ({
    from: addDays(start, Math.floor((index * days) / weeks)),
    to: addDays(start, Math.floor(((index + 1) * days) / weeks) - 1),
  }))
}

/** Whether a week lies behind, holds, or lies ahead of `today`. */
export function weekPhase(week: WeekDates, today: LocalDate): WeekPhase {
  if (today > week.to) return 'past'
  return today < week.from ? 'ahead' : 'now'
}
