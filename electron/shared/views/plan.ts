/** What Today and Plan show. */
import type { PlanDay, SweepPlan } from '../domain/course-plan.ts'
import type { LocalDate } from '../domain/days.ts'
import type { Exam, Resource } from '../domain/deck.ts'
import type { Judgement, PlanProblem } from '../domain/judgement.ts'
import type { WeekDates, WeekPhase } from '../domain/plan.ts'
import type { Readiness, Topic } from '../domain/readiness.ts'
import type { CourseSettings } from '../settings.ts'
import type { DeckLabel } from './deck-label.ts'
import type { AttemptSummary } from './exam.ts'
import type { StudyRequest } from './study.ts'

export interface CourseChange {
  readonly course: string
  /** Replaces the course's settings; a field left out is cleared. */
  readonly settings: CourseSettings
}

/** Cards of a week or deck by what is known of them: answered never, still short, long enough (21 days of stability), or suspended. */
export interface CardCounts {
  readonly total: number
  readonly fresh: number
  readonly learning: number
  readonly known: number
  readonly due: number
  /** Told in none of the other figures but the total. */
  readonly suspended: number
}

/** A note of a week, to be ticked off. */
export interface PlanTaskView {
  readonly id: string
  readonly text: string
  readonly done: boolean
}

export interface PlanTick {
  readonly course: string
  /** Id of the note. */
  readonly task: string
  readonly isDone: boolean
}

export interface TodayView {
  readonly deck: DeckLabel | null
  readonly today: LocalDate
  readonly examDate?: LocalDate
  /** Days to the exam; negative when it is past. */
  readonly daysLeft?: number
  readonly exam?: Exam
  /** The latest mock exam that ended. */
  readonly lastExam?: AttemptSummary
  readonly week?: { readonly number: number; readonly topic: string }
  readonly weeks: readonly RulerWeek[]
  /** Cards that today still asks: those that are due now, new ones, and those that are waited for. */
  readonly left: number
  readonly due: number
  readonly newToday: number
  /** Cards in their steps that come back later today, and when the first of them does. */
  readonly waiting?: { readonly cards: number; readonly dueAtMs: number }
  /** When this is not so any more though nobody does anything: such a card comes back, or the next study day begins. */
  readonly changesAtMs: number
  /** New cards that today's number leaves for later. */
  readonly moreNew: number
  /** Due reviews that the person's minutes leave no time for today. */
  readonly moreReviews: number
  readonly estimateMinutes: number
  readonly answeredToday: number
  /** Today's session that was cut off and has something to ask now, and how many of its cards are done. */
  readonly unfinished?: { readonly request: StudyRequest; readonly done: number }
  /** Mean recall on the exam day if studying stopped now, 0–1. */
  readonly readiness: number
  readonly domains: readonly DomainReadiness[]
  readonly leftThisWeek: readonly PlanTaskView[]
  readonly counts: CardCounts
  /** Absent in an empty library. */
  readonly outlook?: PlanOutlook
}

/** How the plan stands today: what Today and Plan say about being on track. */
export interface PlanOutlook {
  readonly judgement: Judgement
  /** What is wrong with the dates or minutes, the gravest first. */
  readonly problems: readonly PlanProblem[]
  /** The day readiness is told for, and what sets it. */
  readonly goal: LocalDate
  readonly aim: 'exam' | 'weeks' | 'none'
  /** The daily cap, and whether the person set it. */
  readonly minutesPerDay: number
  readonly hasOwnMinutes: boolean
  /** Seconds an answer takes, and whether that is the person's own pace. */
  readonly secondsPerAnswer: number
  readonly hasOwnPace: boolean
  /** New cards still to be met today. */
  readonly newToday: number
  /** New cards that cannot be met before the goal, by week. */
  readonly unmet: readonly { readonly week: number; readonly topic: string; readonly cards: number }[]
  /** The exam's last week: `today` cards of it come today. */
  readonly sweep: (SweepPlan & { readonly today: number }) | null
  /** From today to the goal. */
  readonly days: readonly PlanDay[]
  readonly readiness: Readiness
  /** What would raise readiness most: a section, a week and a domain, whichever the course has. */
  readonly raises: readonly RaiseView[]
}

/** A topic to study, the share of readiness (0–1) that would add today, and the request that does it. */
export interface RaiseView {
  readonly topic: Topic
  /** Empty for a week that the guide gives no topic. */
  readonly name: string
  readonly cards: number
  readonly gain: number
  readonly request: StudyRequest
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
  /** Mean recall on the exam day if the plan is followed, 0–1. */
  readonly followed: number
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
  /** Absent in an empty library. */
  readonly outlook?: PlanOutlook
}

export interface PlanRowView {
  readonly week: number
  readonly toWeek?: number
  readonly topic: string
  readonly notes: readonly PlanTaskView[]
  readonly dates: WeekDates
  readonly phase: WeekPhase
  readonly counts: CardCounts
  readonly readiness: number
  /** Mean recall on the exam day if the plan is followed, 0–1. */
  readonly followed: number
  readonly days: readonly RulerDay[]
}
