/** Am I on track? One judgement, and what is wrong with the dates if something is. */
import { countStudyDays } from './calendar.ts'
import { addDays, earlierDay, type DayRange, type LocalDate } from './days.ts'
import type { NewPerDay } from './pacing.ts'
import { SWEEP_DAYS, type Timeline } from './timeline.ts'

/** How the plan stands. `days` behind are days' worth of new cards; `cards` are those that cannot be met in time. */
export type Judgement =
  /** Nothing to work towards: there never was an exam date or a week, or all of it is past. */
  | { readonly kind: 'no-date' | 'weeks-over' }
  | { readonly kind: 'exam-over'; readonly exam: LocalDate }
  | { readonly kind: 'not-started'; readonly start: LocalDate }
  | { readonly kind: 'exam-today' }
  | { readonly kind: 'on-track' }
  | { readonly kind: 'behind'; readonly days: number }
  /** `newPerDay` is there when the person's own number of new cards holds them back, not the minutes. */
  | { readonly kind: 'does-not-fit'; readonly cards: number; readonly newPerDay?: number }

/** Something about the dates or minutes that keeps the plan from working. */
export type PlanProblem = 'exam-before-start' | 'no-minutes' | 'only-breaks' | 'break-reversed'

export interface JudgementRequest {
  readonly today: LocalDate
  readonly start: LocalDate
  readonly exam?: LocalDate | undefined
  readonly breaks: readonly DayRange[]
  readonly minutesPerDay?: number | undefined
  readonly newPerDay: NewPerDay
  readonly timeline: Timeline
  /** All cards of the plan, and how many of them were met before today. */
  readonly cards: number
  readonly metBefore: number
  /** New cards there is no time for. */
  readonly unmet: number
}

/** The one line about the plan. What cannot be done any more comes before what is late. */
export function judge(request: JudgementRequest): Judgement {
  const { timeline, today, start } = request
  if (timeline.aim === 'none') return judgeWithoutAim(request)
  if (timeline.aim === 'exam' && timeline.goal === today) return { kind: 'exam-today' }
  if (request.unmet > 0) return { kind: 'does-not-fit', cards: request.unmet, ...ownNumber(request) }
  if (start > today) return { kind: 'not-started', start }
  const days = daysBehind(request)
  return days > 0 ? { kind: 'behind', days } : { kind: 'on-track' }
}

/** A number of the person's own is kept to whatever the time it takes, so that it is what leaves cards out; unless no day has any time. */
function ownNumber({ newPerDay, timeline }: JudgementRequest): { readonly newPerDay?: number } {
  return newPerDay === 'auto' || timeline.room.every((answers) => answers === 0) ? {} : { newPerDay }
}

function judgeWithoutAim({ timeline, today, start, exam }: JudgementRequest): Judgement {
  if (exam !== undefined) return { kind: 'exam-over', exam }
  if (timeline.weeks.length > 0) return { kind: 'weeks-over' }
  return start > today ? { kind: 'not-started', start } : { kind: 'no-date' }
}

/** Whole days' worth of new cards that should have been met before today and were not. */
function daysBehind({ today, start, breaks, timeline, cards, metBefore }: JudgementRequest): number {
  const lastNew = timeline.aim === 'exam' ? addDays(timeline.goal, -SWEEP_DAYS - 1) : timeline.goal
  const last = lastNew >= start ? lastNew : addDays(timeline.goal, -1)
  const planned = countStudyDays({ from: start, to: last }, breaks)
  if (planned === 0) return 0
  const gone = countStudyDays({ from: start, to: earlierDay(last, addDays(today, -1)) }, breaks)
  const perDay = cards / planned
  return perDay === 0 ? 0 : Math.max(0, Math.floor(gone - metBefore / perDay))
}

/** What to say about the dates, the gravest first; none of it stops anything. */
export function problemsOf(
  { today, start, exam, breaks, minutesPerDay, timeline }: Omit<JudgementRequest, 'cards' | 'metBefore' | 'unmet' | 'newPerDay'>
): readonly PlanProblem[] {
  const problems: PlanProblem[] = []
  if (exam !== undefined && exam < start) problems.push('exam-before-start')
  if (minutesPerDay === 0) problems.push('no-minutes')
  const isOff = timeline.aim !== 'none' && timeline.days.length > 0 && countStudyDays({ from: today, to: timeline.days.at(-1) ?? today }, breaks) === 0
  if (isOff) problems.push('only-breaks')
  if (breaks.some(({ from, to }) => from > to)) problems.push('break-reversed')
  return problems
}
