/**
 * The plan on the calendar: what each day holds so that every card is met before the exam and swept once in its last
 * week, under the person's daily minutes. Missed days are spread over what is left; what does not fit is named.
 */
import { isDayOff } from './calendar.ts'
import type { DayRange, LocalDate } from './days.ts'
import { judge, problemsOf, type Judgement, type PlanProblem } from './judgement.ts'
import { outlookOf, type Outlook } from './outlook.ts'
import { NEW_CARD_ANSWERS } from './forecast.ts'
import { paceNewCards, type NewPerDay, type Pace, type Rate } from './pacing.ts'
import type { CardState } from './schedule.ts'
import { DEFAULT_MINUTES_PER_DAY } from '../settings.ts'
import { timelineOf, type Timeline, type TimelineRequest } from './timeline.ts'

/** A card as the plan sees it; cards come in guide order. `week` is 0 for a card of no week. */
export interface PlanCard {
  readonly week: number
}

export interface CoursePlanRequest extends TimelineRequest {
  /** Cards to study: neither suspended nor kept for a paper. */
  readonly cards: readonly PlanCard[]
  /** What is known of each card, in the same order; undefined for a card never answered. */
  readonly states: readonly (CardState | undefined)[]
  readonly newPerDay: NewPerDay
  readonly doneToday: { readonly answers: number; readonly newCards: number }
}

/** What a day holds. `answers` counts those of new cards and of the sweep too. */
export interface PlanDay {
  readonly day: LocalDate
  readonly isOff: boolean
  readonly newCards: number
  readonly answers: number
  readonly minutes: number
}

/** The last week, in which every card comes once more, weakest first; `dropped` cards the daily minutes leave no time for. */
export interface SweepPlan extends DayRange {
  readonly cards: number
  readonly dropped: number
}

export interface CoursePlan extends Pick<Timeline, 'weeks' | 'goal' | 'aim'> {
  readonly minutesPerDay: number
  /** New cards still to be met today. */
  readonly newToday: number
  readonly days: readonly PlanDay[]
  /** New cards there is no time for before the exam, by week: the last in guide order. */
  readonly unmet: readonly { readonly week: number; readonly cards: number }[]
  readonly sweep: SweepPlan | null
  readonly judgement: Judgement
  readonly problems: readonly PlanProblem[]
  readonly outlook: Outlook
}

/** New cards a day where no date asks for more. */
const NEW_WITHOUT_AIM = 15

/** The whole plan as it stands today. */
export function planCourse(request: CoursePlanRequest): CoursePlan {
  const { cards, doneToday } = request
  const timeline = timelineOf(request)
  const outlook = outlookOf({ ...request, course: timeline.course })
  const fresh = outlook.isFresh.reduce((sum, one) => sum + one, 0)
  const pace = paceNewCards({
    fresh: fresh + doneToday.newCards,
    metToday: doneToday.newCards,
    room: timeline.room,
    load: loadWithToday(outlook.load, doneToday),
    course: timeline.course,
    rate: rateOf(request.newPerDay, timeline),
  })
  const unmet = timeline.aim === 'none' ? 0 : Math.min(fresh, pace.unmet)
  const sweep = sweepOf({ timeline, pace, outlook })
  return {
    weeks: timeline.weeks,
    goal: timeline.goal,
    aim: timeline.aim,
    minutesPerDay: request.minutesPerDay ?? DEFAULT_MINUTES_PER_DAY,
    newToday: Math.max(0, (pace.newByDay[0] ?? 0) - doneToday.newCards),
    days: daysOf({ timeline, pace, sweep: sweep?.answersByDay ?? [], ...request }),
    unmet: unmet === 0 ? [] : byWeek(cards.filter((_card, index) => outlook.isFresh[index] === 1).slice(fresh - unmet)),
    sweep: sweep && { from: sweep.from, to: sweep.to, cards: sweep.cards, dropped: sweep.dropped },
    judgement: judge({ ...request, timeline, cards: cards.length, metBefore: Math.max(0, cards.length - fresh - doneToday.newCards), unmet }),
    problems: problemsOf({ ...request, timeline }),
    outlook: timeline.aim === 'none' ? { ...outlook, followed: outlook.stopped } : followPace(outlook, { timeline, pace, metToday: doneToday.newCards }),
  }
}

function rateOf(newPerDay: NewPerDay, { aim }: Timeline): Rate {
  if (newPerDay !== 'auto') return { kind: 'exactly', cards: newPerDay }
  return aim === 'none' ? { kind: 'up-to', cards: NEW_WITHOUT_AIM } : { kind: 'even' }
}

/** What was answered today took its time too; the new cards among it are counted with the pace. */
function loadWithToday([today = 0, ...later]: readonly number[], done: CoursePlanRequest['doneToday']): readonly number[] {
  return [today + Math.max(0, done.answers - done.newCards * NEW_CARD_ANSWERS), ...later]
}

interface Planned {
  readonly timeline: Timeline
  readonly pace: Pace
}

function sweepOf(
  { timeline: { course, days, room }, pace, outlook }: Planned & { outlook: Outlook }
): (SweepPlan & { answersByDay: readonly number[] }) | null {
  const { sweepFrom, lastDay } = course
  const from = days[Math.max(0, sweepFrom ?? Infinity)]
  const to = days[lastDay]
  if (sweepFrom === undefined || from === undefined || to === undefined) return null
  const free = days.map((_day, index) => (index < sweepFrom ? 0 : Math.max(0, (room[index] ?? 0) - (pace.load[index] ?? 0))))
  const all = free.reduce((sum, answers) => sum + answers, 0)
  const answers = outlook.sweep.answers + pace.sweep.answers
  const share = answers === 0 ? 1 : Math.min(1, all / answers)
  const cards = Math.round(outlook.sweep.cards + pace.sweep.cards)
  return { from, to, cards, dropped: Math.ceil(cards * (1 - share)), answersByDay: spreadEvenly(answers * share, free) }
}

/** As evenly as the free places allow: a full day takes what it can, the others share the rest. */
function spreadEvenly(amount: number, free: readonly number[]): readonly number[] {
  const taken = free.map(() => 0)
  let left = amount
  const order = [...free.keys()].filter((index) => (free[index] ?? 0) > 0).sort((a, b) => (free[a] ?? 0) - (free[b] ?? 0))
  for (const [place, index] of order.entries()) {
    const part = Math.min(free[index] ?? 0, left / (order.length - place))
    taken[index] = part
    left -= part
  }
  return taken
}

function daysOf(
  { timeline, pace, sweep, answerMs, breaks }: Planned & { sweep: readonly number[]; answerMs: number; breaks: readonly DayRange[] }
): readonly PlanDay[] {
  return timeline.days.map((day, index) => {
    const answers = (pace.load[index] ?? 0) + (sweep[index] ?? 0)
    return {
      day,
      isOff: isDayOff(day, breaks),
      newCards: pace.newByDay[index] ?? 0,
      answers: Math.round(answers),
      minutes: Math.ceil(Math.round(answers) * (answerMs / 60_000)),
    }
  })
}

function byWeek(cards: readonly PlanCard[]): readonly { readonly week: number; readonly cards: number }[] {
  const weeks = new Map<number, number>()
  for (const { week } of cards) weeks.set(week, (weeks.get(week) ?? 0) + 1)
  return [...weeks].map(([week, count]) => ({ week, cards: count })).sort((a, b) => a.week - b.week)
}

/**
 * New cards are met in guide order on their days; and where the days have no time for all the answers, what is
 * followed falls short of the plan by the same share.
 */
function followPace(outlook: Outlook, { timeline, pace, metToday }: Planned & { metToday: number }): Outlook {
  const share = shareDone(pace.load, timeline.room)
  const days = pace.newByDay.map((cards, day) => (day === 0 ? Math.max(0, cards - metToday) : cards))
  const followed = Float64Array.from(outlook.followed)
  let day = 0
  let metOnDay = 0
  for (let index = 0; index < followed.length; index += 1) {
    if (outlook.isFresh[index] === 1) {
      while (day < days.length && metOnDay >= (days[day] ?? 0)) {
        day += 1
        metOnDay = 0
      }
      followed[index] = day < days.length ? (pace.recallByDay[day] ?? 0) : 0
      metOnDay += 1
    }
    const stopped = outlook.stopped[index] ?? 0
    followed[index] = stopped + share * ((followed[index] ?? 0) - stopped)
  }
  return { ...outlook, followed }
}

/** The share of all answers that gets done when each day's overflow waits for the next. */
function shareDone(load: readonly number[], room: readonly number[]): number {
  let late = 0
  let all = 0
  for (const [day, answers] of room.entries()) {
    all += load[day] ?? 0
    late = Math.max(0, late + (load[day] ?? 0) - answers)
  }
  return all === 0 ? 1 : 1 - Math.min(1, late / all)
}
