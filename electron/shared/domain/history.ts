/** The live state is what applying all entries in order gives. */
import { isNothing, type DayTotals } from './day-totals.ts'
import type { Numbered, UndoableEntry } from './entries.ts'
import { isBeat, isSitting, sit } from './exam-history.ts'
import { wayOf } from './history-ways.ts'
import { fill, TrackedMap } from './map-changes.ts'
import { ALWAYS, PARTS, type LearnedState, type LiveParts, type Part, type ProgressSnapshot } from './parts.ts'

/** The live state. */
export interface Progress extends LiveParts {
  /** Entries that can still be taken back, oldest first, at most {@link UNDO_LIMIT}. */
  readonly undoable: Numbered<UndoableEntry>[]
  /** Entries that were taken back and can be done once more, the last taken back last. Anything new ends that. */
  readonly redoable: Numbered<UndoableEntry>[]
}

/** How many steps back are kept. */
export const UNDO_LIMIT = 200

export function emptyProgress(): Progress {
  return { ...(Object.fromEntries(PARTS.map((name) => [name, new TrackedMap()])) as unknown as LiveParts), undoable: [], redoable: [] }
}

/** Applies one entry to the live state. */
export function applyEntry(progress: Progress, entry: Numbered): void {
  if (entry.kind === 'undo') wayOf(entry.entry).takeBack(progress, entry.entry)
  else if (entry.kind === 'restored') applySnapshot(progress, entry.snapshot)
  else if (isSitting(entry)) sit(progress.attempts, entry)
  else wayOf(entry).apply(progress, entry)
  noteSteps(progress, entry)
}

/** Replaces the live state by a snapshot's; what could be taken back before cannot be any more. */
export function applySnapshot(progress: Progress, snapshot: Partial<ProgressSnapshot>): void {
  progress.undoable.length = 0
  progress.redoable.length = 0
  for (const name of PARTS) fill<string, unknown>(progress[name], snapshot[name] ?? {})
  // Older versions kept days of which everything had been taken back.
  for (const days of [progress.days, progress.courseDays]) {
    for (const [day, totals] of days as Map<string, DayTotals>) if (isNothing(totals)) days.delete(day)
  }
}

/**
 * Parts of a state as plain data, all of them if not said; what can be taken back is not among them. Sorted by key, so
 * that equal states give equal texts, whatever way led there.
 */
export function snapshotOf(progress: LearnedState, names: readonly Part[] = PARTS): ProgressSnapshot {
  const shown = names.filter((name) => ALWAYS.has(name) || progress[name].size > 0)
  return Object.fromEntries(shown.map((name) => [name, Object.fromEntries(sorted(progress[name] as ReadonlyMap<string, unknown>))])) as unknown as ProgressSnapshot
}

function sorted<Value>(map: ReadonlyMap<string, Value>): readonly (readonly [string, Value])[] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1))
}

/** Keeps the lists of what can be taken back and done once more, without touching the state: for entries a snapshot already holds. */
export function noteSteps(progress: Progress, entry: Numbered): void {
  const { undoable, redoable } = progress
  if (entry.kind === 'undo') {
    takeOut(undoable, entry.entry, entry.undoes)
    pushStep(redoable, { ...entry.entry, seq: entry.undoes })
  } else if (entry.kind === 'restored') {
    undoable.length = 0
    redoable.length = 0
  } else if (isSitting(entry)) {
    if (!isBeat(entry)) redoable.length = 0
  } else {
    if (entry.redoes === undefined || !takeOut(redoable, entry, entry.redoes)) redoable.length = 0
    pushStep(undoable, entry)
  }
}

function pushStep(steps: Numbered<UndoableEntry>[], entry: Numbered<UndoableEntry>): void {
  steps.push(entry)
  if (steps.length > UNDO_LIMIT) steps.shift()
}

/** Two computers may give the same number; then the time tells which entry is meant. Whether it was there. */
function takeOut(steps: Numbered<UndoableEntry>[], { kind, atMs }: UndoableEntry, number: number): boolean {
  const index = steps.findLastIndex((step) => step.seq === number && step.kind === kind && step.atMs === atMs)
  if (index >= 0) steps.splice(index, 1)
  return index >= 0
}
