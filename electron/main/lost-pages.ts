/** A page that is lost again so soon after it was loaded will not stay. */
const SOON_MS = 60_000

export interface LosingPages {
  readonly reload: () => void
  /** Closes the data that the page breaks over. */
  readonly giveUp: (found: string) => Promise<void>
  /** UTC milliseconds. */
  readonly now?: () => number
}

/** What is done when the page's process crashes: it is loaded again; soon after, without the data; then no more. */
export class LostPages {
  readonly #losing: LosingPages
  #lastMs = -Infinity
  #inARow = 0

  constructor(losing: LosingPages) {
    this.#losing = losing
  }

  add(reason: string): void {
    if (reason === 'clean-exit') return
    const nowMs = (this.#losing.now ?? Date.now)()
    this.#inARow = nowMs - this.#lastMs < SOON_MS ? this.#inARow + 1 : 1
    this.#lastMs = nowMs
    if (this.#inARow > 3) return
    if (this.#inARow > 1) void this.#losing.giveUp(reason).finally(this.#losing.reload)
    else this.#losing.reload()
  }
}
