import { expect, test } from 'vitest'
import { cardKey } from './deck.ts'
import type { Attempt } from './exam-attempt.ts'
import type { HistoryEntry, Numbered, UndoableEntry } from './entries.ts'
import { applyEntry, emptyProgress, snapshotOf } from './history.ts'
import type { CardState } from './schedule.ts'

const stamp = { atMs: 1000, offsetMinutes: 540 }
const KEY = cardKey('c', '1')
const later: CardState = {
  phase: 'review', stability: 12.5, difficulty: 5, step: 0, dueAtMs: 9, intervalDays: 20, reps: 3, lapses: 0, lastAtMs: 1, lastDay: '2026-11-18',
}
const due: CardState = { ...later, intervalDays: 5, dueAtMs: 5 }
const ATTEMPT: Attempt = {
  id: 'a', course: 'c', deckId: 'd', title: 'Deck', paper: { kind: 'fixed', number: 1 }, mode: 'timed', seed: 1, minutes: 10,
  questions: [{ card: KEY, order: [1, 0], right: [0], week: 1 }], answers: [null], startedAtMs: 1000, usedMs: 0, returned: null,
}
const SITTING: readonly HistoryEntry[] = [
  { kind: 'exam-begun', ...stamp, attempt: ATTEMPT },
  { kind: 'exam-kept', ...stamp, attempt: 'a', usedMs: 4000, place: 0, answer: { chosen: [1], tookMs: 4000 } },
  { kind: 'exam-kept', ...stamp, attempt: 'a', usedMs: 9000 },
  { kind: 'exam-ended', ...stamp, attempt: 'a', usedMs: 9500, end: 'handed-in' },
]
const returned: UndoableEntry = { kind: 'exam-returned', ...stamp, attempt: 'a', returned: [KEY], cards: { before: { [KEY]: later }, after: { [KEY]: due } } }
const SAT = { ...ATTEMPT, answers: [{ chosen: [1], tookMs: 4000 }], usedMs: 9500, endedAtMs: 1000, end: 'handed-in' }

function replay(entries: readonly HistoryEntry[]): ReturnType<typeof emptyProgress> {
  const progress = emptyProgress()
  progress.cards.set(KEY, later)
  for (const [place, entry] of entries.entries()) applyEntry(progress, JSON.parse(JSON.stringify({ ...entry, seq: place + 1 })) as Numbered)
  return progress
}

test('a sitting is what its entries give, and none of it is a step of undo', () => {
  const progress = replay(SITTING)
  expect([snapshotOf(progress), progress.undoable]).toEqual([{ cards: { [KEY]: later }, days: {}, decks: {}, attempts: { a: SAT } }, []])
})

test('cards brought forward are due, and go back when that is taken back', () => {
  expect(snapshotOf(replay([...SITTING, returned]))).toEqual({ cards: { [KEY]: due }, days: {}, decks: {}, attempts: { a: { ...SAT, returned: [KEY] } } })
  const undone = replay([...SITTING, returned, { kind: 'undo', ...stamp, undoes: 5, entry: returned }])
  expect([snapshotOf(undone), undone.undoable]).toEqual([{ cards: { [KEY]: later }, days: {}, decks: {}, attempts: { a: SAT } }, []])
})

test('answers given to a paper since a backup brought it back stand when that is taken back, with those that were there before', () => {
  const at = (answers: Attempt['answers'], usedMs: number): Attempt => ({ ...ATTEMPT, questions: [...ATTEMPT.questions, ...ATTEMPT.questions, ...ATTEMPT.questions], answers, usedMs })
  const [mine, theirs, since] = [{ chosen: [0], tookMs: 1 }, { chosen: [1], tookMs: 2 }, { chosen: [1], tookMs: 9 }]
  const [before, after] = [at([mine, mine, null], 5000), at([theirs, null, null], 2000)]
  const none = { cards: {}, days: {}, decks: {} }
  const brought: UndoableEntry = { kind: 'backup-restored', ...stamp, mode: 'replace', madeAtMs: 0, before: { ...none, attempts: { a: before, b: null } }, after: { ...none, attempts: { a: after, b: { ...ATTEMPT, id: 'b' } } } }
  const sat = replay([
    { kind: 'exam-begun', ...stamp, attempt: before }, brought,
    { kind: 'exam-kept', ...stamp, attempt: 'a', usedMs: 2500, place: 2, answer: since }, { kind: 'exam-kept', ...stamp, attempt: 'b', usedMs: 10, place: 0, answer: since },
    { kind: 'undo', ...stamp, undoes: 2, entry: brought },
  ])
  expect([sat.attempts.get('a'), sat.attempts.get('b')?.answers]).toEqual([at([mine, mine, since], 5000), [since]])
})

test('what is said of an attempt that is not there changes nothing', () => {
  expect(snapshotOf(replay(SITTING.slice(1)))).toEqual({ cards: { [KEY]: later }, days: {}, decks: {} })
})
