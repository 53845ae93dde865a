import type { Undone } from '../../shared/contract.ts'
import type { CardKey } from '../../shared/domain/deck.ts'
import type { NoteKey } from '../../shared/domain/edit.ts'
import type { ResetEntry, ResetScope, UndoableEntry } from '../../shared/domain/history.ts'
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
 * Makes the cards of a scope new again; gives how many there were. Nothing is written when there are none. Very many
 * are written in parts, so that neither a line of the journal nor the time that nothing else can run grows with them.
 */
export function reset(context: Context, scope: ResetScope): Promise<number> {
  return resetKeys(context, scope, Object.keys(statesIn(context, scope)) as CardKey[])
}

/** The same for chosen cards. */
export function resetCards(context: Context, cards: readonly CardKey[]): Promise<number> {
  return resetKeys(context, { kind: 'cards' }, Object.keys(statesOf(context, cards)) as CardKey[])
}

async function resetKeys(context: Context, scope: ResetEntry['scope'], keys: readonly CardKey[]): Promise<number> {
  for (let part = 0; part * CARDS_A_PART < keys.length; part += 1) {
    // As they are now: an answer may have come in between two parts.
    const before = statesOf(context, keys.slice(part * CARDS_A_PART, (part + 1) * CARDS_A_PART))
    await record(context, { kind: 'reset', ...stamp(context), scope, before, ...(part === 0 ? {} : { part }) })
  }
  return keys.length
}

/** Takes the last entry back that still stands, with all its parts; null when there is none. */
export async function undo(context: Context): Promise<Undone | null> {
  let undone: Undone | null = null
  for (let entry = await takeBackLast(context); entry; entry = isLaterPart(entry) ? await takeBackLast(context, isReset) : null) {
    undone = addParts(undone, describe(entry))
  }
  return undone
}

async function takeBackLast(context: Context, isMeant: (entry: UndoableEntry) => boolean = () => true): Promise<UndoableEntry | null> {
  const last = progressOf(context).undoable.at(-1)
  if (!last || !isMeant(last)) return null
  const { seq, ...entry } = last
  await record(context, { kind: 'undo', ...stamp(context), undoes: seq, entry })
  if (entry.kind === 'edited') context.library.layOver(Object.keys(entry.after) as NoteKey[])
  if (entry.kind === 'backup-restored' && entry.settings) context.settings.change(entry.settings.before)
  return entry
}

function isReset(entry: UndoableEntry): boolean {
  return entry.kind === 'reset'
}

function isLaterPart(entry: UndoableEntry): boolean {
  return entry.kind === 'reset' && (entry.part ?? 0) > 0
}

function addParts(one: Undone | null, other: Undone): Undone {
  return one ? { ...other, cards: (one.cards ?? 0) + (other.cards ?? 0) } : other
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
    case 'marked':
      return { what: 'marked', cards: Object.keys(entry.after).length }
    case 'edited':
    case 'backup-restored':
      return { what: entry.kind }
    case 'exam-returned':
      return { what: 'exam-returned', cards: entry.returned.length }
  }
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
