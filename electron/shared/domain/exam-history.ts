/** Sitting a paper as entries of the history. */
import { isSame } from './carry.ts'
import type { CardKey } from './deck.ts'
import { withAnswer, type Attempt } from './exam-attempt.ts'
import type { SittingEntry } from './entries.ts'

const KINDS: Readonly<Record<SittingEntry['kind'], true>> = { 'exam-begun': true, 'exam-kept': true, 'exam-ended': true }

/** Tells the entries of a sitting from all others. */
export function isSitting<Entry extends { readonly kind: string }>(entry: Entry): entry is Extract<Entry, SittingEntry> {
  return Object.hasOwn(KINDS, entry.kind)
}

/** Whether an entry only says how much time was used: nothing a person did. */
export function isBeat(entry: SittingEntry): boolean {
  return entry.kind === 'exam-kept' && entry.place === undefined
}

/** Applies one entry to the mock exams there are. What is said of one that is not there changes nothing. */
export function sit(attempts: Map<string, Attempt>, entry: SittingEntry): void {
  if (entry.kind === 'exam-begun') {
    attempts.set(entry.attempt.id, entry.attempt)
    return
  }
  const attempt = attempts.get(entry.attempt)
  if (!attempt) return
  const kept = withAnswer(attempt, entry)
  attempts.set(attempt.id, entry.kind === 'exam-kept' ? kept : { ...kept, endedAtMs: entry.atMs, end: entry.end })
}

type SomeAttempts = Readonly<Record<string, Attempt | null>>

/**
 * Mock exams after a change from one side to the other. What was sat was sat: of a paper that was worked on since, the
 * answers given since stay.
 */
export function standingAttempts(now: ReadonlyMap<string, Attempt>, { from, to }: { readonly from: SomeAttempts; readonly to: SomeAttempts }): SomeAttempts {
  return Object.fromEntries(Object.entries(to).map(([id, next]) => {
    const [sat, was] = [now.get(id), from[id] ?? null]
    return [id, sat === undefined || isSame(sat, was) ? next : withSat(next ?? sat, sat, was)]
  }))
}

/** A paper with what was done on another copy of it since that was as it was. */
function withSat(paper: Attempt, sat: Attempt, was: Attempt | null): Attempt {
  const answers = paper.answers.map((answer, place) => {
    const given = sat.answers[place] ?? null
    return isSame(given, was?.answers[place] ?? null) ? answer : given
  })
  const { endedAtMs, end } = sat
  const hasEnded = endedAtMs !== undefined && end !== undefined && was?.endedAtMs === undefined
  return { ...paper, answers, usedMs: Math.max(paper.usedMs, sat.usedMs), ...(hasEnded ? { endedAtMs, end } : {}) }
}

/** Notes which cards a mock exam brought forward; null takes that back. */
export function setReturned(attempts: Map<string, Attempt>, id: string, cards: readonly CardKey[] | null): void {
  const attempt = attempts.get(id)
  if (attempt) attempts.set(id, { ...attempt, returned: cards })
}
