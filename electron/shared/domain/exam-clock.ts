/** How often the time used is counted and kept. */
export const BEAT_MS = 15_000

/** Two counts further apart than this had a sleeping computer between them. */
const ASLEEP_MS = 4 * BEAT_MS

/**
 * Counts the time spent on a paper by a clock that only ever runs forward, so that setting the computer's clock
 * changes nothing. Time in which the computer slept is not the person's: of it no more than one beat counts.
 */
export class ExamClock {
  readonly #steadyMs: () => number
  #usedMs: number
  #lastMs: number

  constructor(usedMs: number, steadyMs: () => number) {
    this.#steadyMs = steadyMs
    this.#usedMs = usedMs
    this.#lastMs = steadyMs()
  }

  /** Milliseconds used so far. To be asked at least every {@link BEAT_MS}. */
  usedMs(): number {
    const nowMs = this.#steadyMs()
    const passedMs = nowMs - this.#lastMs
    this.#lastMs = nowMs
    this.#usedMs += passedMs > ASLEEP_MS ? BEAT_MS : Math.max(0, passedMs)
    return this.#usedMs
  }
}
