import type { CardCounts } from '../../shared/contract.ts'
import { isOutOn } from '../../shared/domain/marks.ts'
import { isDue, knowledgeOf } from '../../shared/domain/session.ts'
import { momentOf, progressOf, todayOf, type Context } from './context.ts'
import type { LibraryCard } from './library-deck.ts'

/** How many of these cards are new, being learned, known, due today and suspended. One buried for today is not due. */
export function countCards(context: Context, cards: readonly LibraryCard[]): CardCounts {
  const progress = progressOf(context)
  const moment = momentOf(context)
  const today = todayOf(context)
  const counts = { total: cards.length, fresh: 0, learning: 0, known: 0, due: 0, suspended: 0 }
  for (const { key } of cards) {
    const marks = progress.marks.get(key)
    if (marks?.isSuspended) {
      counts.suspended += 1
      continue
    }
    const state = progress.cards.get(key)
    counts[knowledgeOf(state)] += 1
    if (state && !isOutOn(marks, today) && isDue(state, today, moment)) counts.due += 1
  }
  return counts
}

/** The same week by week, counted in one go. */
export function countByWeek(context: Context, cards: readonly LibraryCard[]): ReadonlyMap<number, CardCounts> {
  return new Map([...Map.groupBy(cards, ({ week }) => week)].map(([week, own]) => [week, countCards(context, own)]))
}

/** Counts of several lots of cards as one. */
export function sumCounts(all: readonly CardCounts[]): CardCounts {
  const sum = { total: 0, fresh: 0, learning: 0, known: 0, due: 0, suspended: 0 }
  for (const counts of all) for (const name of Object.keys(sum) as (keyof CardCounts)[]) sum[name] += counts[name]
  return sum
}
