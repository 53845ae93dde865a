import type { Changed } from '../../shared/contract.ts'
import type { CardKey } from '../../shared/domain/deck.ts'
import type { ResetEntry, ResetScope } from '../../shared/domain/entries.ts'
import type { CardState } from '../../shared/domain/schedule.ts'
import { progressOf, record, stamp, type Context } from './context.ts'
import { cardsOfWeek } from './library.ts'

/** How many cards one entry of a reset holds. */
const CARDS_A_PART = 2000

/** How many cards with progress a reset would make new again. */
export function countReset(context: Context, scope: ResetScope): number {
  return Object.keys(statesIn(context, scope)).length
}

/**
 * Makes the cards of a scope new again; tells how many there were. Nothing is written when there are none. Very many
 * are written in parts, so that neither a line of the journal nor the time that nothing else can run grows with them.
 */
export function reset(context: Context, scope: ResetScope): Promise<Changed> {
  return resetKeys(context, scope, Object.keys(statesIn(context, scope)) as CardKey[])
}

/** The same for chosen cards. */
export function resetCards(context: Context, cards: readonly CardKey[]): Promise<Changed> {
  return resetKeys(context, { kind: 'cards' }, Object.keys(statesOf(context, cards)) as CardKey[])
}

async function resetKeys(context: Context, scope: ResetEntry['scope'], keys: readonly CardKey[]): Promise<Changed> {
  let step: number | null = null
  for (let part = 0; part * CARDS_A_PART < keys.length; part += 1) {
    // As they are now: an answer may have come in between two parts.
    const before = statesOf(context, keys.slice(part * CARDS_A_PART, (part + 1) * CARDS_A_PART))
    step = await record(context, { kind: 'reset', ...stamp(context), scope, before, ...(part === 0 ? {} : { part }) })
  }
  return { count: keys.length, step }
}

function statesIn(context: Context, scope: ResetScope): Record<CardKey, CardState> {
  const { cards } = progressOf(context)
  return scope.kind === 'all' ? Object.fromEntries(cards) : statesOf(context, keysIn(context, scope))
}

/** Of these cards, those with progress. */
function statesOf(context: Context, keys: readonly CardKey[]): Record<CardKey, CardState> {
  const { cards } = progressOf(context)
  const found: Record<CardKey, CardState> = {}
  for (const key of keys) {
    const state = cards.get(key)
    if (state) found[key] = state
  }
  return found
}

function keysIn(context: Context, scope: Exclude<ResetScope, { kind: 'all' }>): readonly CardKey[] {
  const deck = context.library.require(scope.deckId)
  switch (scope.kind) {
    case 'card':
      return [scope.card]
    case 'week':
      return cardsOfWeek(deck, scope.week).map((card) => card.key)
    case 'deck':
      return deck.cards.map((card) => card.key)
  }
}
