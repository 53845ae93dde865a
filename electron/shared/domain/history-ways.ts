/** How each kind of entry changes the state, and the way back. Doing it once more is doing it again. */
import { courseOfCard, type CardKey } from './deck.ts'
import { courseDay, putTotals, withElsewhere, withReview } from './day-totals.ts'
import { studyDay } from './days.ts'
import { answersByDay } from './elsewhere.ts'
import { setReturned, standingAttempts } from './exam-history.ts'
import { exchange, put } from './map-changes.ts'
import {
  PARTS,
  type BackupRestoredEntry, type DeckAddedEntry, type DeckDeletedEntry, type DeckRecord, type DeckRestoredEntry, type Progress, type ProgressPart, type ReviewEntry, type UndoableEntry,
} from './history.ts'
import type { CardState } from './schedule.ts'

type Step<Entry> = (progress: Progress, entry: Entry) => void

/** Both ways of one kind. `takeBack` finds the state as `apply` left it, and leaves it as `apply` found it. */
interface Way<Entry> {
  readonly apply: Step<Entry>
  readonly takeBack: Step<Entry>
}

type OfKind<Kind extends UndoableEntry['kind']> = Extract<UndoableEntry, { readonly kind: Kind }>

/** A kind that lacks one of its ways does not compile. */
const WAYS: { readonly [Kind in UndoableEntry['kind']]: Way<OfKind<Kind>> } = {
  'review': {
    apply: (progress, entry) => {
      put(progress.cards, { [entry.card]: entry.after })
      countReview(progress, entry, 1)
    },
    takeBack: (progress, entry) => {
      put(progress.cards, { [entry.card]: entry.before })
      countReview(progress, entry, -1)
    },
  },
  'reset': {
    apply: ({ cards }, { before }) => { for (const card of Object.keys(before) as CardKey[]) cards.delete(card) },
    takeBack: ({ cards }, { before }) => { put<CardKey, CardState>(cards, before) },
  },
  'marked': {
    apply: ({ marks }, { after }) => { put(marks, after) },
    takeBack: ({ marks }, { before }) => { put(marks, before) },
  },
  'edited': {
    apply: ({ edits }, { after }) => { put(edits, after) },
    takeBack: ({ edits }, { before }) => { put(edits, before) },
  },
  'deck-added': {
    apply: (progress, entry) => {
      progress.decks.set(entry.deckId, recordOf(entry))
      if (entry.cards) exchange(progress.cards, entry.cards.before, entry.cards.after)
      if (entry.marks) put(progress.marks, entry.marks.after)
      if (entry.edits) put(progress.edits, entry.edits.after)
      countElsewhere(progress, entry, 1)
    },
    takeBack: (progress, entry) => {
      progress.decks.set(entry.deckId, entry.before ?? { ...recordOf(entry), isDeleted: true, deletedAtMs: entry.atMs })
      if (entry.cards) exchange(progress.cards, entry.cards.after, entry.cards.before)
      if (entry.marks) put(progress.marks, entry.marks.before)
      if (entry.edits) put(progress.edits, entry.edits.before)
      countElsewhere(progress, entry, -1)
    },
  },
  'deck-deleted': {
    apply: (progress, entry) => { markDeck(progress, entry, true) },
    takeBack: (progress, entry) => { unmarkDeck(progress, entry, false) },
  },
  'deck-restored': {
    apply: (progress, entry) => { markDeck(progress, entry, false) },
    takeBack: (progress, entry) => { unmarkDeck(progress, entry, true) },
  },
  'backup-restored': {
    apply: (progress, { before, after }) => { putPart(progress, { from: before, to: after }) },
    takeBack: (progress, entry) => {
      const { before, after } = entry
      putPart(progress, { from: after, to: { ...before, decks: { ...before.decks, ...putAway(entry) } } })
    },
  },
  'exam-returned': {
    apply: (progress, { attempt, cards, returned }) => {
      exchange(progress.cards, cards.before, cards.after)
      setReturned(progress.attempts, attempt, returned)
    },
    takeBack: (progress, { attempt, cards }) => {
      exchange(progress.cards, cards.after, cards.before)
      setReturned(progress.attempts, attempt, null)
    },
  },
}

/** Both ways of an entry. */
export function wayOf<Entry extends UndoableEntry>(entry: Entry): Way<Entry> {
  return WAYS[entry.kind] as unknown as Way<Entry>
}

function putPart(progress: Progress, { from, to }: { readonly from: ProgressPart; readonly to: ProgressPart }): void {
  const attempts = standingAttempts(progress.attempts, { from: from.attempts ?? {}, to: to.attempts ?? {} })
  for (const name of PARTS) put<string, unknown>(progress[name], name === 'attempts' ? attempts : (to[name] ?? {}))
}

/** Older versions noted nothing for a deck that came with a backup: its files stay, so it was put away. */
function putAway({ before, after, atMs }: BackupRestoredEntry): ProgressPart['decks'] {
  const came = Object.entries(after.decks).flatMap(([id, deck]) => (deck?.folder !== undefined && before.decks[id] === null ? [[id, deck] as const] : []))
  return Object.fromEntries(came.map(([id, deck]) => [id, { ...deck, isDeleted: true, deletedAtMs: deck.deletedAtMs ?? atMs }]))
}

function recordOf({ title, folder, atMs }: DeckAddedEntry): DeckRecord {
  return { title, folder, isDeleted: false, addedAtMs: atMs }
}

function markDeck({ decks }: Progress, { deckId, title, atMs }: DeckDeletedEntry | DeckRestoredEntry, isDeleted: boolean): void {
  const { folder, addedAtMs } = decks.get(deckId) ?? {}
  decks.set(deckId, {
    title,
    ...(folder === undefined ? {} : { folder }),
    isDeleted,
    ...(addedAtMs === undefined ? {} : { addedAtMs }),
    ...(isDeleted ? { deletedAtMs: atMs } : {}),
  })
}

/** Older versions did not note what the record was. */
function unmarkDeck(progress: Progress, entry: DeckDeletedEntry | DeckRestoredEntry, isDeleted: boolean): void {
  if (entry.before === undefined) markDeck(progress, entry, isDeleted)
  else put(progress.decks, { [entry.deckId]: entry.before })
}

function countReview({ days, courseDays }: Progress, entry: ReviewEntry, sign: 1 | -1): void {
  const day = studyDay(entry.atMs, entry)
  const ofCourse = courseDay(courseOfCard(entry.card), day)
  putTotals(days, day, withReview(days.get(day), entry, sign))
  putTotals(courseDays, ofCourse, withReview(courseDays.get(ofCourse), entry, sign))
}

function countElsewhere({ days }: Progress, { elsewhere, offsetMinutes }: DeckAddedEntry, sign: 1 | -1): void {
  if (!elsewhere) return
  for (const [day, more] of answersByDay(elsewhere, offsetMinutes)) putTotals(days, day, withElsewhere(days.get(day), sign * more))
}
