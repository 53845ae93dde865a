/** A course's days from today to its goal, and what there is time for on each. */
import { DEFAULT_MINUTES_PER_DAY } from '../settings.ts'
import { isDayOff } from './calendar.ts'
import { addDays, daysBetween, earlierDay, type DayRange, type LocalDate } from './days.ts'
import { NEW_CARD_ANSWERS, type Course } from './forecast.ts'
import { HORIZON_DAYS } from './horizon.ts'
import { placeWeeks, type WeekDates } from './plan.ts'

/** When and how much a course is studied. */
export interface TimelineRequest {
  readonly today: LocalDate
  readonly start: LocalDate
  readonly exam?: LocalDate | undefined
  /** Weeks of the guide's table; 0 without one. */
  readonly weeks: number
  readonly breaks: readonly DayRange[]
  /** Most minutes a day; {@link DEFAULT_MINUTES_PER_DAY} when left out. */
  readonly minutesPerDay?: number | undefined
  readonly desiredRetention: number
  /** How long one answer takes the person. */
  readonly answerMs: number
}

export interface Timeline {
  readonly weeks: readonly WeekDates[]
  /** The day readiness is told for: the exam, else the last week's end, at most {@link HORIZON_DAYS} away; today when there is neither or it is past. */
  readonly goal: LocalDate
  /** What the plan works towards: without it there is nothing to pace for. */
  readonly aim: 'exam' | 'weeks' | 'none'
  readonly course: Course
  /** Today and after it, to the exam's eve or the last week's end, a year at most; thirty days without an aim. */
  readonly days: readonly LocalDate[]
  /** Answers there is time for on each of those days; 0 on a day off and before the start. */
  readonly room: readonly number[]
}

/** Days the sweep takes, the exam's eve the last. */
export const SWEEP_DAYS = 7

const DAYS_WITHOUT_AIM = 30

/** Nobody plans further: with more time than a year the cards are met within one. */
const MOST_DAYS = 366

/** Lays a course out from today on. */
export function timelineOf(request: TimelineRequest): Timeline {
  const { today, exam, breaks, start } = request
  const weeks = placeWeeks(request.weeks, request)
  const lastWeekDay = weeks.at(-1)?.to
  const aim = exam === undefined ? (lastWeekDay !== undefined && lastWeekDay >= today ? 'weeks' : 'none') : exam >= today ? 'exam' : 'none'
  const goal = aim === 'none' ? today : earlierDay(exam ?? lastWeekDay ?? today, addDays(today, HORIZON_DAYS))
  const course = courseTo(request, goal, aim)
  const days = Array.from({ length: Math.min(MOST_DAYS, course.lastDay + 1) }, (_unused, index) => addDays(today, index))
  const answers = answersIn(request)
  const isFree = (day: LocalDate): boolean => day >= start && !isDayOff(day, breaks)
  return { weeks, goal, aim, course, days, room: days.map((day) => (isFree(day) ? answers : 0)) }
}

function courseTo({ today, desiredRetention }: TimelineRequest, goal: LocalDate, aim: Timeline['aim']): Course {
  const left = daysBetween(today, goal)
  if (aim === 'exam') return { desiredRetention, goal: left, lastDay: left - 1, sweepFrom: left - SWEEP_DAYS }
  return { desiredRetention, goal: left, lastDay: aim === 'weeks' ? left : DAYS_WITHOUT_AIM - 1 }
}

/** Answers a due card takes: one, and another where it is forgotten. */
export function reviewAnswers(desiredRetention: number): number {
  return 2 - desiredRetention
}

/** Minutes that so many due and new cards will take, up to the next whole one. */
export function minutesFor(
  { due, fresh }: { readonly due: number; readonly fresh: number }, { desiredRetention, answerMs }: Pick<TimelineRequest, 'desiredRetention' | 'answerMs'>
): number {
  return Math.ceil(((due * reviewAnswers(desiredRetention) + fresh * NEW_CARD_ANSWERS) * answerMs) / 60_000)
}

/** Answers that fit into a day's minutes. */
export function answersIn({ minutesPerDay = DEFAULT_MINUTES_PER_DAY, answerMs }: Pick<TimelineRequest, 'minutesPerDay' | 'answerMs'>): number {
  return Math.floor((minutesPerDay * 60_000) / answerMs)
}
