/** Leeches: cards forgotten so often that answering them again is not what helps. */
import type { CardState } from './schedule.ts'

/** Lapses that make a leech, as in Anki: those after it are told of every {@link LEECH_EVERY}. */
export const LEECH_LAPSES = 8

export const LEECH_EVERY = 4

export function isLeech(state: CardState | undefined): boolean {
  return state !== undefined && state.lapses >= LEECH_LAPSES
}

/** Whether an answer is the one at which the person should hear of it. */
export function becomesLeech(before: CardState | null, after: CardState): boolean {
  return after.lapses > (before?.lapses ?? 0) && isLeech(after) && (after.lapses - LEECH_LAPSES) % LEECH_EVERY === 0
}
