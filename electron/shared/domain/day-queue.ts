/** A day's queue as the plan wants it: today's number of new cards, today's part of the sweep, the person's minutes. */
import type { CardKey } from './deck.ts'
import type { CoursePlan, CoursePlanRequest } from './course-plan.ts'
import { NEW_CARD_ANSWERS } from './forecast.ts'
import { buildQueue, type Queue, type QueueCard } from './queue.ts'
import type { Moment } from './schedule.ts'
import { sweepOn } from './sweep.ts'
import { answersIn, reviewAnswers } from './timeline.ts'

export interface DayQueueRequest<Card extends QueueCard> {
  readonly request: CoursePlanRequest
  /** What {@link planCourse} made of the request. */
  readonly plan: CoursePlan
  readonly moment: Moment
  /** All cards of the course, in the order of the request's states. */
  readonly cards: readonly Card[]
  /** Narrows the queue to some of them. */
  readonly only?: ((card: Card) => boolean) | undefined
  /** New cards over today's number; with any, the minutes do not hold reviews back either. */
  readonly extra?: number | undefined
  /** Cards to ask before the others of their kind: those behind the misses of a mock exam. */
  readonly first?: readonly CardKey[] | undefined
  /** Cards that are not to be asked: suspended, or buried for today. */
  readonly isOut?: ((key: CardKey) => boolean) | undefined
}

/** The queue of the day. Only minutes the person set hold due reviews back; the sweep gives way to any. */
export function queueOfDay<Card extends QueueCard>({ request, plan, moment, cards, only, extra = 0, isOut, first }: DayQueueRequest<Card>): Queue {
  const room = Math.max(0, answersIn(request) - request.doneToday.answers - plan.newToday * NEW_CARD_ANSWERS)
  const sweepRoom = Math.max(0, Math.floor(room - (plan.outlook.load[0] ?? 0)))
  const sweep = sweepOn({ ...request, cards, isOut, metToday: request.doneToday.newCards }).slice(0, sweepRoom)
  const chosen = only ? cards.filter(only) : cards
  const chosenKeys = new Set(only ? chosen.map(({ key }) => key) : [])
  return buildQueue({
    cards: chosen,
    states: only ? request.states.filter((_state, place) => isChosen(cards[place], only)) : request.states,
    moment,
    newLimit: plan.newToday + extra,
    reviewLimit: request.minutesPerDay === undefined || extra > 0 ? undefined : Math.floor(room / reviewAnswers(request.desiredRetention)),
    isOut,
    first,
    // In the last week being asked at all counts for more than being kept apart.
    mixesSiblings: plan.sweep !== null && plan.sweep.from <= request.today,
    sweep: only ? sweep.filter((key) => chosenKeys.has(key)) : sweep,
  })
}

function isChosen<Card>(card: Card | undefined, only: (card: Card) => boolean): boolean {
  return card !== undefined && only(card)
}
