import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { addDays } from './days.ts'
import { cardKey, type CardKey } from './deck.ts'
import { changeEdit } from './edit.ts'
import type { HistoryEntry, Numbered } from './entries.ts'
import { applyEntry, emptyProgress, snapshotOf, UNDO_LIMIT, type Progress } from './history.ts'
import { changeMarks } from './marks.ts'
import { RATINGS } from './rating.ts'
import { answer, ENGINE } from './schedule.ts'

vi.setConfig({ testTimeout: 120_000 })

const HISTORIES = 10_000
const START_MS = Date.parse('2028-02-20T03:00:00Z')
const CARDS: readonly CardKey[] = ['a', 'b', 'c', 'd'].map((name) => cardKey('course', name))

const review = fc.record({
  do: fc.constant('review' as const), card: fc.constantFrom(...CARDS), rating: fc.constantFrom(...RATINGS),
  // The clock may be set back by a year, and the person may travel.
  minutes: fc.integer({ min: -540_000, max: 540_000 }), offsetMinutes: fc.integer({ min: -12, max: 14 }).map((hours) => hours * 60),
  mode: fc.constantFrom('study', 'cram'),
})
const mark = fc.record({ do: fc.constant('mark' as const), card: fc.constantFrom(...CARDS), mark: fc.constantFrom('suspended' as const, 'buried' as const, 'flagged' as const), isOn: fc.boolean() })
const edit = fc.record({ do: fc.constant('edit' as const), card: fc.constantFrom(...CARDS), back: fc.constantFrom('Answer', 'Mine', '나의 답') })
const action = fc.oneof(
  { weight: 6, arbitrary: review }, { weight: 2, arbitrary: mark }, { weight: 2, arbitrary: edit },
  fc.constant({ do: 'reset' as const }), { weight: 2, arbitrary: fc.constant({ do: 'undo' as const }) }, { weight: 2, arbitrary: fc.constant({ do: 'redo' as const }) },
)
type Action = typeof action extends fc.Arbitrary<infer Drawn> ? Drawn : never

/** Does what a person did; gives the journal's entries. */
function live(actions: readonly Action[]): { readonly progress: Progress; readonly write: (entry: HistoryEntry) => void; readonly entries: Numbered[] } {
  const progress = emptyProgress()
  const entries: Numbered[] = []
  const write = (entry: HistoryEntry): void => {
    const numbered = { ...entry, seq: entries.length + 1 }
    entries.push(numbered)
    applyEntry(progress, numbered)
  }
  for (const step of actions) {
    const entry = entryFor(progress, step)
    if (entry) write(entry)
  }
  return { progress, write, entries }
}

function entryFor(progress: Progress, step: Action): HistoryEntry | undefined {
  const now = { atMs: START_MS, offsetMinutes: 540 }
  if (step.do === 'undo') {
    const last = progress.undoable.at(-1)
    if (!last) return undefined
    const { seq, ...entry } = last
    return { kind: 'undo', ...now, undoes: seq, entry }
  }
  if (step.do === 'redo') {
    const last = progress.redoable.at(-1)
    if (!last) return undefined
    const { seq, ...entry } = last
    return { ...entry, redoes: seq }
  }
  if (step.do === 'reset') return { kind: 'reset', ...now, scope: { kind: 'all' }, before: Object.fromEntries(progress.cards) }
  if (step.do === 'mark') return { kind: 'marked', ...now, ...changeMarks(progress.marks, { cards: [step.card], mark: step.mark, isOn: step.isOn, today: '2028-02-20' }) }
  if (step.do === 'edit') {
    const texts = { kind: 'basic', front: 'Question', back: step.back } as const
    const change = changeEdit(progress.edits, { key: step.card, note: { id: step.card, ...texts, back: 'Answer' }, texts, atMs: now.atMs })
    return change ? { kind: 'edited', ...now, ...change } : undefined
  }
  const moment = { atMs: START_MS + step.minutes * 60_000, offsetMinutes: step.offsetMinutes, rolloverHour: 4 }
  const before = progress.cards.get(step.card) ?? null
  const after = step.mode === 'cram' ? before : answer(before, step.rating, { ...moment, desiredRetention: 0.93, examDate: addDays('2028-02-20', 40), fuzzSeed: step.card })
  return { kind: 'review', ...moment, card: step.card, rating: step.rating, mode: step.mode, tookMs: 4000, engine: ENGINE, before, after }
}

const histories = fc.array(action, { minLength: 1, maxLength: 24 })

test('the journal alone, read back from its text, gives the same states', () => {
  fc.assert(fc.property(histories, (actions) => {
    const { progress, entries } = live(actions)
    const rebuilt = emptyProgress()
    for (const entry of entries) applyEntry(rebuilt, JSON.parse(JSON.stringify(entry)) as Numbered)
    expect([snapshotOf(rebuilt), rebuilt.undoable, rebuilt.redoable]).toEqual([snapshotOf(progress), progress.undoable, progress.redoable])
  }), { numRuns: HISTORIES })
})

test('taking everything back returns to the start', () => {
  fc.assert(fc.property(histories, (actions) => {
    const { progress, write } = live(actions)
    for (let step = 0; step <= UNDO_LIMIT && progress.undoable.length > 0; step += 1) {
      const entry = entryFor(progress, { do: 'undo' })
      if (entry) write(entry)
    }
    expect([progress.undoable, snapshotOf(progress)]).toEqual([[], snapshotOf(emptyProgress())])
  }), { numRuns: HISTORIES })
})

test('what was taken back is as if it had never been, to the byte, and what was done once more as if it had stayed', () => {
  fc.assert(fc.property(histories, (actions) => {
    const progress = emptyProgress()
    const text = (): string => JSON.stringify(snapshotOf(progress))
    // What each step began with and led to; those before `done` stand, those behind can be done once more.
    const steps: { readonly before: string; readonly after: string }[] = []
    let done = 0
    for (const [place, step] of actions.entries()) {
      const before = text()
      const entry = entryFor(progress, step)
      if (entry) applyEntry(progress, { ...entry, seq: place + 1 })
      if (step.do === 'undo') {
        expect([entry !== undefined, text()]).toEqual([done > 0, steps[done - 1]?.before ?? before])
        done = Math.max(0, done - 1)
      } else if (step.do === 'redo') {
        expect([entry !== undefined, text()]).toEqual([done < steps.length, steps[done]?.after ?? before])
        done = Math.min(steps.length, done + 1)
      } else if (entry) {
        steps.splice(done, Infinity, { before, after: text() })
        done += 1
      }
    }
    expect([progress.undoable.length, progress.redoable.length]).toEqual([done, steps.length - done])
  }), { numRuns: HISTORIES })
})
