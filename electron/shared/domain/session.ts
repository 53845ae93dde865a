/**
 * The study queue: learning cards that are due, then reviews (most at risk of being forgotten first), then new
 * cards in guide order up to the day's number. Two cards of one note are not asked on the same day.
 */
import type { CardKey } from './deck.ts'
import { studyDay, studyDayStartMs, addDays, type LocalDate } from './days.ts'
import { retrievability, type CardState, type Moment } from './schedule.ts'

/** A card as the queue sees it; `noteKey` is shared by siblings. Cards come in guide order. */
export interface QueueCard {
  readonly key: CardKey
  readonly noteKey: string
}

export interface QueueRequest {
  readonly cards: readonly QueueCard[]
  readonly stateOf: (key: CardKey) => CardState | undefined
  readonly moment: Moment
  /** How many new cards may still be met today. */
  readonly newLimit: number
}

/** What is to be asked. Kept apart by kind, because learning cards come back in between. */
export interface Queue {
  readonly learning: readonly LearningCard[]
  readonly reviews: readonly CardKey[]
  readonly fresh: readonly CardKey[]
  /** New cards that the day's number leaves for later. */
  readonly moreNew: number
}

export interface LearningCard {
  readonly key: CardKey
  readonly dueAtMs: number
}

/** The queue at a moment. Linear in the number of cards but for sorting what is due. */
export function buildQueue(request: QueueRequest): Queue {
  const today = studyDay(request.moment.atMs, request.moment)
  const endOfDayMs = studyDayStartMs(addDays(today, 1), request.moment)
  const learning: LearningCard[] = []
  const reviews: { readonly card: QueueCard; readonly recall: number }[] = []
  const fresh: QueueCard[] = []
  const askedNotes = new Set<string>()
  for (const card of request.cards) {
    const state = request.stateOf(card.key)
    if (!state) fresh.push(card)
    else {
      if (state.lastDay === today) askedNotes.add(card.noteKey)
      if (state.phase !== 'review') learning.push({ key: card.key, dueAtMs: state.dueAtMs })
      else if (state.dueAtMs < endOfDayMs) reviews.push({ card, recall: retrievability(state, today) })
    }
  }
  reviews.sort((a, b) => a.recall - b.recall)
  const dueReviews = onePerNote(reviews.map((review) => review.card), askedNotes)
  const newCards = onePerNote(fresh, askedNotes)
  return {
    learning: learning.filter((card) => card.dueAtMs < endOfDayMs).sort((a, b) => a.dueAtMs - b.dueAtMs),
    reviews: dueReviews,
    fresh: newCards.slice(0, Math.max(0, request.newLimit)),
    moreNew: Math.max(0, newCards.length - Math.max(0, request.newLimit)),
  }
}

function onePerNote(cards: readonly QueueCard[], asked: Set<string>): CardKey[] {
  return cards.flatMap((card) => {
    if (asked.has(card.noteKey)) return []
    asked.add(card.noteKey)
    return [card.key]
  })
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

/** The session after an answer was taken back: that card is asked next. */
export function afterUndo(session: Session, key: CardKey): Session {
  const rest = without(session, key)
  return { ...rest, again: [key, ...rest.again] }
}

/** When the next learning card is due, if nothing can be asked before it. */
export function waitUntilMs(session: Session, atMs: number): number | undefined {
  return nextCards(session, atMs, 1).length > 0 ? undefined : session.queue.learning[0]?.dueAtMs
}

function without(session: Session, key: CardKey): Session {
  const { queue } = session
  const others = (keys: readonly CardKey[]): readonly CardKey[] => keys.filter((other) => other !== key)
  return {
    again: others(session.again),
    queue: { ...queue, learning: queue.learning.filter((card) => card.key !== key), reviews: others(queue.reviews), fresh: others(queue.fresh) },
  }
}

/** Whether a state counts as known rather than being learned: Anki's word for it is mature, 21 days of stability. */
export function isKnown(state: CardState): boolean {
  return state.phase === 'review' && state.stability >= KNOWN_STABILITY_DAYS
}

const KNOWN_STABILITY_DAYS = 21

/** Whether the card should be answered by the end of the day. */
export function isDue(state: CardState, day: LocalDate, moment: Moment): boolean {
  return state.dueAtMs < studyDayStartMs(addDays(day, 1), moment)
}
