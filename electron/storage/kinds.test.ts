import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { noteKey, type NoteTexts } from '../shared/domain/edit.ts'
import type { Attempt } from '../shared/domain/exam-attempt.ts'
import type { HistoryEntry, UndoableEntry } from '../shared/domain/entries.ts'
import { takenBack } from '../shared/domain/parts.ts'
import { answer, ENGINE, type CardState } from '../shared/domain/schedule.ts'
import type { ProgressStore } from './progress-store.ts'
import { CLOCK, key, NOW_MS, openIn, plain, redo, study, undo, useFolder } from './test-support.ts'

const stamp = { atMs: NOW_MS, offsetMinutes: 540 }
/** The card as the beginning leaves it, and a state that differs. */
const KNOWN = answer(null, 3, { atMs: NOW_MS, ...CLOCK, desiredRetention: 0.9 })
const OTHER: CardState = { ...KNOWN, reps: 9 }
const GUIDE = { title: 'Guide', folder: 'guide', isDeleted: false, addedAtMs: NOW_MS }
const texts = (back: string): NoteTexts => ({ kind: 'basic', front: 'Question', back })
const edit = (back: string): { readonly texts: NoteTexts; readonly original: NoteTexts } => ({ texts: texts(back), original: texts('Answer') })
const attemptOf = (id: string): Attempt => ({
  id, course: 'course', deckId: 'guide', title: 'Guide', paper: { kind: 'fixed', number: 1 }, mode: 'timed', seed: 1, minutes: 10,
  questions: [{ card: key(1), order: [1, 0], right: [0], week: 1 }], answers: [null], startedAtMs: NOW_MS, usedMs: 0, returned: null,
})

/** One entry of each kind that changes something after {@link begin}; a kind without one does not compile. */
const SAMPLES: { readonly [Kind in Exclude<HistoryEntry['kind'], 'undo'>]: Extract<HistoryEntry, { readonly kind: Kind }> } = {
  'review': { kind: 'review', ...stamp, ...CLOCK, card: key(2), rating: 3, mode: 'study', tookMs: 900, engine: ENGINE, before: null, after: KNOWN },
  'reset': { kind: 'reset', ...stamp, scope: { kind: 'all' }, before: { [key(1)]: KNOWN } },
  'marked': { kind: 'marked', ...stamp, before: { [key(1)]: null }, after: { [key(1)]: { isSuspended: true } } },
  'edited': { kind: 'edited', ...stamp, before: { [noteKey('guide', 'n')]: null }, after: { [noteKey('guide', 'n')]: edit('Mine') } },
  'deck-added': {
    kind: 'deck-added', ...stamp, deckId: 'new', title: 'New', folder: 'new', before: takenBack({ title: 'New', folder: 'new', isDeleted: false }),
    cards: { before: { [key(1)]: KNOWN }, after: { [key(3)]: KNOWN } },
    marks: { before: { [key(3)]: null }, after: { [key(3)]: { isFlagged: true } } },
    edits: { before: { [noteKey('new', 'n')]: null }, after: { [noteKey('new', 'n')]: edit('Moved') } },
    elsewhere: { rolloverHour: 4, answers: { [key(3)]: [[NOW_MS - 86_400_000, 3, 4000]] } },
  },
  'deck-deleted': { kind: 'deck-deleted', ...stamp, deckId: 'guide', title: 'Guide', before: GUIDE },
  'deck-restored': { kind: 'deck-restored', ...stamp, deckId: 'away', title: 'Away', before: { ...GUIDE, title: 'Away', folder: 'away', isDeleted: true, deletedAtMs: NOW_MS } },
  'backup-restored': {
    kind: 'backup-restored', ...stamp, mode: 'replace', madeAtMs: NOW_MS,
    before: {
      cards: { [key(1)]: KNOWN, [key(4)]: null }, days: { '2026-11-20': null }, decks: { guide: GUIDE }, courseDays: { 'course/2026-11-20': null }, marks: { [key(4)]: null },
      edits: { [noteKey('guide', 'b')]: null }, attempts: { b: null },
    },
    after: {
      cards: { [key(1)]: OTHER, [key(4)]: KNOWN }, days: { '2026-11-20': { reviews: 1, newCards: 1, tookMs: 1 } }, decks: { guide: { ...GUIDE, folder: 'guide~2' } },
      courseDays: { 'course/2026-11-20': { reviews: 1, newCards: 1, tookMs: 1 } }, marks: { [key(4)]: { isFlagged: true } },
      edits: { [noteKey('guide', 'b')]: edit('Theirs') }, attempts: { b: attemptOf('b') },
    },
  },
  'restored': { kind: 'restored', ...stamp, snapshot: { cards: { [key(5)]: OTHER }, days: {}, decks: {}, attempts: { c: attemptOf('c') } } },
  'exam-begun': { kind: 'exam-begun', ...stamp, attempt: attemptOf('d') },
  'exam-kept': { kind: 'exam-kept', ...stamp, attempt: 'a', usedMs: 4000, place: 0, answer: { chosen: [1], tookMs: 4000 } },
  'exam-ended': { kind: 'exam-ended', ...stamp, attempt: 'a', usedMs: 9500, end: 'handed-in' },
  'exam-returned': { kind: 'exam-returned', ...stamp, attempt: 'a', returned: [key(1)], cards: { before: { [key(1)]: KNOWN }, after: { [key(1)]: OTHER } } },
}

const folder = useFolder()

/** State and steps, to the letter. */
const textOf = ({ progress }: ProgressStore): string => JSON.stringify([plain(progress), progress.redoable])

/** What the samples change. */
async function begin(store: ProgressStore): Promise<void> {
  await study(store, [1])
  for (const name of ['guide', 'away']) {
    await store.append({ kind: 'deck-added', ...stamp, deckId: name, title: name === 'away' ? 'Away' : 'Guide', folder: name, before: null })
  }
  await store.append({ kind: 'deck-deleted', ...stamp, deckId: 'away', title: 'Away', before: { ...GUIDE, title: 'Away', folder: 'away' } })
  await store.append({ kind: 'exam-begun', ...stamp, attempt: attemptOf('a') })
}

/** What a start gives from the journal alone, from the snapshots, and from the snapshots as they were with the journal beyond them. */
async function starts(stores: { readonly old: string }): Promise<readonly string[]> {
  const here = join(folder.path, 'stores')
  const found: string[] = []
  for (const from of ['snapshots', 'journal', 'beyond'] as const) {
    if (from !== 'snapshots') rmSync(here, { recursive: true })
    if (from === 'beyond') cpSync(stores.old, here, { recursive: true })
    const store = await openIn(folder.path)
    found.push(textOf(store))
    await store.close()
  }
  return found
}

describe.each(Object.values(SAMPLES))('$kind', (sample) => {
  test.each(['done', 'undone', 'redone'])('is the same after any start, %s', async (how) => {
    const old = join(folder.path, 'old')
    const first = await openIn(folder.path)
    await begin(first)
    await first.close()
    cpSync(join(folder.path, 'stores'), old, { recursive: true })
    const store = await openIn(folder.path)
    const before = textOf(store)
    await store.append(sample)
    const isUndoable = store.progress.undoable.at(-1)?.kind === sample.kind
    if (how !== 'done' && isUndoable) await undo(store)
    if (how === 'redone' && isUndoable) await redo(store)
    const now = textOf(store)
    await store.close()
    expect([now === before, await starts({ old })]).toEqual([false, [now, now, now]])
  })
})

test('every kind that can be taken back is a step, and no other', async () => {
  const store = await openIn(folder.path)
  await begin(store)
  const steps: string[] = []
  for (const sample of Object.values(SAMPLES)) {
    await store.append(sample)
    if (store.progress.undoable.at(-1)?.seq === store.seq) steps.push(sample.kind)
  }
  await store.close()
  const undoable: Readonly<Record<UndoableEntry['kind'], true>> = {
    'review': true, 'reset': true, 'marked': true, 'edited': true, 'deck-added': true, 'deck-deleted': true, 'deck-restored': true, 'backup-restored': true, 'exam-returned': true,
  }
  expect(steps.sort()).toEqual(Object.keys(undoable).sort())
})
