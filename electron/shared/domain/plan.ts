import { isDayOff } from './calendar.ts'
import { addDays, daysBetween, type DayRange, type LocalDate } from './days.ts'

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

/** A row's to-dos: those the guide ticks off itself, else the parts of its notes. */
export function tasksOfRow({ tasks, notes }: PlanRow): readonly PlanTask[] {
  return tasks ?? notes.split(/[,،、]/u).map((part) => part.trim()).filter(Boolean).map((text) => ({ text, done: false }))
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

/** When a plan is studied. */
export interface PlanDates {
  readonly start: LocalDate
  readonly exam?: LocalDate | undefined
  readonly breaks?: readonly DayRange[] | undefined
}

/**
 * The dates of each week of a plan, week 1 first. A week is seven study days from the start, so a break moves the
 * weeks behind it; when the exam comes earlier, the study days before it are shared out as evenly as whole days
 * allow, and never less than one a week. When breaks leave too few days they are not heeded.
 */
export function placeWeeks(weeks: number, { start, exam, breaks = [] }: PlanDates): readonly WeekDates[] {
  if (weeks === 0) return []
  const days = studyDaysFrom(start, weeks, { exam, breaks })
  return Array.from({ length: weeks }, (_unused, index) => ({
    from: days[Math.floor((index * days.length) / weeks)] ?? start,
    to: days[Math.floor(((index + 1) * days.length) / weeks) - 1] ?? start,
  }))
}

/** At least a day a week, at most seven. */
function studyDaysFrom(start: LocalDate, weeks: number, { exam, breaks }: { exam: LocalDate | undefined; breaks: readonly DayRange[] }): readonly LocalDate[] {
  const natural = weeks * 7
  const days: LocalDate[] = []
  const untilExam = exam === undefined ? Infinity : daysBetween(start, exam) + 1
  for (let count = 0; count < Math.min(untilExam, natural + MOST_DAYS_OFF) && days.length < natural; count += 1) {
    const day = addDays(start, count)
    if (!isDayOff(day, breaks)) days.push(day)
  }
  if (days.length >= weeks) return days
  return Array.from({ length: Math.max(weeks, Math.min(natural, untilExam)) }, (_unused, index) => addDays(start, index))
}

/** A plan is not moved further than this by breaks. */
const MOST_DAYS_OFF = 366

/** Whether a week lies behind, holds, or lies ahead of `today`. */
export function weekPhase(week: WeekDates, today: LocalDate): WeekPhase {
  if (today > week.to) return 'past'
  return today < week.from ? 'ahead' : 'now'
}
