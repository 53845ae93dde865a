/** What a format cannot say, so that it is not in the written file or is there in another form. */
export type LossCode =
  | 'plan-left-out'
  | 'resources-left-out'
  | 'media-left-out'
  | 'domains-left-out'
  | 'paper-left-out'
  | 'choice-as-basic'
  | 'markdown-as-html'
  | 'reverse-left-out'
  | 'other-cards-left-out'
  | 'changed-in-markdown'

/** One kind of loss: how often, and the first thing it happened to. */
export interface Loss {
  readonly code: LossCode
  readonly count: number
  readonly example: string
}

/** Collects what is lost while a deck is written. */
export class Losses {
  readonly #found = new Map<LossCode, Loss>()

  /** Notes `count` losses of a kind; none is nothing to tell. */
  add(code: LossCode, example: string, count = 1): void {
    if (count === 0) return
    const known = this.#found.get(code)
    this.#found.set(code, { code, count: count + (known?.count ?? 0), example: known?.example ?? example.slice(0, 200) })
  }

  list(): readonly Loss[] {
    return [...this.#found.values()]
  }
}
