import { stateFromSm2 } from '../../shared/domain/from-sm2.ts'
import type { ImportedCard } from '../../shared/domain/imported-progress.ts'
import type { AnkiCard } from './collection.ts'

const DAY_SECONDS = 86_400
const DAY_MS = DAY_SECONDS * 1000
const REVIEW = 2
const RELEARNING = 3
const SUSPENDED = -1

/** What a collection knows of one card: FSRS's own memory where it is kept, else what SM-2's interval and ease come to. */
export function progressOf(card: AnkiCard, { createdAtSeconds, lastAtMs }: { createdAtSeconds: number; lastAtMs: number | undefined }): ImportedCard | null {
  const isSuspended = card.queue === SUSPENDED
  const isLearnt = (card.type === REVIEW || card.type === RELEARNING) && card.intervalDays > 0
  if (!isLearnt) return isSuspended ? { isSuspended } : null
  const dueAtMs = (card.due > 1_000_000_000 ? card.due : createdAtSeconds + card.due * DAY_SECONDS) * 1000
  const memory = fsrsOf(card.data) ?? stateFromSm2({ intervalDays: card.intervalDays, ease: card.easePermille > 0 ? card.easePermille / 1000 : 2.5 })
  return {
    isSuspended,
    state: {
      ...memory,
      dueAtMs,
      intervalDays: card.intervalDays,
      reps: Math.max(1, card.reps),
      lapses: card.lapses,
      lastAtMs: lastAtMs ?? dueAtMs - card.intervalDays * DAY_MS,
    },
  }
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
