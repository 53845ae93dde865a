/** What bringing a backup or another computer's profile in changes: pure, before anything is written. */
import { isSame } from './carry.ts'
import type { LocalDate } from './days.ts'
import type { DayTotals } from './day-totals.ts'
import { merged, sumOf } from './merge.ts'
import type { BackupRestoredEntry } from './entries.ts'
import { ALWAYS, PARTS, takenBack, type DeckRecord, type LearnedState, type ProgressPart } from './parts.ts'

/** The two sides of a {@link BackupRestoredEntry}. */
export type RestoreChange = Pick<BackupRestoredEntry, 'before' | 'after'>

/** A change in figures, for a preview. Reviews are counted day by day. */
export interface RestoreFigures {
  /** Cards whose progress differs afterwards. */
  readonly cards: number
  readonly reviewsLost: number
  readonly reviewsGained: number
  readonly decksAdded: readonly string[]
  readonly decksRemoved: readonly string[]
  readonly decksChanged: readonly string[]
}

/** The change that makes `here` the same as `there`. Decks only `here` are put away: their files stay. */
export function replaceChange(here: LearnedState, there: LearnedState, atMs: number): RestoreChange {
  const kept = [...here.decks].flatMap(([id, deck]) => (there.decks.has(id) || deck.folder === undefined ? [] : [[id, awayFrom(deck, atMs)] as const]))
  return changeTo(here, { ...there, decks: new Map([...there.decks, ...kept]) })
}

/**
 * The change that adds `there` to `here`, by the rule of {@link merged}. `added` is what was done there on each day and is
 * not counted here yet; a day never has less than either side.
 */
export function mergeChange(here: LearnedState, there: LearnedState, added: ReadonlyMap<LocalDate, DayTotals>): RestoreChange {
  const both = merged(here, there)
  const more = [...added].map(([day, totals]) => [day, sumOf(here.days.get(day) ?? NOTHING, totals, there.days.get(day) ?? NOTHING)] as const)
  return changeTo(here, { ...both, days: new Map([...both.days, ...more]) })
}

const NOTHING: DayTotals = { reviews: 0, newCards: 0, tookMs: 0 }

/** A change in figures. */
export function figuresOf({ before, after }: RestoreChange): RestoreFigures {
  const days = Object.entries(after.days).map(([day, totals]) => (totals?.reviews ?? 0) - (before.days[day]?.reviews ?? 0))
  const decks = Object.keys(after.decks).map((id) => ({ was: shown(before.decks[id]), is: shown(after.decks[id]) }))
  return {
    cards: Object.keys(after.cards).length,
    reviewsLost: days.reduce((sum, more) => sum + Math.max(0, -more), 0),
    reviewsGained: days.reduce((sum, more) => sum + Math.max(0, more), 0),
    decksAdded: decks.flatMap(({ was, is }) => (is && !was ? [is.title] : [])),
    decksRemoved: decks.flatMap(({ was, is }) => (was && !is ? [was.title] : [])),
    decksChanged: decks.flatMap(({ was, is }) => (was && is && was.folder !== is.folder ? [is.title] : [])),
  }
}

function changeTo(here: LearnedState, target: LearnedState): RestoreChange {
  const changes = PARTS.map((name) => [name, difference<string, unknown>(here[name], target[name])] as const)
    .filter(([name, { after }]) => ALWAYS.has(name) || Object.keys(after).length > 0)
  const side = (of: 'before' | 'after'): ProgressPart => Object.fromEntries(changes.map(([name, change]) => [name, change[of]])) as unknown as ProgressPart
  const [before, after] = [side('before'), side('after')]
  return { before: { ...before, decks: { ...before.decks, ...takenBackOf(here, after) } }, after }
}

/** Files of decks that come in stay when that is taken back. */
function takenBackOf({ decks }: LearnedState, after: ProgressPart): ProgressPart['decks'] {
  const came = Object.entries(after.decks).flatMap(([id, deck]) => (deck?.folder !== undefined && !decks.has(id) ? [[id, takenBack(deck)] as const] : []))
  return Object.fromEntries(came)
}

interface Difference<Key extends string, Value> {
  readonly before: Record<Key, Value | null>
  readonly after: Record<Key, Value | null>
}

function difference<Key extends string, Value>(here: ReadonlyMap<Key, Value>, target: ReadonlyMap<Key, Value>): Difference<Key, Value> {
  const changed: { readonly key: Key; readonly was: Value | null; readonly is: Value | null }[] = []
  const note = (key: Key): void => {
    const was = here.get(key) ?? null
    const is = target.get(key) ?? null
    if (!isSame(was, is)) changed.push({ key, was, is })
  }
  for (const key of here.keys()) note(key)
  for (const key of target.keys()) if (!here.has(key)) note(key)
  const side = (name: 'was' | 'is'): Record<Key, Value | null> => Object.fromEntries(changed.map((one) => [one.key, one[name]])) as Record<Key, Value | null>
  return { before: side('was'), after: side('is') }
}

function awayFrom(deck: DeckRecord, atMs: number): DeckRecord {
  return deck.isDeleted ? deck : { ...deck, isDeleted: true, deletedAtMs: atMs }
}

function shown(deck: DeckRecord | null | undefined): DeckRecord | undefined {
  return deck?.isDeleted === false ? deck : undefined
}

/** Whether a change changes anything. */
export function isEmptyChange({ after }: { readonly after: ProgressPart }): boolean {
  return PARTS.every((name) => Object.keys(after[name] ?? {}).length === 0)
}
