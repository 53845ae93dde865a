import { default_w } from 'ts-fsrs'

/** Shortest memory FSRS tells of, in days. */
const LEAST_STABILITY = 0.001

/**
 * What SM-2's interval (days) and ease (2.5 is usual) come to as FSRS memory, on the assumption that the interval was
 * kept at 90 % recall: then stability is the interval, and difficulty is the one at which a Good would lengthen it by
 * the ease. Source: the conversion of open-spaced-repetition's fsrs, solved from FSRS's own formula for stability.
 */
export function stateFromSm2({ intervalDays, ease }: { readonly intervalDays: number; readonly ease: number }): { readonly stability: number; readonly difficulty: number } {
  const [w8 = 0, w9 = 0, w10 = 0] = default_w.slice(8, 11)
  const stability = Math.max(LEAST_STABILITY, intervalDays)
  const growth = Math.exp(w8) * stability ** -w9 * (Math.exp((1 - 0.9) * w10) - 1)
  const difficulty = 11 - (ease - 1) / growth
  return { stability, difficulty: Math.min(10, Math.max(1, difficulty)) }
}
