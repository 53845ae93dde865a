/** Which days are studied: all but the days off. */
import { addDays, dayNumber, type DayRange, type LocalDate } from './days.ts'

/** Whether a day lies in a break. A break whose dates are the wrong way round holds no day. */
export function isDayOff(day: LocalDate, breaks: readonly DayRange[]): boolean {
  return breaks.some(({ from, to }) => day >= from && day <= to)
}

/** The days from one to another, both included, that are no days off. */
export function studyDaysIn({ from, to }: DayRange, breaks: readonly DayRange[]): readonly LocalDate[] {
  const days = Array.from({ length: Math.max(0, dayNumber(to) - dayNumber(from) + 1) }, (_unused, index) => addDays(from, index))
  return breaks.length === 0 ? days : days.filter((day) => !isDayOff(day, breaks))
}
