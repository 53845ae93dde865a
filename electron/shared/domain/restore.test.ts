import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cardKey } from './deck.ts'
import { noteKey, type NoteEdit } from './edit.ts'
import type { Attempt } from './exam-attempt.ts'
import type { CourseDay, DayTotals } from './day-totals.ts'
import type { BackupRestoredEntry, Numbered } from './entries.ts'
import { applyEntry, emptyProgress, type Progress } from './history.ts'
import { PARTS, type DeckRecord, type LearnedState } from './parts.ts'
import { figuresOf, isEmptyChange, mergeChange, replaceChange, type RestoreChange } from './restore.ts'
import type { CardState } from './schedule.ts'

const AT_MS = Date.parse('2026-11-23T03:00:00Z')

const cardState = fc.record({ lastAtMs: fc.integer({ min: 1, max: 5 }), reps: fc.integer({ min: 1, max: 3 }) }).map((given): CardState => ({
  phase: 'review', stability: 1, difficulty: 5, step: 0, dueAtMs: 0, intervalDays: 1, lapses: 0, lastDay: '2026-11-23', ...given,
}))
const totals: fc.Arbitrary<DayTotals> = fc.record({ reviews: fc.nat(9), newCards: fc.nat(3), tookMs: fc.nat(9000) })
const record: fc.Arbitrary<DeckRecord> = fc.record({ folder: fc.constantFrom('guide', 'guide~2', undefined), isDeleted: fc.boolean(), addedAtMs: fc.integer({ min: 1, max: 5 }) })
  .map(({ folder, ...rest }) => ({ title: 'Guide', ...rest, ...(folder === undefined ? {} : { folder }) }))

function attemptOf(usedMs: number): Attempt {
  const answers = [{ chosen: [1], tookMs: usedMs }]
  return { id: 'a', course: 'c', deckId: 'd', title: 'Deck', paper: { kind: 'short' }, mode: 'practice', seed: 1, questions: [], answers, startedAtMs: 0, usedMs, returned: null }
}

function mapOf<Key extends string, Value>(key: (number: number) => Key, value: fc.Arbitrary<Value>): fc.Arbitrary<Map<Key, Value>> {
  return fc.array(fc.tuple(fc.nat(5), value), { maxLength: 8 }).map((pairs) => new Map(pairs.map(([number, one]) => [key(number), one])))
}

const days = mapOf((number): string => `2026-11-2${String(number)}`, totals)
const courseDays = mapOf((number): CourseDay => `c/2026-11-2${String(number)}`, totals)
const marks = mapOf((number) => cardKey('c', String(number)), fc.constantFrom({ isSuspended: true } as const, { isFlagged: true } as const))
const attempts = mapOf((number): string => `attempt-${String(number)}`, fc.nat(3).map(attemptOf))
const original = { kind: 'basic', front: 'Question', back: 'Answer' } as const
const edits = mapOf((number) => noteKey('deck', String(number)), fc.constantFrom('Mine', '나의 답').map((back): NoteEdit => ({ original, texts: { ...original, back } })))
const state: fc.Arbitrary<LearnedState> = fc.record({ cards: mapOf((number) => cardKey('c', String(number)), cardState), days, decks: mapOf((number): string => `deck-${String(number)}`, record), courseDays, marks, edits, attempts })

function progressOf(learned: LearnedState): Progress {
  const progress = emptyProgress()
  for (const name of PARTS) for (const [key, value] of learned[name]) (progress[name] as Map<string, unknown>).set(key, value)
  return progress
}

function restore(progress: Progress, change: RestoreChange, mode: 'replace' | 'merge' = 'replace'): Numbered<BackupRestoredEntry> {
  const entry = { kind: 'backup-restored', atMs: AT_MS, offsetMinutes: 540, mode, madeAtMs: 0, ...change, seq: 1 } as const
  applyEntry(progress, entry)
  return entry
}

function undo(progress: Progress, { seq, ...entry }: Numbered<BackupRestoredEntry>): void {
  applyEntry(progress, { kind: 'undo', atMs: AT_MS, offsetMinutes: 540, undoes: seq, entry, seq: 2 })
}

const plain = (learned: LearnedState): unknown => Object.fromEntries(PARTS.map((part) => [part, Object.fromEntries<unknown>(learned[part])]))
/** Without decks that are put away: a deck that came and went leaves its files. */
const inSight = (learned: LearnedState): unknown => plain({ ...learned, decks: new Map([...learned.decks].filter(([, deck]) => !deck.isDeleted)) })

describe('any two states', () => {
  test('replacing gives what the backup had, in sight', () => {
    fc.assert(fc.property(state, state, (here, there) => {
      const progress = progressOf(here)
      restore(progress, replaceChange(here, there, AT_MS))
      expect(inSight(progress)).toEqual(inSight(there))
    }))
  })

  test('taking a restore or a merge back gives exactly what was there', () => {
    fc.assert(fc.property(state, state, days, (here, there, added) => {
      for (const change of [replaceChange(here, there, AT_MS), mergeChange(here, there, added)]) {
        const progress = progressOf(here)
        undo(progress, restore(progress, change))
        expect([inSight(progress), progress.undoable]).toEqual([inSight(here), []])
        expect([...here.decks].filter(([id, deck]) => JSON.stringify(progress.decks.get(id)) !== JSON.stringify(deck))).toEqual([])
      }
    }))
  })

  test('a merge loses no card, no review and no deck of either', () => {
    fc.assert(fc.property(state, state, days, (here, there, added) => {
      const progress = progressOf(here)
      restore(progress, mergeChange(here, there, added), 'merge')
      const latest = (key: string): number => Math.max(...[here, there].map(({ cards }) => cards.get(key as `${string}/${string}`)?.lastAtMs ?? 0))
      expect([...progress.cards].map(([key, { lastAtMs }]) => [key, lastAtMs])).toEqual([...progress.cards.keys()].map((key) => [key, latest(key)]))
      expect(new Set(progress.cards.keys())).toEqual(new Set([...here.cards.keys(), ...there.cards.keys()]))
      const fewer = [...progress.days].filter(([day, { reviews }]) => reviews < Math.max((here.days.get(day)?.reviews ?? 0) + (added.get(day)?.reviews ?? 0), there.days.get(day)?.reviews ?? 0))
      expect(fewer).toEqual([])
      expect(new Set(progress.decks.keys())).toEqual(new Set([...here.decks.keys(), ...there.decks.keys()]))
    }))
  })

  test('bringing the same in once more changes nothing', () => {
    fc.assert(fc.property(state, state, (here, there) => {
      const progress = progressOf(here)
      restore(progress, mergeChange(here, there, new Map()), 'merge')
      expect(isEmptyChange(mergeChange(progress, there, new Map()))).toBe(true)
    }))
  })
})

test('a change is told in figures', () => {
  const card: CardState = { phase: 'review', stability: 1, difficulty: 5, step: 0, dueAtMs: 0, intervalDays: 1, reps: 1, lapses: 0, lastAtMs: 1, lastDay: '2026-11-23' }
  const day = (reviews: number): DayTotals => ({ reviews, newCards: 0, tookMs: 0 })
  const deck = (title: string, folder: string): DeckRecord => ({ title, folder, isDeleted: false, addedAtMs: 1 })
  const here = {
    cards: new Map([[cardKey('c', '1'), card], [cardKey('c', '2'), card]]),
    days: new Map([['2026-11-22', day(3)], ['2026-11-23', day(5)]]),
    decks: new Map([['gone', deck('나중에 온 덱', 'gone')], ['both', deck('둘 다', 'both~2')]]),
    courseDays: new Map(),
    marks: new Map(),
    edits: new Map(),
    attempts: new Map(),
  }
  const there = {
    cards: new Map([[cardKey('c', '1'), card], [cardKey('c', '3'), card]]),
    days: new Map([['2026-11-22', day(3)], ['2026-11-23', day(1)], ['2026-11-24', day(2)]]),
    decks: new Map([['new', deck('새 덱', 'new')], ['both', deck('둘 다', 'both')]]),
    courseDays: new Map(),
    marks: new Map(),
    edits: new Map(),
    attempts: new Map(),
  }
  expect(figuresOf(replaceChange(here, there, AT_MS))).toEqual({
    cards: 2, reviewsLost: 4, reviewsGained: 2, decksAdded: ['새 덱'], decksRemoved: ['나중에 온 덱'], decksChanged: ['둘 다'],
  })
})
