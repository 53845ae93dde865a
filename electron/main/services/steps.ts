import type { StepOutcome, StepsView, StepView } from '../../shared/contract.ts'
import { carry } from '../../shared/domain/carry.ts'
import type { CardKey } from '../../shared/domain/deck.ts'
import type { NoteKey } from '../../shared/domain/edit.ts'
import type { MarkedEntry, Numbered, ResetEntry, UndoableEntry } from '../../shared/domain/entries.ts'
import { UserError } from '../../shared/errors.ts'
import type { Settings } from '../../shared/settings.ts'
import { progressOf, record, stamp, type Context } from './context.ts'

type Way = 'undo' | 'redo'
type Steps = readonly Numbered<UndoableEntry>[]

/** The step that undo takes back next, and the one that redo does once more. */
export function stepsView(context: Context): StepsView {
  const view = (way: Way): StepView | null => describe(context, nextStep(context, way))
  return { undo: view('undo'), redo: view('redo') }
}

/**
 * Takes the last step back, or does once more what was taken back last: a reset with all its parts. `expected` is the
 * number of the step that is meant; when another one stands in its place nothing is done. After a redo it has a new one.
 */
export async function takeStep(context: Context, way: Way, expected?: number): Promise<StepOutcome> {
  const parts = nextStep(context, way)
  const told = describe(context, parts)
  if (expected !== undefined && told?.step !== expected) return { kind: 'passed' }
  if (!told) return { kind: 'nothing' }
  // All in this turn, so that no answer comes in between the parts of a reset.
  const numbers = await Promise.all(parts.map(({ seq, ...entry }) => {
    const written = record(context, way === 'undo' ? { kind: 'undo', ...stamp(context), undoes: seq, entry } : { ...entry, redoes: seq })
    follow(context, entry, way)
    return written
  }))
  return { kind: 'done', step: way === 'undo' ? told : { ...told, step: Math.max(...numbers) } }
}

/** Whether an entry, done or taken back, changes which decks there are. */
export function changesDecks(what: UndoableEntry['kind']): boolean {
  return what === 'deck-added' || what === 'deck-deleted' || what === 'deck-restored' || what === 'backup-restored'
}

/** The entries of the next step, in the order in which they are gone through: one, or the parts of a long reset. */
function nextStep(context: Context, way: Way): Steps {
  const { undoable, redoable } = progressOf(context)
  const from = way === 'undo' ? undoable : redoable
  const towards = way === 'undo' ? -1 : 1
  const parts = from.slice(-1)
  for (const entry of from.toReversed().slice(1)) {
    const last = parts.at(-1)
    if (!last || !isReset(last) || !isReset(entry) || partOf(entry) !== partOf(last) + towards) break
    parts.push(entry)
  }
  return parts
}

function isReset(entry: UndoableEntry): entry is ResetEntry {
  return entry.kind === 'reset'
}

function partOf({ part = 0 }: ResetEntry): number {
  return part
}

/** What goes with an entry outside the history: settings that came with it, and the texts that are shown. */
function follow(context: Context, entry: UndoableEntry, way: Way): void {
  if (entry.kind === 'edited') context.library.layOver(Object.keys(entry.after) as NoteKey[])
  if (entry.kind === 'backup-restored' && entry.settings) {
    const { before, after } = entry.settings
    const { newPerDay, desiredRetention, rolloverHour, courses } = context.settings.value
    changeSettings(context, carry({ newPerDay, desiredRetention, rolloverHour, courses }, way === 'undo' ? { from: after, to: before } : { from: before, to: after }))
  }
  if (entry.kind === 'deck-added' && entry.studiedBefore !== undefined) {
    const [from, to] = way === 'undo' ? [entry.deckId, entry.studiedBefore] : [entry.studiedBefore, entry.deckId]
    if ((context.settings.value.currentDeck ?? '') === from) changeSettings(context, { currentDeck: to })
  }
}

/** Settings that the disk refuses hold until the app ends; the step is done all the same. */
function changeSettings(context: Context, patch: Partial<Settings>): void {
  try {
    context.settings.change(patch)
  } catch (error) {
    if (!(error instanceof UserError)) throw error
  }
}

/** A step by its parts; null for none. */
function describe(context: Context, parts: Steps): StepView | null {
  const [entry] = parts
  return entry ? { step: Math.max(...parts.map(({ seq }) => seq)), ...wordsFor(context, entry, parts) } : null
}

function wordsFor(context: Context, entry: UndoableEntry, parts: Steps): Omit<StepView, 'step'> {
  switch (entry.kind) {
    case 'review':
      return { what: 'review', card: entry.card }
    case 'reset':
      return { what: 'reset', cards: parts.reduce((sum, part) => sum + (isReset(part) ? Object.keys(part.before).length : 0), 0), ...scopeOf(context, entry) }
    case 'deck-added':
    case 'deck-deleted':
    case 'deck-restored':
      return { what: entry.kind, title: entry.title }
    case 'marked':
      return { what: 'marked', cards: Object.keys(entry.after).length, ...markOf(entry) }
    case 'edited':
    case 'backup-restored':
      return { what: entry.kind }
    case 'exam-returned':
      return { what: 'exam-returned', cards: entry.returned.length }
  }
}

function scopeOf({ library }: Context, { scope }: ResetEntry): Pick<StepView, 'scope' | 'title' | 'week'> {
  const title = 'deckId' in scope ? library.find(scope.deckId)?.deck.head.title : undefined
  return { scope: scope.kind, ...(title === undefined ? {} : { title }), ...(scope.kind === 'week' ? { week: scope.week } : {}) }
}

/** All cards of an entry were marked the same way. */
function markOf({ before, after }: MarkedEntry): Pick<StepView, 'mark' | 'isOn'> {
  const [key] = Object.keys(after) as CardKey[]
  if (key === undefined) return {}
  const [was, is] = [before[key] ?? {}, after[key] ?? {}]
  if (was.isSuspended !== is.isSuspended) return { mark: 'suspended', isOn: is.isSuspended === true }
  if (was.isFlagged !== is.isFlagged) return { mark: 'flagged', isOn: is.isFlagged === true }
  return { mark: 'buried', isOn: is.buriedOn !== undefined }
}
