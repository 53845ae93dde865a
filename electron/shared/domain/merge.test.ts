import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { courseDay, type DayTotals } from './day-totals.ts'
import { cardKey } from './deck.ts'
import { noteKey, type NoteEdit } from './edit.ts'
import type { Attempt } from './exam-attempt.ts'
import type { Numbered, ReviewEntry } from './entries.ts'
import { applyEntry, emptyProgress, snapshotOf, type Progress } from './history.ts'
import type { DeckRecord, LearnedState } from './parts.ts'
import { merged } from './merge.ts'
import { mergeChange } from './restore.ts'
import { RATINGS } from './rating.ts'
import { answer, ENGINE, type CardState } from './schedule.ts'

const BEGIN_MS = Date.parse('2026-11-23T03:00:00Z')
const HOUR_MS = 3_600_000
const CLOCK = { offsetMinutes: 540, rolloverHour: 4 }

function mapOf<Key extends string, Value>(key: (number: number) => Key, value: fc.Arbitrary<Value>): fc.Arbitrary<Map<Key, Value>> {
  return fc.array(fc.tuple(fc.nat(3), value), { maxLength: 5 }).map((pairs) => new Map(pairs.map(([number, one]) => [key(number), one])))
}

const few = fc.integer({ min: 0, max: 3 })
const card = fc.record({ lastAtMs: few, reps: few, dueAtMs: few, lapses: few }).map((given): CardState => ({
  phase: 'review', stability: 1, difficulty: 5, step: 0, intervalDays: 1, lastDay: '2026-11-23', ...given,
}))
const totals: fc.Arbitrary<DayTotals> = fc.record({ reviews: few, newCards: few, tookMs: few })
const record = fc.record({ folder: fc.constantFrom('guide', 'guide~2'), isDeleted: fc.boolean(), addedAtMs: few }).map((given): DeckRecord => ({ title: 'Guide', ...given }))
const marks = fc.constantFrom({ isSuspended: true } as const, { isFlagged: true } as const, { buriedOn: '2026-11-23' }, { buriedOn: '2026-11-24', isFlagged: true } as const)
const texts = (back: string) => ({ kind: 'basic', front: 'Question', back }) as const
const edit = fc.record({ back: fc.constantFrom('Mine', '나의 답'), atMs: few }).map(({ back, atMs }): NoteEdit => ({ original: texts('Answer'), texts: texts(back), ...(atMs === 0 ? {} : { atMs }) }))
const attempt = fc.record({ usedMs: few, seed: few }).map((given): Attempt => ({
  id: 'a', course: 'c', deckId: 'd', title: 'Deck', paper: { kind: 'short' }, mode: 'practice', questions: [], answers: [], startedAtMs: 0, returned: null, ...given,
}))
const state: fc.Arbitrary<LearnedState> = fc.record({
  cards: mapOf((number) => cardKey('c', String(number)), card),
  days: mapOf((number): string => `2026-11-2${String(number)}`, totals),
  decks: mapOf((number): string => `deck-${String(number)}`, record),
  courseDays: mapOf((number) => courseDay('c', `2026-11-2${String(number)}`), totals),
  marks: mapOf((number) => cardKey('c', String(number)), marks),
  edits: mapOf((number) => noteKey('deck', String(number)), edit),
  attempts: mapOf((number): string => `attempt-${String(number)}`, attempt),
})

describe('two states as one', () => {
  test('it makes no difference which comes first', () => {
    fc.assert(fc.property(state, state, (one, other) => { expect(snapshotOf(merged(one, other))).toEqual(snapshotOf(merged(other, one))) }))
  })

  test('nor in which order three are merged', () => {
    fc.assert(fc.property(state, state, state, (one, other, third) => {
      expect(snapshotOf(merged(merged(one, other), third))).toEqual(snapshotOf(merged(one, merged(other, third))))
    }))
  })

  test('nor whether one is merged once more', () => {
    fc.assert(fc.property(state, state, (one, other) => {
      expect(snapshotOf(merged(one, one))).toEqual(snapshotOf(one))
      expect(snapshotOf(merged(merged(one, other), other))).toEqual(snapshotOf(merged(one, other)))
    }))
  })
})

/** What happens on some computers: one answers a card, or sees what another wrote so far. */
interface Happening {
  readonly on: number
  readonly card: number
  readonly rating: (typeof RATINGS)[number]
  readonly hours: number
  /** The computer whose entries come in before. */
  readonly sees?: number
}

const happening: fc.Arbitrary<Happening> = fc.record({
  on: fc.nat(2), card: fc.nat(2), rating: fc.constantFrom(...RATINGS), hours: fc.integer({ min: 1, max: 30 }), sees: fc.option(fc.nat(2), { nil: undefined }),
}).map(({ sees, ...rest }) => (sees === undefined ? rest : { ...rest, sees }))

/** A journal in its one order: by number, then by computer. */
type Line = Numbered<ReviewEntry> & { readonly on: number }
const inOrder = (lines: readonly Line[]): readonly Line[] => [...new Set(lines)].sort((a, b) => a.seq - b.seq || a.on - b.on)

function replayed(lines: readonly Line[]): Progress {
  const progress = emptyProgress()
  for (const line of inOrder(lines)) applyEntry(progress, line)
  return progress
}

/** The journals of three computers whose clocks are right; each knows what it has seen. */
function lived(happenings: readonly Happening[]): { readonly written: readonly Line[][]; readonly known: readonly Line[][] } {
  const written: Line[][] = [[], [], []]
  const known: Line[][] = [[], [], []]
  let atMs = BEGIN_MS
  for (const { on, card: number, rating, hours, sees } of happenings) {
    const mine = known[on] ?? []
    if (sees !== undefined) mine.push(...(known[sees] ?? []).filter((line) => !mine.includes(line)))
    atMs += hours * HOUR_MS
    const key = cardKey('c', String(number))
    const before = replayed(mine).cards.get(key) ?? null
    const after = answer(before, rating, { atMs, ...CLOCK, desiredRetention: 0.9 })
    const seq = 1 + Math.max(0, ...mine.map((line) => line.seq))
    const line: Line = { kind: 'review', atMs, ...CLOCK, card: key, rating, mode: 'study', tookMs: 1000, engine: ENGINE, before, after, seq, on }
    mine.push(line)
    written[on]?.push(line)
  }
  return { written, known }
}

describe('the histories of several computers', () => {
  test('of every card the later answer counts, and every answer is counted once', () => {
    fc.assert(fc.property(fc.array(happening, { minLength: 1, maxLength: 14 }), (happenings) => {
      const all = lived(happenings).written.flat()
      const { cards, days } = replayed(all)
      const latest = Object.fromEntries([...all].sort((a, b) => a.atMs - b.atMs).map(({ card: key, after }) => [key, after]))
      expect(Object.fromEntries(cards)).toEqual(latest)
      expect([...days.values()].reduce((sum, { reviews }) => sum + reviews, 0)).toBe(all.length)
    }))
  })

  test('a synced folder and a profile that is brought in give the same cards', () => {
    fc.assert(fc.property(fc.array(happening, { minLength: 1, maxLength: 14 }), (happenings) => {
      const [one = [], other = []] = lived(happenings).known
      const synced = replayed([...one, ...other])
      const here = replayed(one)
      const change = mergeChange(here, replayed(other), new Map())
      applyEntry(here, { kind: 'backup-restored', mode: 'merge', atMs: BEGIN_MS, offsetMinutes: 540, madeAtMs: 0, seq: 99, ...change })
      expect(snapshotOf(here).cards).toEqual(snapshotOf(synced).cards)
    }))
  })

  test('an answer given tomorrow elsewhere counts more than one of today with a higher number', () => {
    const key = cardKey('c', '1')
    const review = (seq: number, atMs: number, before: CardState | null): Numbered<ReviewEntry> => ({
      kind: 'review', atMs, ...CLOCK, card: key, rating: 3, mode: 'study', tookMs: 1, engine: ENGINE, before, after: answer(before, 3, { atMs, ...CLOCK, desiredRetention: 0.9 }), seq,
    })
    const first = review(1, BEGIN_MS, null)
    const theirs = review(2, BEGIN_MS + 24 * HOUR_MS, first.after)
    const ours = review(5, BEGIN_MS + HOUR_MS, first.after)
    const progress = emptyProgress()
    for (const entry of [first, theirs, ours]) applyEntry(progress, entry)
    expect(progress.cards.get(key)).toEqual(theirs.after)
    // Taking the earlier answer back leaves the later one.
    const { seq, ...entry } = ours
    applyEntry(progress, { kind: 'undo', atMs: BEGIN_MS + 2 * HOUR_MS, offsetMinutes: 540, undoes: seq, entry, seq: 6 })
    expect(progress.cards.get(key)).toEqual(theirs.after)
  })

  test('a reset forgets what was answered before it, wherever, and nothing that was answered after it', () => {
    const key = cardKey('c', '1')
    const at = (hours: number, before: CardState | null): CardState => answer(before, 3, { atMs: BEGIN_MS + hours * HOUR_MS, ...CLOCK, desiredRetention: 0.9 })
    const known = at(0, null)
    const seen = (hours: number): Progress['cards'] => {
      const progress = emptyProgress()
      progress.cards.set(key, at(hours, known))
      applyEntry(progress, { kind: 'reset', atMs: BEGIN_MS + 5 * HOUR_MS, offsetMinutes: 540, scope: { kind: 'all' }, before: { [key]: known }, seq: 9 })
      return progress.cards
    }
    expect([seen(4).size, seen(6).size]).toEqual([0, 1])
  })
})
