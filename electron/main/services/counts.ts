import type { CardCounts } from '../../shared/contract.ts'
import type { LocalDate } from '../../shared/domain/days.ts'
import { isDue, isKnown } from '../../shared/domain/session.ts'
import { retrievability } from '../../shared/domain/schedule.ts'
import { momentOf, progressOf, todayOf, type Context } from './context.ts'
import type { LibraryCard } from './library.ts'

/** How many of these cards are new, being learned, known and due today. */
export function countCards(context: Context, cards: readonly LibraryCard[]): CardCounts {
  const progress = progressOf(context)
  const moment = momentOf(context)
  const today = todayOf(context)
  const counts = { total: cards.length, fresh: 0, learning: 0, known: 0, due: 0 }
  for (const { key } of cards) {
    const state = progress.cards.get(key)
    if (!state) counts.fresh += 1
    else {
      counts[isKnown(state) ? 'known' : 'learning'] += 1
      if (isDue(state, today, moment)) counts.due += 1
    }
  }
  return counts
}

/** Mean recall on a day if nothing more were studied, 0–1; a card never answered counts as 0. */
export function readinessOf(context: Context, cards: readonly LibraryCard[], on: LocalDate): number {
  if (cards.length === 0) return 0
  const progress = progressOf(context)
  const sum = cards.reduce((total, { key }) => total + retrievability(progress.cards.get(key) ?? null, on), 0)
  return sum / cards.length
}
