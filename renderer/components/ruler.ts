import type { RulerDay } from '../../electron/shared/contract.ts'
import type { LocalDate } from '../../electron/shared/domain/days.ts'

/** What a tick of the ruler stands for. */
export type TickKind = 'done' | 'missed' | 'today' | 'exam' | 'ahead'

export interface Tick {
  readonly day: LocalDate
  readonly kind: TickKind
  /** How much was done, as a share of the fullest day, 0–1. */
  readonly share: number
}

/** A day with fewer answers than this never fills the ruler, so that a first day does not look like the hardest. */
const FULL_DAY_REVIEWS = 20

/** The most answers a day of the ruler can show. */
export function fullestDay(days: readonly RulerDay[]): number {
  return days.reduce((most, { reviews }) => Math.max(most, reviews), FULL_DAY_REVIEWS)
}

/** One tick a day. */
export function ticksOf(days: readonly RulerDay[], on: { readonly today: LocalDate; readonly examDate?: LocalDate | undefined; readonly fullest: number }): readonly Tick[] {
  return days.map(({ day, reviews }) => ({ day, kind: kindOf(day, reviews, on), share: reviews / on.fullest }))
}

function kindOf(day: LocalDate, reviews: number, { today, examDate }: { readonly today: LocalDate; readonly examDate?: LocalDate | undefined }): TickKind {
  if (day === today) return 'today'
  if (day === examDate) return 'exam'
  if (day > today) return 'ahead'
  return reviews > 0 ? 'done' : 'missed'
}
