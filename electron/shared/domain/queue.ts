/**
 * What is asked today: learning cards that are due, then reviews (most at risk of being forgotten first), then cards
 * of the last week's sweep, then new cards in guide order up to the day's number. Two cards of one note are not asked
 * on the same day.
 */
import type { CardKey } from './deck.ts'
import { addDays, dayNumber, studyDay, studyDayStartMs } from './days.ts'
import { byFallingValue } from './order.ts'
import { isLearning, isStepDue, type CardState, type Moment } from './schedule.ts'

/** A card as the queue sees it; `noteKey` is shared by siblings. Cards come in guide order, siblings next to each other. */
export interface QueueCard {
  readonly key: CardKey
  readonly noteKey: string
}

export interface QueueRequest {
  readonly cards: readonly QueueCard[]
  /** What is known of each card, in the same order; undefined for a card never answered. */
  readonly states: readonly (CardState | undefined)[]
  readonly moment: Moment
  /** How many new cards may still be met today. */
  readonly newLimit: number
  /** How many reviews the day still has room for; all of them when left out. Learning cards are never held back. */
  readonly reviewLimit?: number | undefined
  /** Cards that are not to be asked: suspended, or buried for today. */
  readonly isOut?: ((key: CardKey) => boolean) | undefined
  /** Asks cards of one note on the same day too. */
  readonly mixesSiblings?: boolean | undefined
  /** Cards to ask before the others of their kind, in this order: those behind the misses of a mock exam. */
  readonly first?: readonly CardKey[] | undefined
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

/** Places of cards by what the cards are today, before burying and limits. */
interface Sorted {
  readonly learning: readonly LearningCard[]
  readonly reviews: Int32Array
  readonly fresh: Int32Array
  readonly notes: Notes
}

/** The queue at a moment. Linear in the number of cards but for sorting what is due. */
export function buildQueue(request: QueueRequest): Queue {
  const { learning, reviews, fresh, notes } = sortOut(request)
  const { cards, sweep = [], first = [], isOut, mixesSiblings = false } = request
  const due = keysOf(cards, mixesSiblings ? reviews : notes.onePerNote(reviews))
  const dueKeys = new Set(sweep.length > 0 ? due : [])
  const swept = sweep.filter((key) => !dueKeys.has(key) && !isOut?.(key))
  const newCards = mixesSiblings ? fresh : notes.onePerNote(fresh)
  const newLimit = Math.max(0, request.newLimit)
  const wanted = ahead(swept.length > 0 ? [...due, ...swept] : due, first)
  const room = Math.max(0, request.reviewLimit ?? wanted.length)
  return {
    learning: [...learning].sort((a, b) => a.dueAtMs - b.dueAtMs),
    reviews: room < wanted.length ? wanted.slice(0, room) : wanted,
    fresh: first.length > 0 ? ahead(keysOf(cards, newCards), first).slice(0, newLimit) : keysOf(cards, newCards.subarray(0, newLimit)),
    moreNew: Math.max(0, newCards.length - newLimit),
    moreReviews: Math.max(0, wanted.length - room),
  }
}

function sortOut({ cards, states, moment, isOut }: QueueRequest): Sorted {
  const today = studyDay(moment.atMs, moment)
  const todayNumber = dayNumber(today)
  const endOfDayMs = studyDayStartMs(addDays(today, 1), moment)
  const learning: LearningCard[] = []
  const due = new Int32Array(cards.length)
  const risks = new Float64Array(cards.length)
  const fresh = new Int32Array(cards.length)
  let dueCount = 0
  let freshCount = 0
  const notes = new Notes(cards)
  for (let place = 0; place < cards.length; place += 1) {
    const card = cards[place]
    if (!card || isOut?.(card.key)) continue
    const state = states[place]
    if (!state) {
      fresh[freshCount++] = place
      continue
    }
    const lastNumber = dayNumber(state.lastDay)
    if (lastNumber === todayNumber) notes.ask(place)
    if (isLearning(state)) {
      if (isStepDue(state, today, endOfDayMs)) learning.push({ key: card.key, dueAtMs: lastNumber > todayNumber ? moment.atMs : state.dueAtMs })
    } else if (lastNumber + state.intervalDays <= todayNumber) {
      due[dueCount] = place
      risks[dueCount++] = (todayNumber - lastNumber) / state.stability
    }
  }
  // FSRS's recall falls with days ÷ stability, so the order needs no powers.
  return { learning, reviews: byFallingValue(due.subarray(0, dueCount), risks), fresh: fresh.subarray(0, freshCount), notes }
}

/** Notes by number, and which of them were asked today. */
class Notes {
  readonly #noteAt: Int32Array
  readonly #isAsked: Uint8Array

  constructor(cards: readonly QueueCard[]) {
    this.#noteAt = new Int32Array(cards.length)
    let note = -1
    let last: string | undefined
    for (let place = 0; place < cards.length; place += 1) {
      const noteKey = cards[place]?.noteKey
      if (noteKey !== last) note += 1
      last = noteKey
      this.#noteAt[place] = note
    }
    this.#isAsked = new Uint8Array(note + 1)
  }

  /** Marks the note of a card; false when it was marked already. */
  ask(place: number): boolean {
    const note = this.#noteAt[place] ?? 0
    if (this.#isAsked[note] === 1) return false
    this.#isAsked[note] = 1
    return true
  }

  /** The first card of each note that was not asked yet. */
  onePerNote(places: Int32Array): Int32Array {
    return places.filter((place) => this.ask(place))
  }
}

/** The keys with some of them moved to the front, in the order of `first`. */
function ahead(keys: readonly CardKey[], first: readonly CardKey[]): readonly CardKey[] {
  if (first.length === 0) return keys
  const there = new Set(keys)
  const moved = new Set(first.filter((key) => there.has(key)))
  return moved.size === 0 ? keys : [...moved, ...keys.filter((key) => !moved.has(key))]
}

function keysOf(cards: readonly QueueCard[], places: Int32Array): CardKey[] {
  const keys: CardKey[] = []
  for (const place of places) {
    const card = cards[place]
    if (card) keys.push(card.key)
  }
  return keys
}
