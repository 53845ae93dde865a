/** What bringing a backup or another computer's profile in changes: pure, before anything is written. */
import { isSame } from './carry.ts'
import type { LocalDate } from './days.ts'
import type { DayTotals } from './day-totals.ts'
import { ALWAYS, PARTS, takenBack, type BackupRestoredEntry, type DeckRecord, type LearnedState, type ProgressPart } from './history.ts'

export type { LearnedState } from './history.ts'

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
 * The change that adds `there` to `here`: of a card the state that was answered last, of a deck the record that changed
 * last; of a course's day the fuller side; of a card marked or a note edited on both sides,
 * and of a mock exam, those of `here`. `added` is what was done there on each day and is not counted here yet; a day never has less than either side.
 */
export function mergeChange(here: LearnedState, there: LearnedState, added: ReadonlyMap<LocalDate, DayTotals>): RestoreChange {
  const cards = [...there.cards].filter(([key, state]) => state.lastAtMs > (here.cards.get(key)?.lastAtMs ?? -Infinity))
  const decks = [...there.decks].filter(([id, deck]) => changedAtMs(deck) > changedAtMs(here.decks.get(id)))
  const days = [...new Set([...there.days.keys(), ...added.keys()])].map((day) => [day, dayOf(day, { here, there, added })] as const)
  return changeTo(here, {
    cards: new Map([...here.cards, ...cards]),
    days: new Map([...here.days, ...days]),
    decks: new Map([...here.decks, ...decks]),
    courseDays: new Map([...here.courseDays, ...[...there.courseDays].filter(([key, { reviews }]) => reviews > (here.courseDays.get(key)?.reviews ?? 0))]),
    marks: new Map([...there.marks, ...here.marks]),
    edits: new Map([...there.edits, ...here.edits]),
    attempts: new Map([...there.attempts, ...here.attempts]),
  })
}

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

function dayOf(day: LocalDate, { here, there, added }: { here: LearnedState; there: LearnedState; added: ReadonlyMap<LocalDate, DayTotals> }): DayTotals {
  const [ours, theirs, more] = [here.days.get(day), there.days.get(day), added.get(day)]
  const of = (field: keyof DayTotals): number => Math.max((ours?.[field] ?? 0) + (more?.[field] ?? 0), theirs?.[field] ?? 0)
  const others = (['elsewhere', 'young', 'youngRecalled', 'mature', 'matureRecalled'] as const).map((field) => [field, of(field)] as const)
  return { reviews: of('reviews'), newCards: of('newCards'), tookMs: of('tookMs'), ...Object.fromEntries(others.filter(([, count]) => count > 0)) }
}

function changedAtMs(deck: DeckRecord | undefined): number {
  return deck ? Math.max(deck.addedAtMs ?? 0, deck.deletedAtMs ?? 0) : -1
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
