/** A session under way: what is left of its queue, and the way back. */
import type { CardKey } from './deck.ts'
import { dayNumber, studyDay, studyDayStartMs, addDays, type LocalDate } from './days.ts'
import type { LearningCard, Queue } from './queue.ts'
import type { Topic } from './readiness.ts'
import type { Rating } from './rating.ts'
import { dueDayNumber, isLearning, isStepDue, type CardState, type Moment } from './schedule.ts'

/** What of a deck a session asks; all of it where nothing is said. */
export interface StudyScope {
  readonly week?: number
  /** The topic's weakest cards, due or not. */
  readonly topic?: Topic
  /** Every card of the week or deck, whatever its schedule, which it leaves alone. */
  readonly isCram?: boolean
}

/**
 * A session under way. Every card of it is in exactly one place – asked again, waiting in the queue, or through – so
 * what is left and what is done always add up to the same total.
 */
export interface Session {
  readonly queue: Queue
  /** Cards whose answer was taken back: asked again before anything else, newest first. */
  readonly again: readonly CardKey[]
  /** Cards that were answered and do not come back in this session, in no particular order. */
  readonly through: readonly CardKey[]
}

/** An answer of a session. */
export interface Answered {
  readonly card: CardKey
  readonly rating: Rating
}

/** What a session is made of, besides what is known of its cards now. */
export interface SessionRequest {
  /** What was to be asked when it began. */
  readonly asked: Queue
  /** Its answers that stand, oldest first. */
  readonly answers: readonly Answered[]
  /** Cards whose answer was taken back, newest first. */
  readonly again?: readonly CardKey[]
  readonly isCram?: boolean | undefined
  readonly stateOf: (key: CardKey) => CardState | undefined
  /** Cards that are not asked now: suspended, buried for today, or gone. */
  readonly isOut: (key: CardKey) => boolean
  readonly moment: Moment
}

/**
 * Where a session stands, whatever happened to its cards: answers taken back or given once more, marks, resets, another
 * edition. No card comes in that was not to be asked, but for one whose answer was taken back.
 */
export function sessionNow({ asked, answers, again = [], isCram = false, stateOf, isOut, moment }: SessionRequest): Session {
  const last = new Map(answers.map(({ card, rating }) => [card, rating]))
  const first = [...new Set(again)].filter((key) => !isOut(key))
  const isFirst = new Set(first)
  const day = studyDay(moment.atMs, moment)
  const learning: LearningCard[] = []
  const reviews: CardKey[] = []
  const fresh: CardKey[] = []
  const forgotten: CardKey[] = []
  const through: CardKey[] = []
  const keys = new Set([...asked.learning.map(({ key }) => key), ...asked.reviews, ...asked.fresh, ...last.keys()])
  for (const key of keys) {
    if (isFirst.has(key)) continue
    const rating = last.get(key)
    const state = stateOf(key)
    if (isOut(key)) {
      if (rating !== undefined) through.push(key)
    } else if (isCram) (rating === undefined ? reviews : rating === 1 ? forgotten : through).push(key)
    else if (!state) fresh.push(key)
    else if (isLearning(state) && isDue(state, day, moment)) learning.push({ key, dueAtMs: state.lastDay > day ? moment.atMs : state.dueAtMs })
    else (rating === undefined ? reviews : through).push(key)
  }
  learning.sort((a, b) => a.dueAtMs - b.dueAtMs)
  return { queue: { ...asked, learning, reviews: [...reviews, ...forgotten], fresh }, again: first, through }
}

/** The next cards to ask, at most `count`. Learning cards that are not due yet wait for their time. */
export function nextCards(session: Session, atMs: number, count: number): readonly CardKey[] {
  const { learning, reviews, fresh } = session.queue
  const due = learning.filter((card) => card.dueAtMs <= atMs).map((card) => card.key)
  return [...session.again, ...due.slice(0, count), ...reviews.slice(0, count), ...fresh.slice(0, count)].slice(0, count)
}

/** How many cards a session has left to ask, among them those that wait for their time. */
export function cardsLeft({ again, queue }: Session): number {
  return again.length + queue.learning.length + queue.reviews.length + queue.fresh.length
}

/** The session after a card was answered; a card still in its steps comes back among the learning ones today. */
export function afterAnswer(session: Session, key: CardKey, after: CardState): Session {
  const rest = without(session, key)
  if (after.phase === 'review') return { ...rest, through: [...rest.through, key] }
  const learning = [...rest.queue.learning, { key, dueAtMs: after.dueAtMs }].sort((a, b) => a.dueAtMs - b.dueAtMs)
  return { ...rest, queue: { ...rest.queue, learning } }
}

/** The session after a card was answered while cramming: a forgotten one comes again at the end. */
export function afterCram(session: Session, key: CardKey, rating: Rating): Session {
  const rest = without(session, key)
  return rating === 1 ? { ...rest, queue: { ...rest.queue, reviews: [...rest.queue.reviews, key] } } : { ...rest, through: [...rest.through, key] }
}

/** When the next learning card is due, if nothing can be asked before it. */
export function waitUntilMs(session: Session, atMs: number): number | undefined {
  return nextCards(session, atMs, 1).length > 0 ? undefined : session.queue.learning[0]?.dueAtMs
}

function without({ queue, again, through }: Session, key: CardKey): Session {
  return {
    again: others(again, key),
    through: others(through, key),
    queue: { ...queue, learning: queue.learning.filter((card) => card.key !== key), reviews: others(queue.reviews, key), fresh: others(queue.fresh, key) },
  }
}

/** A card answered is nearly always the first, and there may be tens of thousands behind it. */
function others(keys: readonly CardKey[], key: CardKey): readonly CardKey[] {
  const place = keys.indexOf(key)
  return place < 0 ? keys : keys.toSpliced(place, 1)
}

/** What is known of a card: never answered, answered but not remembered for long yet, or known. */
export type Knowledge = 'fresh' | 'learning' | 'known'

/** The one measure by which every screen counts and names cards. */
export function knowledgeOf(state: CardState | undefined): Knowledge {
  if (!state) return 'fresh'
  return isKnown(state) ? 'known' : 'learning'
}

/** Whether a state counts as known rather than being learned: Anki's word for it is mature, 21 days of stability. */
export function isKnown(state: CardState): boolean {
  return state.phase === 'review' && state.stability >= KNOWN_STABILITY_DAYS
}

const KNOWN_STABILITY_DAYS = 21

/** Whether the card should be answered by the end of the day. */
export function isDue(state: CardState, day: LocalDate, moment: Moment): boolean {
  return isLearning(state) ? isStepDue(state, day, studyDayStartMs(addDays(day, 1), moment)) : dueDayNumber(state) <= dayNumber(day)
}
