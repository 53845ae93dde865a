/**
 * The check of an answer once more, by hand: a journal holds a million of them, and the schema takes twenty times as long
 * as all else that is done with one. It never takes what the schema does not; what it does not take, the schema judges.
 */
import { isLocalDate } from '../domain/days.ts'
import type { ReviewEntry } from '../domain/entries.ts'
import { isKey, LIMITS } from './values.ts'

type Fields<Type> = { readonly [Key in keyof Type]: unknown }
type Limit = readonly [least: number, most: number]

const MODES: ReadonlySet<unknown> = new Set<ReviewEntry['mode']>(['study', 'cram', 'exam'])
const RATINGS: ReadonlySet<unknown> = new Set<ReviewEntry['rating']>([1, 2, 3, 4])
type State = NonNullable<ReviewEntry['after']>
const PHASES: ReadonlySet<unknown> = new Set<State['phase']>(['learning', 'review', 'relearning'])

/** Whether an entry is an answer, given for the first time, that makes sense. */
export function isReview(entry: object): entry is ReviewEntry {
  const { kind, atMs, offsetMinutes, card, rating, mode, tookMs, rolloverHour, engine, before, after, redoes } = entry as Fields<ReviewEntry>
  return kind === 'review' && redoes === undefined && isKey(card) && RATINGS.has(rating) && MODES.has(mode)
    && typeof engine === 'string' && engine.length <= 200
    && isWithin(atMs, LIMITS.time) && isWithin(offsetMinutes, LIMITS.offsetMinutes) && isWithin(rolloverHour, LIMITS.rolloverHour) && isWithin(tookMs, LIMITS.duration)
    && isStateOrNull(before) && isStateOrNull(after)
}

function isStateOrNull(value: unknown): boolean {
  if (value === null) return true
  if (typeof value !== 'object') return false
  const { phase, stability, difficulty, step, dueAtMs, intervalDays, reps, lapses, lastAtMs, lastDay } = value as Fields<State>
  return PHASES.has(phase) && isWithin(stability, LIMITS.stability) && isWithin(difficulty, LIMITS.difficulty)
    && isCount(step) && isCount(reps) && isCount(lapses)
    && isWithin(dueAtMs, LIMITS.farTime) && isWithin(intervalDays, LIMITS.days) && isWithin(lastAtMs, LIMITS.time)
    && typeof lastDay === 'string' && isLocalDate(lastDay)
}

function isCount(value: unknown): boolean {
  return isWithin(value, LIMITS.count) && Number.isInteger(value)
}

function isWithin(value: unknown, limit: Limit): boolean {
  return typeof value === 'number' && value >= limit[0] && value <= limit[1]
}
