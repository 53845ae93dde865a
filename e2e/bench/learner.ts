import type { CardKey } from '../../electron/shared/domain/deck.ts'
import { FIRST_RATING_SHARES } from '../../electron/shared/domain/forecast.ts'
import type { Rating } from '../../electron/shared/domain/rating.ts'
import { memoryAfter, recallAfter, type Memory } from '../../electron/shared/domain/schedule.ts'
import { mulberry32 } from '../../electron/shared/domain/shuffle.ts'

/** How a recalled card is rated: the shares FSRS's own simulator draws from. */
const RECALLED_SHARES: readonly (readonly [Rating, number])[] = [[2, 0.224], [3, 0.631], [4, 0.145]]

interface Trace {
  readonly memory: Memory
  readonly day: number
}

/** Somebody who studies: each card has a true memory, and whether it is recalled is drawn from it. */
export class Learner {
  readonly #random: () => number
  readonly #stabilityFactor: number
  readonly #traces = new Map<CardKey, Trace>()

  /** With a factor below 1 the person forgets sooner than FSRS believes. */
  constructor(seed: number, stabilityFactor: number) {
    this.#random = mulberry32(seed)
    this.#stabilityFactor = stabilityFactor
  }

  /** Answers a card on a day, once or, until it has left its steps, again. */
  rate(card: CardKey, day: number): Rating {
    const trace = this.#traces.get(card)
    const rating = trace?.day === day ? 3 : this.#draw(card, day)
    this.#traces.set(card, { memory: memoryAfter(trace?.memory ?? null, rating, trace ? day - trace.day : 0), day })
    return rating
  }

  /** The true chance of recalling a card on a day; 0 for one never met. */
  recall(card: CardKey, day: number): number {
    const trace = this.#traces.get(card)
    return trace ? recallAfter(day - trace.day, trace.memory.stability * this.#stabilityFactor) : 0
  }

  #draw(card: CardKey, day: number): Rating {
    if (!this.#traces.has(card)) return this.#choose(FIRST_RATING_SHARES)
    return this.#random() < this.recall(card, day) ? this.#choose(RECALLED_SHARES) : 1
  }

  #choose(shares: readonly (readonly [Rating, number])[]): Rating {
    let left = this.#random()
    for (const [rating, share] of shares) {
      left -= share
      if (left < 0) return rating
    }
    return 3
  }
}
