/** What a miss does to the cards behind it: they become due today. Nothing that FSRS knows of a memory changes. */
import { addDays, daysBetween, studyDay, studyDayStartMs } from './days.ts'
import type { CardKey } from './deck.ts'
import type { CardsChange } from './entries.ts'
import { isLearning, type CardState, type Moment } from './schedule.ts'

/**
 * The change that makes cards due today. Stability, difficulty, repetitions and the day of the last answer stay as they
 * were, so the next rating is graded by the days that really passed. Cards not met yet, in their steps or due already are left
 * out; one answered today comes back tomorrow.
 */
export function makeDue(keys: readonly CardKey[], states: ReadonlyMap<CardKey, CardState>, moment: Moment): CardsChange {
  const today = studyDay(moment.atMs, moment)
  const before: Record<CardKey, CardState> = {}
  const after: Record<CardKey, CardState> = {}
  for (const key of keys) {
    const state = states.get(key)
    if (!state || isLearning(state)) continue
    const intervalDays = Math.max(1, daysBetween(state.lastDay, today))
    if (state.intervalDays <= intervalDays) continue
    before[key] = state
    after[key] = { ...state, intervalDays, dueAtMs: studyDayStartMs(addDays(state.lastDay, intervalDays), moment) }
  }
  return { before, after }
}

/** Of the cards that were brought forward after exams, those not answered since, in the order in which they are to be asked. */
export function stillReturned(attempts: readonly { readonly endedAtMs?: number; readonly returned: readonly CardKey[] | null }[], states: ReadonlyMap<CardKey, CardState>): readonly CardKey[] {
  const newestFirst = attempts.toSorted((a, b) => (b.endedAtMs ?? 0) - (a.endedAtMs ?? 0))
  const open = newestFirst.flatMap(({ returned, endedAtMs = 0 }) => (returned ?? []).filter((key) => (states.get(key)?.lastAtMs ?? 0) < endedAtMs))
  return [...new Set(open)]
}
