/** A session under way: what is left of its queue, and the way back. */
import type { CardKey } from './deck.ts'
import { dayNumber, studyDayStartMs, addDays, type LocalDate } from './days.ts'
import type { Queue } from './queue.ts'
import type { Topic } from './readiness.ts'
import { dueDayNumber, isLearning, isStepDue, type CardState, type Moment, type Rating } from './schedule.ts'

/** What of a deck a session asks; all of it where nothing is said. */
export interface StudyScope {
  readonly week?: number
  /** The topic's weakest cards, due or not. */
  readonly topic?: Topic
  /** Every card of the week or deck, whatever its schedule, which it leaves alone. */
  readonly isCram?: boolean
}

/** A session under way: the queue and what was done with it. */
export interface Session {
  readonly queue: Queue
  /** Cards whose answer was taken back: asked again before anything else, newest first. */
  readonly again: readonly CardKey[]
}

/** The next cards to ask, at most `count`. Learning cards that are not due yet wait for their time. */
export function nextCards(session: Session, atMs: number, count: number): readonly CardKey[] {
  const { learning, reviews, fresh } = session.queue
  const due = learning.filter((card) => card.dueAtMs <= atMs).map((card) => card.key)
  return [...new Set([...session.again, ...due.slice(0, count), ...reviews.slice(0, count), ...fresh.slice(0, count)])].slice(0, count)
}

/** The session after a card was answered; a card still in its steps comes back among the learning ones today. */
export function afterAnswer(session: Session, key: CardKey, after: CardState): Session {
  const rest = without(session, key)
  if (after.phase === 'review') return rest
  const learning = [...rest.queue.learning, { key, dueAtMs: after.dueAtMs }].sort((a, b) => a.dueAtMs - b.dueAtMs)
  return { ...rest, queue: { ...rest.queue, learning } }
}

/** The session after a card was answered while cramming: a forgotten one comes again at the end. */
export function afterCram(session: Session, key: CardKey, rating: Rating): Session {
  const { queue, again } = without(session, key)
  return { again, queue: rating === 1 ? { ...queue, reviews: [...queue.reviews, key] } : queue }
}

/** The session after an answer was taken back: that card is asked next. */
export function afterUndo(session: Session, key: CardKey): Session {
  const rest = without(session, key)
  return { ...rest, again: [key, ...rest.again] }
}

/** The session without some cards: suspended or buried meanwhile. */
export function withoutCards(session: Session, keys: ReadonlySet<CardKey>): Session {
  const rest = (cards: readonly CardKey[]): readonly CardKey[] => cards.filter((key) => !keys.has(key))
  const { queue } = session
  return {
    again: rest(session.again),
    queue: { ...queue, learning: queue.learning.filter(({ key }) => !keys.has(key)), reviews: rest(queue.reviews), fresh: rest(queue.fresh) },
  }
}

/** When the next learning card is due, if nothing can be asked before it. */
export function waitUntilMs(session: Session, atMs: number): number | undefined {
  return nextCards(session, atMs, 1).length > 0 ? undefined : session.queue.learning[0]?.dueAtMs
}

function without(session: Session, key: CardKey): Session {
  const { queue } = session
  return {
    again: others(session.again, key),
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
