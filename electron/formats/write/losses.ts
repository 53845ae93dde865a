import type { Loss, LossCode } from '../../shared/domain/writing.ts'

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
