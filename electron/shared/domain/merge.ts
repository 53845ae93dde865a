/**
 * The one rule by which two histories become one, whether a folder is synced or a profile is brought in: of a card the
 * later answer counts, of a text the one written later. Every part is merged so that it makes no difference which side
 * comes first, in which order three are merged, or whether one is merged twice.
 */
import type { DayTotals } from './day-totals.ts'
import type { NoteEdit } from './edit.ts'
import type { Attempt } from './exam-attempt.ts'
import type { DeckRecord, LearnedState, Part, Parts } from './parts.ts'
import type { CardMarks } from './marks.ts'
import type { CardState } from './schedule.ts'

/** Below 0 when the first comes before the second. */
type Order<Value> = (one: Value, other: Value) => number

/** By each of these, until two values differ; then by all that they say, so that every computer decides alike. */
function orderBy<Value>(...numbers: readonly ((value: Value) => number)[]): Order<Value> {
  return (one, other) => {
    for (const number of numbers) if (number(one) !== number(other)) return number(one) - number(other)
    const [text, otherText] = [canonical(one), canonical(other)]
    return text < otherText ? -1 : text > otherText ? 1 : 0
  }
}

/** By time; at the same instant the one with more answers behind it, then the one that is due sooner. */
const cardOrder = orderBy<CardState>(({ lastAtMs }) => lastAtMs, ({ reps }) => reps, ({ dueAtMs }) => -dueAtMs)
const editOrder = orderBy<NoteEdit>(({ atMs = 0 }) => atMs)
const deckOrder = orderBy<DeckRecord>(({ addedAtMs = 0, deletedAtMs = 0 }) => Math.max(addedAtMs, deletedAtMs))
/** The sitting that went further. */
const attemptOrder = orderBy<Attempt>(({ endedAtMs = 0 }) => endedAtMs, ({ usedMs }) => usedMs, ({ returned }) => (returned === null ? 0 : 1))

const RULES: { readonly [Name in Part]: (one: Parts[Name][1], other: Parts[Name][1]) => Parts[Name][1] } = {
  cards: (one, other) => laterOf(cardOrder, one, other),
  days: fuller,
  decks: (one, other) => laterOf(deckOrder, one, other),
  courseDays: fuller,
  marks: both,
  edits: (one, other) => laterOf(editOrder, one, other),
  attempts: (one, other) => laterOf(attemptOrder, one, other),
}

/** Two states as one. */
export function merged(one: LearnedState, other: LearnedState): LearnedState {
  const part = (name: Part): ReadonlyMap<string, unknown> => mergedPart(RULES[name] as (a: unknown, b: unknown) => unknown, one[name], other[name])
  return Object.fromEntries((Object.keys(RULES) as Part[]).map((name) => [name, part(name)])) as unknown as LearnedState
}

function mergedPart(rule: (one: unknown, other: unknown) => unknown, one: ReadonlyMap<string, unknown>, other: ReadonlyMap<string, unknown>): ReadonlyMap<string, unknown> {
  const all = new Map(one)
  for (const [key, value] of other) all.set(key, all.has(key) ? rule(all.get(key), value) : value)
  return all
}

/**
 * Takes over what an entry makes of a card, where the journals of several computers are read as one. What the entry knew
 * of is changed as it says; what it did not know of, the answer of another computer, only gives way to a later one.
 */
export function settleCard(cards: Map<string, CardState>, key: string, { before, after }: Change<CardState>): void {
  const now = cards.get(key)
  const isKnown = now === undefined || (before !== null && now.lastAtMs === before.lastAtMs && now.reps === before.reps)
  settle(cards, key, { after, isKnown, order: cardOrder })
}

/** The same of a text. */
export function settleEdit(edits: Map<string, NoteEdit>, key: string, { before, after }: Change<NoteEdit>): void {
  const now = edits.get(key)
  settle(edits, key, { after, isKnown: now === undefined || (before !== null && editOrder(now, before) === 0), order: editOrder })
}

interface Change<Value> {
  /** Null for none. */
  readonly before: Value | null
  readonly after: Value | null
}

function settle<Value>(map: Map<string, Value>, key: string, { after, isKnown, order }: { readonly after: Value | null; readonly isKnown: boolean; readonly order: Order<Value> }): void {
  const now = map.get(key)
  if (after === null) {
    if (isKnown && now !== undefined) map.delete(key)
  } else if (isKnown || now === undefined || order(after, now) >= 0) map.set(key, after)
}

function laterOf<Value>(order: Order<Value>, one: Value, other: Value): Value {
  return order(one, other) >= 0 ? one : other
}

/** Of a day the larger of each figure: neither side says what the other's answers were. */
function fuller(one: DayTotals, other: DayTotals): DayTotals {
  return sumOf(one, { reviews: 0, newCards: 0, tookMs: 0 }, other)
}

/** A day with more on top, and no figure less than another count of it has. */
export function sumOf(one: DayTotals, more: DayTotals, atLeast: DayTotals): DayTotals {
  const of = (field: keyof DayTotals): number => Math.max((one[field] ?? 0) + (more[field] ?? 0), atLeast[field] ?? 0)
  const others = (['elsewhere', 'young', 'youngRecalled', 'mature', 'matureRecalled'] as const).map((field) => [field, of(field)] as const)
  return { reviews: of('reviews'), newCards: of('newCards'), tookMs: of('tookMs'), ...Object.fromEntries(others.filter(([, count]) => count > 0)) }
}

/** Every mark that either side set; of two days the later one. */
function both(one: CardMarks, other: CardMarks): CardMarks {
  const buriedOn = [one.buriedOn, other.buriedOn].filter((day) => day !== undefined).sort().at(-1)
  return {
    ...(one.isSuspended || other.isSuspended ? { isSuspended: true } : {}),
    ...(buriedOn === undefined ? {} : { buriedOn }),
    ...(one.isFlagged || other.isFlagged ? { isFlagged: true } : {}),
  }
}

/** The same text for the same value, in whatever order its fields came. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => (typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner))
}
