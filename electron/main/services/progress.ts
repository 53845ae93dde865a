import type { Undone } from '../../shared/contract.ts'
import type { CardKey } from '../../shared/domain/deck.ts'
import type { ResetScope, UndoableEntry } from '../../shared/domain/history.ts'
import type { CardState } from '../../shared/domain/schedule.ts'
import { progressOf, record, stamp, type Context } from './context.ts'
import { cardsOfWeek } from './library.ts'

/** How many cards with progress a reset would make new again. */
export function countReset(context: Context, scope: ResetScope): number {
  return Object.keys(statesIn(context, scope)).length
}

/** Makes the cards of a scope new again; gives how many there were. Nothing is written when there are none. */
export async function reset(context: Context, scope: ResetScope): Promise<number> {
  const before = statesIn(context, scope)
  const count = Object.keys(before).length
  if (count > 0) await record(context, { kind: 'reset', ...stamp(context), scope, before })
  return count
}

/** Takes the last entry back that still stands; null when there is none. */
export async function undo(context: Context): Promise<Undone | null> {
  const last = progressOf(context).undoable.at(-1)
  if (!last) return null
  const { seq, ...entry } = last
  await record(context, { kind: 'undo', ...stamp(context), undoes: seq, entry })
  if (entry.kind === 'backup-restored' && entry.settings) context.settings.change(entry.settings.before)
  return describe(entry)
}

/** Whether an entry, done or taken back, changes which decks there are. */
export function changesDecks(what: UndoableEntry['kind']): boolean {
  return what === 'deck-added' || what === 'deck-deleted' || what === 'deck-restored' || what === 'backup-restored'
}

function describe(entry: UndoableEntry): Undone {
  switch (entry.kind) {
    case 'review':
      return { what: 'review', card: entry.card }
    case 'reset':
      return { what: 'reset', cards: Object.keys(entry.before).length }
    case 'deck-added':
    case 'deck-deleted':
    case 'deck-restored':
      return { what: entry.kind, title: entry.title }
    case 'backup-restored':
      return { what: 'backup-restored' }
  }
}

function statesIn(context: Context, scope: ResetScope): Record<CardKey, CardState> {
  const { cards } = progressOf(context)
  if (scope.kind === 'all') return Object.fromEntries(cards)
  const found: Record<CardKey, CardState> = {}
  for (const key of keysIn(context, scope)) {
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
