import { stateFromSm2 } from '../../shared/domain/from-sm2.ts'
import type { ImportedCard } from '../../shared/domain/imported-progress.ts'
import type { AnswerElsewhere } from '../../shared/domain/elsewhere.ts'
import { RATINGS } from '../../shared/domain/rating.ts'
import type { AnkiCard, AnkiReview } from './collection.ts'

const DAY_SECONDS = 86_400
const DAY_MS = DAY_SECONDS * 1000
const REVIEW = 2
const RELEARNING = 3
const SUSPENDED = -1

/** What a collection knows of one card: FSRS's own memory where it is kept, else what SM-2's interval and ease come to. */
export function progressOf(card: AnkiCard, { createdAtSeconds, reviews }: { createdAtSeconds: number; reviews: readonly AnkiReview[] }): ImportedCard | null {
  const isSuspended = card.queue === SUSPENDED
  const isLearnt = (card.type === REVIEW || card.type === RELEARNING) && card.intervalDays > 0
  if (!isLearnt) return isSuspended ? { isSuspended } : null
  const dueAtMs = (card.due > 1_000_000_000 ? card.due : createdAtSeconds + card.due * DAY_SECONDS) * 1000
  if (!isTimely([dueAtMs, ...reviews.map(({ atMs }) => atMs)]) || !isSensible(card)) return isSuspended ? { isSuspended } : null
  const memory = fsrsOf(card.data) ?? stateFromSm2({ intervalDays: card.intervalDays, ease: card.easePermille > 0 ? card.easePermille / 1000 : 2.5 })
  return {
    isSuspended,
    state: {
      ...memory,
      dueAtMs,
      intervalDays: card.intervalDays,
      reps: Math.max(1, card.reps),
      lapses: card.lapses,
      lastAtMs: reviews.at(-1)?.atMs ?? dueAtMs - card.intervalDays * DAY_MS,
    },
    ...(reviews.length > 0 ? { answers: reviews.map(answerOf) } : {}),
  }
}

/** Times that a calendar has. */
function isTimely(times: readonly number[]): boolean {
  return times.every((atMs) => Math.abs(atMs) < LAST_MS)
}

/** Counts that a person can come to; a collection holds whatever was written into it. */
function isSensible({ intervalDays, reps, lapses }: AnkiCard): boolean {
  return [intervalDays, reps, lapses].every((count) => Number.isInteger(count) && count >= 0 && count <= MOST)
}

/** The year 10,000. */
const LAST_MS = Date.UTC(10_000, 0)
const MOST = 1_000_000

/** An answer the person gave, not a card that was moved by hand. */
export function isAnswer({ atMs, ease, kind }: AnkiReview): boolean {
  return atMs > 0 && RATINGS.some((rating) => rating === ease) && kind <= 3
}

function answerOf({ atMs, ease, tookMs }: AnkiReview): AnswerElsewhere {
  return [atMs, RATINGS[ease - 1] ?? 3, tookMs > 0 && Number.isFinite(tookMs) ? tookMs : 0]
}

/** `s` and `d` of a card's own data. */
function fsrsOf(data: string): { readonly stability: number; readonly difficulty: number } | null {
  try {
    const value = JSON.parse(data === '' ? '{}' : data) as { readonly s?: unknown; readonly d?: unknown } | null
    const { s, d } = value ?? {}
    return typeof s === 'number' && typeof d === 'number' && s > 0 && d >= 1 && d <= 10 ? { stability: s, difficulty: d } : null
  } catch {
    return null
  }
}
