import type { CardCounts } from '../../shared/contract.ts'
import { isDue, isKnown } from '../../shared/domain/session.ts'
import { momentOf, progressOf, todayOf, type Context } from './context.ts'
import type { LibraryCard } from './library.ts'

/** How many of these cards are new, being learned, known, due today and suspended. */
export function countCards(context: Context, cards: readonly LibraryCard[]): CardCounts {
  const progress = progressOf(context)
  const moment = momentOf(context)
  const today = todayOf(context)
  const counts = { total: cards.length, fresh: 0, learning: 0, known: 0, due: 0, suspended: 0 }
  for (const { key } of cards) {
    if (progress.marks.get(key)?.isSuspended) {
      counts.suspended += 1
      continue
    }
    const state = progress.cards.get(key)
    if (!state) counts.fresh += 1
    else {
      counts[isKnown(state) ? 'known' : 'learning'] += 1
      if (isDue(state, today, moment)) counts.due += 1
    }
  }
  return counts
}
