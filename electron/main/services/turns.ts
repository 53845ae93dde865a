import { setImmediate as nextTurn } from 'node:timers/promises'

/** How long one turn may take: answers and keys must not wait. */
const TURN_MS = 8
const CARDS_BETWEEN_LOOKS = 64

/** Does something with each place of a list, and lets other work run in between. Stops when `isOver` says so. */
export async function inTurns(count: number, { work, isOver = () => false }: { readonly work: (place: number) => void; readonly isOver?: () => boolean }): Promise<void> {
  let until = performance.now() + TURN_MS
  for (let place = 0; place < count; place += 1) {
    work(place)
    if (place % CARDS_BETWEEN_LOOKS === 0 && performance.now() > until) {
      await nextTurn()
      if (isOver()) return
      until = performance.now() + TURN_MS
    }
  }
}
