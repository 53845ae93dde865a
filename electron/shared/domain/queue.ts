/**
 * What is asked today: learning cards that are due, then reviews (most at risk of being forgotten first), then cards
 * of the last week's sweep, then new cards in guide order up to the day's number. Two cards of one note are not asked
 * on the same day.
 */
import type { CardKey } from './deck.ts'
import { addDays, dayNumber, studyDay, studyDayStartMs } from './days.ts'
import { isLearning, isStepDue, type CardState, type Moment } from './schedule.ts'

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
  /** How many reviews the day still has room for; all of them when left out. Learning cards are never held back. */
  readonly reviewLimit?: number | undefined
  /** Cards that are not to be asked: suspended, or buried for today. */
  readonly isOut?: ((key: CardKey) => boolean) | undefined
  /** Asks cards of one note on the same day too. */
  readonly mixesSiblings?: boolean | undefined
  /** Cards to review today although they are not due, in this order: the last week's sweep. */
  readonly sweep?: readonly CardKey[] | undefined
}

/** What is to be asked. Kept apart by kind, because learning cards come back in between. */
export interface Queue {
  readonly learning: readonly LearningCard[]
  /** Due reviews, then the day's part of the sweep. */
  readonly reviews: readonly CardKey[]
  readonly fresh: readonly CardKey[]
  /** New cards that the day's number leaves for later. */
  readonly moreNew: number
  /** Reviews that the day has no room for. */
  readonly moreReviews: number
}

export interface LearningCard {
  readonly key: CardKey
  readonly dueAtMs: number
}

/** Cards by what they are today, before burying and limits. */
interface Sorted {
  readonly learning: LearningCard[]
  readonly reviews: readonly QueueCard[]
  readonly fresh: readonly QueueCard[]
  /** Notes of which a card was asked today or is in its steps. */
  readonly asked: Set<string>
}

/** The queue at a moment. Linear in the number of cards but for sorting what is due. */
export function buildQueue(request: QueueRequest): Queue {
  const { learning, reviews, fresh, asked } = sortOut(request)
  const pick = request.mixesSiblings ? (cards: readonly QueueCard[]) => cards.map(({ key }) => key) : onePerNote
  const due = pick(reviews, asked)
  const dueKeys = new Set(due)
  const swept = (request.sweep ?? []).filter((key) => !dueKeys.has(key) && !request.isOut?.(key))
  const newCards = pick(fresh, asked)
  const newLimit = Math.max(0, request.newLimit)
  const wanted = swept.length > 0 ? [...due, ...swept] : due
  const room = Math.max(0, request.reviewLimit ?? wanted.length)
  return {
    learning: learning.sort((a, b) => a.dueAtMs - b.dueAtMs),
    reviews: wanted.slice(0, room),
    fresh: newCards.slice(0, newLimit),
    moreNew: Math.max(0, newCards.length - newLimit),
    moreReviews: Math.max(0, wanted.length - room),
  }
}

function sortOut({ cards, stateOf, moment, isOut }: QueueRequest): Sorted {
  const today = studyDay(moment.atMs, moment)
  const todayNumber = dayNumber(today)
  const endOfDayMs = studyDayStartMs(addDays(today, 1), moment)
  const learning: LearningCard[] = []
  const due: QueueCard[] = []
  const risks: number[] = []
  const fresh: QueueCard[] = []
  const asked = new Set<string>()
  for (const card of cards) {
    if (isOut?.(card.key)) continue
    const state = stateOf(card.key)
    if (!state) {
      fresh.push(card)
      continue
    }
    const lastNumber = dayNumber(state.lastDay)
    if (lastNumber === todayNumber) asked.add(card.noteKey)
    if (isLearning(state)) {
      if (isStepDue(state, today, endOfDayMs)) learning.push({ key: card.key, dueAtMs: lastNumber > todayNumber ? moment.atMs : state.dueAtMs })
    } else if (lastNumber + state.intervalDays <= todayNumber) {
      due.push(card)
      risks.push((todayNumber - lastNumber) / state.stability)
    }
  }
  return { learning, reviews: mostAtRiskFirst(due, risks), fresh, asked }
}

/** FSRS's recall falls with days ÷ stability, so the order needs no powers. Equal risks stay in guide order. */
function mostAtRiskFirst(cards: readonly QueueCard[], risks: readonly number[]): readonly QueueCard[] {
  const order = Uint32Array.from(cards.keys())
  order.sort((a, b) => (risks[b] ?? 0) - (risks[a] ?? 0) || a - b)
  const sorted: QueueCard[] = []
  for (const index of order) {
    const card = cards[index]
    if (card) sorted.push(card)
  }
  return sorted
}

function onePerNote(cards: readonly QueueCard[], asked: Set<string>): CardKey[] {
  const keys: CardKey[] = []
  for (const { key, noteKey } of cards) {
    if (asked.has(noteKey)) continue
    asked.add(noteKey)
    keys.push(key)
  }
  return keys
}
