import type { StatisticsDay } from '../../../electron/shared/contract.ts'
import { addDays, dayNumber, type LocalDate } from '../../../electron/shared/domain/days.ts'

/** Time spent in a week. */
export interface WeekTime {
  readonly monday: LocalDate
  readonly minutes: number
  readonly reviews: number
}

const WEEKS = 16

/** The last weeks up to this one, also those without an answer; weeks before the first answer are left out. */
export function weekTimes(days: readonly StatisticsDay[], today: LocalDate): readonly WeekTime[] {
  const byWeek = Map.groupBy(days, ({ day }) => mondayOf(day))
  const first = days[0]
  if (!first) return []
  const weeks = Math.min(WEEKS, (dayNumber(mondayOf(today)) - dayNumber(mondayOf(first.day))) / 7 + 1)
  return Array.from({ length: Math.max(0, weeks) }, (_unused, index) => {
    const monday = addDays(mondayOf(today), -7 * (weeks - 1 - index))
    const ofWeek = byWeek.get(monday) ?? []
    const tookMs = ofWeek.reduce((sum, day) => sum + day.tookMs, 0)
    return { monday, minutes: Math.round(tookMs / 6000) / 10, reviews: ofWeek.reduce((sum, day) => sum + day.reviews, 0) }
  })
}

function mondayOf(day: LocalDate): LocalDate {
  // 1970-01-01 was a Thursday.
  return addDays(day, -((dayNumber(day) + 3) % 7))
}
