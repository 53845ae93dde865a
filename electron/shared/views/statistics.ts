/** What Statistics shows, of one plan or of everything. */
import type { DayTotals } from '../domain/day-totals.ts'
import type { LocalDate } from '../domain/days.ts'
import type { Readiness } from '../domain/readiness.ts'
import type { DeckLabel } from './deck-label.ts'
import type { CardCounts } from './plan.ts'

/** The course of the current deck, or all decks. */
export type StatisticsScope = 'plan' | 'all'

export interface StatisticsView {
  readonly scope: StatisticsScope
  /** Null in an empty library. */
  readonly deck: DeckLabel | null
  readonly today: LocalDate
  readonly examDate?: LocalDate
  /** The days of the last year on which something was done, oldest first. */
  readonly days: readonly StatisticsDay[]
  readonly forecast: readonly ForecastDay[]
  readonly months: readonly RecallMonth[]
  readonly desiredRetention: number
  readonly groups: readonly StatisticsGroup[]
}

export interface StatisticsDay extends Pick<DayTotals, 'reviews' | 'newCards' | 'tookMs'> {
  readonly day: LocalDate
}

/** Answers to come on a day: as planned where there is a plan, else the cards that are due. */
export interface ForecastDay {
  readonly day: LocalDate
  readonly answers: number
  /** In the last week before the exam. */
  readonly isSweep: boolean
}

/** How much was recalled of what the schedule asked in a month, `YYYY-MM`. */
export interface RecallMonth {
  readonly month: string
  readonly young: Recall
  readonly mature: Recall
}

export interface Recall {
  readonly asked: number
  readonly recalled: number
}

/** Cards that belong together, with what is known of them. */
export interface StatisticsGroup {
  readonly kind: 'week' | 'domain' | 'deck'
  readonly id: string
  readonly name: string
  readonly counts: CardCounts
  /** Absent for a deck: it is told for the plan's goal only. */
  readonly readiness?: Readiness
}
