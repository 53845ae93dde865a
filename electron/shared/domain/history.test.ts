import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cardKey, type CardKey } from './deck.ts'
import type { HistoryEntry, Numbered } from './entries.ts'
import { applyEntry, applySnapshot, emptyProgress, UNDO_LIMIT, type Progress } from './history.ts'
import type { LearnedState } from './parts.ts'
import { replaceChange } from './restore.ts'
import type { Rating } from './rating.ts'
import { answer, ENGINE } from './schedule.ts'

const clock = { offsetMinutes: 540, rolloverHour: 4 }
const startMs = Date.parse('2026-11-23T03:00:00Z')

/** Applies entries as main would make them, numbering them from 1. */
class Writer {
  readonly progress = emptyProgress()
  readonly entries: Numbered[] = []
  #backup: LearnedState = emptyProgress()

  write(entry: HistoryEntry): void {
    const numbered: Numbered = { ...entry, seq: this.entries.length + 1 }
    this.entries.push(numbered)
    applyEntry(this.progress, numbered)
  }

  review(card: CardKey, rating: Rating, atMs = startMs): void {
    const before = this.progress.cards.get(card) ?? null
    const after = answer(before, rating, { atMs, ...clock, desiredRetention: 0.9 })
    this.write({ kind: 'review', atMs, ...clock, card, rating, mode: 'study', tookMs: 1000, engine: ENGINE, before, after })
  }

  reset(cards: readonly CardKey[]): void {
    const before = Object.fromEntries(cards.flatMap((card) => {
      const state = this.progress.cards.get(card)
      return state ? [[card, state]] : []
    }))
    this.write({ kind: 'reset', atMs: startMs, offsetMinutes: 540, scope: { kind: 'all' }, before })
  }

  /** Brings back what was there when it was called last. */
  restore(): void {
    const there = { cards: new Map(this.progress.cards), days: new Map(this.progress.days), decks: new Map(this.progress.decks), courseDays: new Map(this.progress.courseDays), marks: new Map(this.progress.marks), edits: new Map(this.progress.edits),
      attempts: new Map(this.progress.attempts),
    }
    const change = replaceChange(this.progress, this.#backup, startMs)
    this.#backup = there
    this.write({ kind: 'backup-restored', atMs: startMs, offsetMinutes: 540, mode: 'replace', madeAtMs: startMs, ...change })
  }

  undo(): boolean {
    const last = this.progress.undoable.at(-1)
    if (!last) return false
    const { seq, ...entry } = last
    this.write({ kind: 'undo', atMs: startMs, offsetMinutes: 540, undoes: seq, entry })
    return true
  }
}

const plain = (progress: Progress): unknown => ({
  cards: Object.fromEntries(progress.cards),
  days: Object.fromEntries([...progress.days].filter(([, day]) => day.reviews > 0)),
  decks: Object.fromEntries([...progress.decks].filter(([, deck]) => !deck.isDeleted)),
})

const key = (number: number): CardKey => cardKey('course', `card-${String(number)}`)
const action = fc.oneof(
  fc.record({ do: fc.constant('review' as const), card: fc.integer({ min: 0, max: 9 }), rating: fc.constantFrom<Rating>(1, 2, 3, 4), days: fc.integer({ min: 0, max: 60 }) }),
  fc.record({ do: fc.constant('reset' as const), from: fc.integer({ min: 0, max: 9 }) }),
  fc.record({ do: fc.constant('restore' as const) }),
  fc.record({ do: fc.constant('undo' as const) }),
)

function run(actions: readonly (typeof action extends fc.Arbitrary<infer Action> ? Action : never)[]): Writer {
  const writer = new Writer()
  for (const step of actions) {
    if (step.do === 'review') writer.review(key(step.card), step.rating, startMs + step.days * 86_400_000)
    else if (step.do === 'reset') writer.reset([0, 1, 2].map((offset) => key(step.from + offset)))
    else if (step.do === 'restore') writer.restore()
    else writer.undo()
  }
  return writer
}

describe('any history', () => {
  test('undoing everything returns to the start', () => {
    fc.assert(fc.property(fc.array(action, { maxLength: 60 }), (actions) => {
      const writer = run(actions)
      while (writer.undo()) { /* until nothing is left */ }
      expect(plain(writer.progress)).toEqual({ cards: {}, days: {}, decks: {} })
    }))
  })

  test('replaying its entries gives the same state', () => {
    fc.assert(fc.property(fc.array(action, { maxLength: 60 }), (actions) => {
      const writer = run(actions)
      const replayed = emptyProgress()
      for (const entry of writer.entries) applyEntry(replayed, entry)
      expect([plain(replayed), replayed.undoable]).toEqual([plain(writer.progress), writer.progress.undoable])
    }))
  })
})

test('a review counts for its study day, and a new card once', () => {
  const writer = new Writer()
  writer.review(key(1), 3)
  writer.review(key(1), 3, startMs + 600_000)
  expect(Object.fromEntries(writer.progress.days)).toEqual({ '2026-11-23': { reviews: 2, newCards: 1, tookMs: 2000 } })
})

test('answers that came with a deck are told on their days and change nothing else, and undo takes them away', () => {
  const writer = new Writer()
  writer.review(key(1), 3)
  const before = structuredClone(plain(writer.progress))
  const answers = { [key(2)]: [[startMs - 86_400_000, 3, 4000], [startMs, 1, 9000]] as const }
  writer.write({ kind: 'deck-added', atMs: startMs, offsetMinutes: 540, deckId: 'anki', title: 'Anki', folder: 'anki', before: null, elsewhere: { rolloverHour: 4, answers } })
  expect(Object.fromEntries(writer.progress.days)).toEqual({
    '2026-11-22': { reviews: 0, newCards: 0, tookMs: 0, elsewhere: 1 }, '2026-11-23': { reviews: 1, newCards: 1, tookMs: 1000, elsewhere: 1 },
  })
  const replayed = emptyProgress()
  for (const entry of writer.entries) applyEntry(replayed, JSON.parse(JSON.stringify(entry)) as Numbered)
  expect(plain(replayed)).toEqual(plain(writer.progress))
  writer.undo()
  expect(plain(writer.progress)).toEqual(before)
})

test('importing a new edition and taking it back points to the old one again', () => {
  const writer = new Writer()
  const add = (folder: string): void => {
    const before = writer.progress.decks.get('guide') ?? null
    writer.write({ kind: 'deck-added', atMs: startMs, offsetMinutes: 540, deckId: 'guide', title: 'Guide', folder, before })
  }
  add('guide')
  add('guide~2')
  writer.undo()
  expect(writer.progress.decks.get('guide')).toEqual({ title: 'Guide', folder: 'guide', isDeleted: false, addedAtMs: startMs })
  writer.undo()
  expect(writer.progress.decks.get('guide')).toEqual({ title: 'Guide', folder: 'guide', isDeleted: true, addedAtMs: startMs, deletedAtMs: startMs })
})

test('a new edition takes progress along to new ids and gives it up where asked, and undo brings both back', () => {
  const writer = new Writer()
  writer.review(key(1), 3)
  const kept = Object.fromEntries(writer.progress.cards)[key(1)]
  writer.review(key(2), 4)
  const before = Object.fromEntries(writer.progress.cards)
  const after = kept ? { [key(3)]: kept } : {}
  const common = { atMs: startMs, offsetMinutes: 540, deckId: 'guide', title: 'Guide', folder: 'guide~2', before: null }
  writer.write({ kind: 'deck-added', ...common, cards: { before, after } })
  expect(Object.fromEntries(writer.progress.cards)).toEqual({ [key(3)]: kept })
  writer.undo()
  expect(Object.fromEntries(writer.progress.cards)).toEqual(before)
})

test('a deleted deck keeps its folder and can be brought back', () => {
  const writer = new Writer()
  const common = { atMs: startMs, offsetMinutes: 540, deckId: 'guide', title: 'Guide' }
  writer.write({ kind: 'deck-added', ...common, folder: 'guide', before: null })
  writer.write({ kind: 'deck-deleted', ...common })
  const deleted = writer.progress.decks.get('guide')
  writer.write({ kind: 'deck-restored', ...common })
  expect([deleted, writer.progress.decks.get('guide')]).toEqual([
    { title: 'Guide', folder: 'guide', isDeleted: true, addedAtMs: startMs, deletedAtMs: startMs },
    { title: 'Guide', folder: 'guide', isDeleted: false, addedAtMs: startMs },
  ])
})

test('only the newest steps can be taken back', () => {
  const writer = new Writer()
  for (let count = 0; count < UNDO_LIMIT + 5; count += 1) writer.review(key(1), 3)
  expect([writer.progress.undoable.length, writer.progress.undoable[0]?.seq]).toEqual([UNDO_LIMIT, 6])
})

test('a snapshot replaces the state and what could be taken back', () => {
  const writer = new Writer()
  writer.review(key(1), 3)
  const state = answer(null, 4, { atMs: startMs, ...clock, desiredRetention: 0.9 })
  applySnapshot(writer.progress, { cards: { [key(2)]: state }, days: {}, decks: {} })
  expect([plain(writer.progress), writer.progress.undoable]).toEqual([{ cards: { [key(2)]: state }, days: {}, decks: {} }, []])
})
