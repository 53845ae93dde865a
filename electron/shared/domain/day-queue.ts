/** A day's queue as the plan wants it: today's number of new cards, today's part of the sweep, the person's minutes. */
import type { CardKey } from './deck.ts'
import type { CoursePlan, CoursePlanRequest } from './course-plan.ts'
import { NEW_CARD_ANSWERS } from './forecast.ts'
import { buildQueue, type Queue, type QueueCard } from './queue.ts'
import type { Moment } from './schedule.ts'
import { sweepOn } from './sweep.ts'
import { answersIn } from './timeline.ts'

export interface DayQueueRequest {
  readonly request: CoursePlanRequest
  /** What {@link planCourse} made of the request. */
  readonly plan: CoursePlan
  readonly moment: Moment
  /** All cards of the course, in guide order. */
  readonly cards: readonly QueueCard[]
  /** Narrows the queue to some of them. */
  readonly only?: readonly QueueCard[] | undefined
  /** New cards over today's number; with any, the minutes do not hold reviews back either. */
  readonly extra?: number | undefined
  /** Cards that are not to be asked: suspended, or buried for today. */
  readonly isOut?: ((key: CardKey) => boolean) | undefined
}

/** The queue of the day. Only minutes the person set hold due reviews back; the sweep gives way to any. */
export function queueOfDay({ request, plan, moment, cards, only = cards, extra = 0, isOut }: DayQueueRequest): Queue {
  const room = Math.max(0, answersIn(request) - request.doneToday.answers - plan.newToday * NEW_CARD_ANSWERS)
  const sweepRoom = Math.max(0, Math.floor(room - (plan.outlook.load[0] ?? 0)))
  const sweep = sweepOn({ ...request, cards, isOut, metToday: request.doneToday.newCards }).slice(0, sweepRoom)
  const wanted = only === cards ? sweep : keepOnly(sweep, only)
  return buildQueue({
    cards: only,
    stateOf: request.stateOf,
    moment,
    newLimit: plan.newToday + extra,
    reviewLimit: request.minutesPerDay === undefined || extra > 0 ? undefined : Math.floor(room),
    isOut,
    // In the last week being asked at all counts for more than being kept apart.
    mixesSiblings: plan.sweep !== null && plan.sweep.from <= request.today,
    sweep: wanted,
  })
}

function keepOnly(keys: readonly CardKey[], cards: readonly QueueCard[]): readonly CardKey[] {
  const chosen = new Set(cards.map(({ key }) => key))
  return keys.filter((key) => chosen.has(key))
}
