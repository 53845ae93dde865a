/** How long one answer takes a person. */
import type { LocalDate } from './days.ts'
import type { DayTotals } from './day-totals.ts'

/** Until a person's own pace is known. */
export const DEFAULT_ANSWER_MS = 15_000

const PACE_DAYS = 14
const ENOUGH_ANSWERS = 20

/** Nobody reads and recalls faster for long: a hurried look through must not promise a minute. */
const LEAST_ANSWER_MS = 5_000

/** Milliseconds per answer over the last fourteen days with answers; {@link DEFAULT_ANSWER_MS} until there are twenty. */
export function answerPace(days: ReadonlyMap<LocalDate, DayTotals>, today: LocalDate): { readonly answerMs: number; readonly isMeasured: boolean } {
  const studied = [...days].filter(([day, { reviews }]) => day <= today && reviews > 0).sort(([a], [b]) => (a < b ? 1 : -1))
  const recent = studied.slice(0, PACE_DAYS).map(([, totals]) => totals)
  const answers = recent.reduce((sum, totals) => sum + totals.reviews, 0)
  if (answers < ENOUGH_ANSWERS) return { answerMs: DEFAULT_ANSWER_MS, isMeasured: false }
  return { answerMs: Math.max(LEAST_ANSWER_MS, recent.reduce((sum, totals) => sum + totals.tookMs, 0) / answers), isMeasured: true }
}
