/** How each kind of entry changes the state, and the way back. Doing it once more is doing it again. */
import { courseOfCard, type CardKey } from './deck.ts'
import { courseDay, putTotals, withElsewhere, withReview } from './day-totals.ts'
import { studyDay } from './days.ts'
import { answersByDay } from './elsewhere.ts'
import { setReturned, standingAttempts } from './exam-history.ts'
import type { EditsChange, NoteKey } from './edit.ts'
import { put } from './map-changes.ts'
import { settleCard, settleEdit } from './merge.ts'
import type { BackupRestoredEntry, DeckAddedEntry, DeckDeletedEntry, DeckRestoredEntry, ReviewEntry, UndoableEntry } from './entries.ts'
import { PARTS, type DeckRecord, type LiveParts, type ProgressPart } from './parts.ts'
import type { CardState } from './schedule.ts'

type Step<Entry> = (progress: LiveParts, entry: Entry) => void

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
      settleCard(progress.cards, entry.card, entry)
      countReview(progress, entry, 1)
    },
    takeBack: (progress, entry) => {
      settleCard(progress.cards, entry.card, backwards(entry))
      countReview(progress, entry, -1)
    },
  },
  'reset': {
    apply: ({ cards }, { before, atMs }) => {
      for (const [card, known] of Object.entries(before) as [CardKey, CardState][]) {
        const now = cards.get(card)
        // An answer of another computer that was given before is forgotten as well.
        settleCard(cards, card, { before: now && now.lastAtMs <= atMs ? now : known, after: null })
      }
    },
    takeBack: ({ cards }, { before }) => { changeCards(cards, { before: {}, after: before }) },
  },
  'marked': {
    apply: ({ marks }, { after }) => { put(marks, after) },
    takeBack: ({ marks }, { before }) => { put(marks, before) },
  },
  'edited': {
    apply: ({ edits }, change) => { changeEdits(edits, change) },
    takeBack: ({ edits }, change) => { changeEdits(edits, backwards(change)) },
  },
  'deck-added': {
    apply: (progress, entry) => {
      progress.decks.set(entry.deckId, recordOf(entry))
      if (entry.cards) changeCards(progress.cards, entry.cards)
      if (entry.marks) put(progress.marks, entry.marks.after)
      if (entry.edits) changeEdits(progress.edits, entry.edits)
      countElsewhere(progress, entry, 1)
    },
    takeBack: (progress, entry) => {
      progress.decks.set(entry.deckId, entry.before ?? { ...recordOf(entry), isDeleted: true, deletedAtMs: entry.atMs })
      if (entry.cards) changeCards(progress.cards, backwards(entry.cards))
      if (entry.marks) put(progress.marks, entry.marks.before)
      if (entry.edits) changeEdits(progress.edits, backwards(entry.edits))
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
    apply: (progress, change) => { changeParts(progress, change) },
    takeBack: (progress, entry) => { changeParts(progress, { before: entry.after, after: { ...entry.before, decks: { ...entry.before.decks, ...putAway(entry) } } }) },
  },
  'exam-returned': {
    apply: (progress, { attempt, cards, returned }) => {
      changeCards(progress.cards, cards)
      setReturned(progress.attempts, attempt, returned)
    },
    takeBack: (progress, { attempt, cards }) => {
      changeCards(progress.cards, backwards(cards))
      setReturned(progress.attempts, attempt, null)
    },
  },
}

/** Both ways of an entry. */
export function wayOf<Entry extends UndoableEntry>(entry: Entry): Way<Entry> {
  return WAYS[entry.kind] as unknown as Way<Entry>
}

interface Change<Side> {
  readonly before: Side
  readonly after: Side
}

function backwards<Side>({ before, after }: Change<Side>): Change<Side> {
  return { before: after, after: before }
}

function changeCards(cards: LiveParts['cards'], { before, after }: Change<Partial<Readonly<Record<CardKey, CardState | null>>>>): void {
  for (const card of Object.keys({ ...before, ...after }) as CardKey[]) settleCard(cards, card, { before: before[card] ?? null, after: after[card] ?? null })
}

function changeEdits(edits: LiveParts['edits'], { before, after }: EditsChange): void {
  for (const note of Object.keys({ ...before, ...after }) as NoteKey[]) settleEdit(edits, note, { before: before[note] ?? null, after: after[note] ?? null })
}

function changeParts(progress: LiveParts, { before, after }: Change<ProgressPart>): void {
  changeCards(progress.cards, { before: before.cards, after: after.cards })
  changeEdits(progress.edits, { before: before.edits ?? {}, after: after.edits ?? {} })
  const attempts = standingAttempts(progress.attempts, { from: before.attempts ?? {}, to: after.attempts ?? {} })
  for (const name of PARTS.filter((one) => one !== 'cards' && one !== 'edits')) put<string, unknown>(progress[name], name === 'attempts' ? attempts : (after[name] ?? {}))
}

/** Older versions noted nothing for a deck that came with a backup: its files stay, so it was put away. */
function putAway({ before, after, atMs }: BackupRestoredEntry): ProgressPart['decks'] {
  const came = Object.entries(after.decks).flatMap(([id, deck]) => (deck?.folder !== undefined && before.decks[id] === null ? [[id, deck] as const] : []))
  return Object.fromEntries(came.map(([id, deck]) => [id, { ...deck, isDeleted: true, deletedAtMs: deck.deletedAtMs ?? atMs }]))
}

function recordOf({ title, folder, atMs }: DeckAddedEntry): DeckRecord {
  return { title, folder, isDeleted: false, addedAtMs: atMs }
}

function markDeck({ decks }: LiveParts, { deckId, title, atMs }: DeckDeletedEntry | DeckRestoredEntry, isDeleted: boolean): void {
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
function unmarkDeck(progress: LiveParts, entry: DeckDeletedEntry | DeckRestoredEntry, isDeleted: boolean): void {
  if (entry.before === undefined) markDeck(progress, entry, isDeleted)
  else put(progress.decks, { [entry.deckId]: entry.before })
}

function countReview({ days, courseDays }: LiveParts, entry: ReviewEntry, sign: 1 | -1): void {
  const day = studyDay(entry.atMs, entry)
  const ofCourse = courseDay(courseOfCard(entry.card), day)
  putTotals(days, day, withReview(days.get(day), entry, sign))
  putTotals(courseDays, ofCourse, withReview(courseDays.get(ofCourse), entry, sign))
}

function countElsewhere({ days }: LiveParts, { elsewhere, offsetMinutes }: DeckAddedEntry, sign: 1 | -1): void {
  if (!elsewhere) return
  for (const [day, more] of answersByDay(elsewhere, offsetMinutes)) putTotals(days, day, withElsewhere(days.get(day), sign * more))
}
