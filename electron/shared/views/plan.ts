/** What Today and Plan show. */
import type { LocalDate } from '../domain/days.ts'
import type { Exam, Resource } from '../domain/deck.ts'
import type { PlanTask, WeekDates, WeekPhase } from '../domain/plan.ts'
import type { CourseSettings } from '../settings.ts'

export interface CourseChange {
  readonly course: string
  /** Replaces the course's settings; a field left out is cleared. */
  readonly settings: CourseSettings
}

/** Cards of a week or deck by what is known of them: answered never, still short, long enough (21 days of stability). */
export interface CardCounts {
  readonly total: number
  readonly fresh: number
  readonly learning: number
  readonly known: number
  readonly due: number
}

/** The deck that Today, Plan and Study are about. */
export interface DeckLabel {
  readonly id: string
  readonly course: string
  readonly title: string
  readonly language: string
}

export interface TodayView {
  readonly deck: DeckLabel | null
  readonly today: LocalDate
  readonly examDate?: LocalDate
  /** Days to the exam; negative when it is past. */
  readonly daysLeft?: number
  readonly exam?: Exam
  readonly week?: { readonly number: number; readonly topic: string }
  readonly weeks: readonly RulerWeek[]
  readonly due: number
  readonly newToday: number
  readonly estimateMinutes: number
  readonly answeredToday: number
  /** Mean recall on the exam day if studying stopped now, 0–1. */
  readonly readiness: number
  readonly domains: readonly DomainReadiness[]
  readonly leftThisWeek: readonly PlanTask[]
  readonly counts: CardCounts
}

/** One week of the ruler: its dates and, for each of its days, what was done. */
export interface RulerWeek extends WeekDates {
  readonly week: number
  readonly topic: string
  readonly phase: WeekPhase
  readonly days: readonly RulerDay[]
}

export interface RulerDay {
  readonly day: LocalDate
  readonly reviews: number
}

export interface DomainReadiness {
  readonly id: string
  readonly name: string
  readonly weight: number
  readonly readiness: number
  readonly cards: number
}

export interface PlanView {
  readonly deck: DeckLabel | null
  readonly today: LocalDate
  readonly startDate: LocalDate
  readonly examDate?: LocalDate
  readonly exams: readonly Exam[]
  readonly target?: string
  readonly rows: readonly PlanRowView[]
  /** Cards that belong to no week. */
  readonly rest: CardCounts
  readonly resources: readonly Resource[]
}

export interface PlanRowView {
  readonly week: number
  readonly toWeek?: number
  readonly topic: string
  readonly notes: readonly PlanTask[]
  readonly dates: WeekDates
  readonly phase: WeekPhase
  readonly counts: CardCounts
  readonly readiness: number
  readonly days: readonly RulerDay[]
}
