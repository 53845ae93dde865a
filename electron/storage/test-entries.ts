/** An entry of every kind, each after the ones before it: what a journal may hold. A new kind does not compile without one. */
import type { Attempt } from '../shared/domain/exam-attempt.ts'
import { cardKey, type CardKey } from '../shared/domain/deck.ts'
import { noteKey } from '../shared/domain/edit.ts'
import type { HistoryEntry, ReviewEntry } from '../shared/domain/entries.ts'
import { snapshotOf, type Progress } from '../shared/domain/history.ts'
import type { Rating } from '../shared/domain/rating.ts'
import { answer, ENGINE } from '../shared/domain/schedule.ts'
import type { ProgressStore } from './progress-store.ts'

export const CLOCK = { offsetMinutes: 540, rolloverHour: 4 }
export const NOW_MS = Date.parse('2026-11-23T03:00:00Z')

export function key(number: number): CardKey {
  return cardKey('course', `card-${String(number)}`)
}

export function reviewOf(progress: Pick<Progress, 'cards'>, card: CardKey, rating: Rating = 3): ReviewEntry {
  const before = progress.cards.get(card) ?? null
  const after = answer(before, rating, { atMs: NOW_MS, ...CLOCK, desiredRetention: 0.9 })
  return { kind: 'review', atMs: NOW_MS, ...CLOCK, card, rating, mode: 'study', tookMs: 1000, engine: ENGINE, before, after }
}

type Kind = HistoryEntry['kind']
const common = { atMs: NOW_MS, offsetMinutes: 540 }

const attempt: Attempt = {
  id: 'paper-1', course: 'course', deckId: 'deck', title: 'Deck', paper: { kind: 'week', week: 2 }, mode: 'timed', seed: 7, minutes: 30,
  exam: { code: 'MLA', name: 'Exam', pass: 720, domains: [{ id: '1', name: 'Data', weight: 100 }] },
  questions: [{ card: key(1), order: [1, 0], right: [0], week: 2, domain: '1' }, { card: key(2), order: [0, 1], right: [1], week: 2, made: [key(3)] }],
  answers: [null, null], startedAtMs: NOW_MS, usedMs: 0, returned: null,
}
const texts = (front: string) => ({ kind: 'basic', front, back: 'Answer' }) as const
const edit = { texts: texts('Mine'), original: texts('Its own') }
const day = (reviews: number) => ({ reviews, newCards: 1, tookMs: 1000 })
const folderOf = (progress: Progress): string | undefined => progress.decks.get('deck')?.folder

const MAKE: { readonly [Name in Kind]: (progress: Progress) => Extract<HistoryEntry, { readonly kind: Name }> } = {
  'review': (progress) => reviewOf(progress, key(1)),
  'deck-added': (progress) => ({
    ...common, kind: 'deck-added', deckId: 'deck', title: 'Deck', folder: folderOf(progress) === undefined ? 'deck' : 'deck~2', before: progress.decks.get('deck') ?? null,
    cards: { before: {}, after: { [key(20)]: reviewOf(progress, key(20)).after ?? fail() } },
    marks: { before: { [key(20)]: null }, after: { [key(20)]: { isSuspended: true } } },
    edits: { before: { [noteKey('deck', 'b')]: null }, after: { [noteKey('deck', 'b')]: edit } },
    elsewhere: { rolloverHour: 4, answers: { [key(20)]: [[NOW_MS - 86_400_000, 3, 900]] } },
  }),
  'marked': (progress) => ({ ...common, kind: 'marked', before: { [key(2)]: progress.marks.get(key(2)) ?? null }, after: { [key(2)]: { isFlagged: true, buriedOn: '2026-11-23' } } }),
  'edited': (progress) => ({ ...common, kind: 'edited', before: { [noteKey('deck', 'a')]: progress.edits.get(noteKey('deck', 'a')) ?? null }, after: { [noteKey('deck', 'a')]: edit } }),
  'exam-begun': () => ({ ...common, kind: 'exam-begun', attempt }),
  'exam-kept': () => ({ ...common, kind: 'exam-kept', attempt: 'paper-1', usedMs: 4000, place: 1, answer: { chosen: [1], tookMs: 3000, note: 'Why?', confidence: 'unsure' } }),
  'exam-ended': () => ({ ...common, kind: 'exam-ended', attempt: 'paper-1', usedMs: 9000, end: 'handed-in' }),
  'exam-returned': ({ cards }) => {
    const before = cards.get(key(1)) ?? fail()
    return { ...common, kind: 'exam-returned', attempt: 'paper-1', returned: [key(1)], cards: { before: { [key(1)]: before }, after: { [key(1)]: { ...before, intervalDays: 0 } } } }
  },
  'backup-restored': () => ({
    ...common, kind: 'backup-restored', mode: 'merge', madeAtMs: NOW_MS - 1,
    before: { cards: {}, days: { '2026-11-01': null }, decks: {}, courseDays: { 'course/2026-11-01': null } },
    after: { cards: {}, days: { '2026-11-01': day(3) }, decks: {}, courseDays: { 'course/2026-11-01': day(3) } },
  }),
  'reset': ({ cards }) => ({ ...common, kind: 'reset', scope: { kind: 'cards' }, before: { [key(20)]: cards.get(key(20)) ?? fail() } }),
  'deck-deleted': (progress) => ({ ...common, kind: 'deck-deleted', deckId: 'deck', title: 'Deck', before: progress.decks.get('deck') ?? null }),
  'deck-restored': (progress) => ({ ...common, kind: 'deck-restored', deckId: 'deck', title: 'Deck', before: progress.decks.get('deck') ?? fail() }),
  'undo': ({ undoable }) => {
    const { seq, ...entry } = undoable.at(-1) ?? fail()
    return { ...common, kind: 'undo', undoes: seq, entry }
  },
  'restored': (progress) => ({ ...common, kind: 'restored', snapshot: snapshotOf(progress) }),
}

export const KINDS = Object.keys(MAKE) as readonly Kind[]

/** Every kind but the one that begins a journal anew, which would hide what came before it. */
export const KINDS_IN_USE = KINDS.filter((kind) => kind !== 'restored')

export function entryOf(kind: Kind, progress: Progress): HistoryEntry {
  return MAKE[kind](progress)
}

/** Does one thing of every kind. */
export async function doEverything(store: ProgressStore, kinds: readonly Kind[] = KINDS_IN_USE): Promise<void> {
  await store.append(reviewOf(store.progress, cardKey('course', 'first')))
  for (const kind of kinds) await store.append(entryOf(kind, store.progress))
}

function fail(): never {
  throw new Error('An entry that must come before is not there.')
}
