import { cardKey, type CardKey } from '../../shared/domain/deck.ts'
import { noteKey, type EditsChange, type NoteEdit, type NoteKey } from '../../shared/domain/edit.ts'
import type { CardsChange } from '../../shared/domain/entries.ts'
import type { CardMarks, MarksChange } from '../../shared/domain/marks.ts'
import type { CardState } from '../../shared/domain/schedule.ts'
import type { EditionView } from '../../shared/views/decks.ts'
import type { FinishedDeck, Outlook } from '../reader-messages.ts'
import { progressOf, type Context } from './context.ts'
import type { LibraryDeck } from './library-deck.ts'

/** What importing a deck that is there already would change. */
export function editionView(context: Context, { deck: { head } }: LibraryDeck, edition: NonNullable<Outlook['edition']>): EditionView {
  const { cards: states, edits } = progressOf(context)
  const changes = edition.changes.map(({ change, cards, noteBefore }) => ({
    ...change,
    hasProgress: cards.some((id) => states.has(cardKey(head.course, id))),
    isEdited: noteBefore !== undefined && edits.has(noteKey(head.id, noteBefore)),
  }))
  return { deckId: head.id, title: head.title, ...edition, changes }
}

/** What the person wrote over a note goes along to its new id. Absent when nothing changes. */
export function editsOfEdition(context: Context, deckId: string, renamed: FinishedDeck['renamed']): EditsChange | undefined {
  const { edits } = progressOf(context)
  const before: Record<NoteKey, NoteEdit | null> = {}
  const after: Record<NoteKey, NoteEdit | null> = {}
  for (const [from, to] of renamed) {
    const [old, now] = [noteKey(deckId, from), noteKey(deckId, to)]
    const known = edits.get(old)
    if (!known || edits.has(now)) continue
    Object.assign(before, { [old]: known, [now]: null })
    Object.assign(after, { [old]: null, [now]: known })
  }
  return Object.keys(before).length > 0 ? { before, after } : undefined
}

/** Marks go along to a mended card's new id. Absent when nothing changes. */
export function marksOfEdition(context: Context, course: string, moves: FinishedDeck['moves']): MarksChange | undefined {
  const { marks } = progressOf(context)
  const before: Record<CardKey, CardMarks | null> = {}
  const after: Record<CardKey, CardMarks | null> = {}
  for (const { from, to } of moves) {
    if (to === null) continue
    const [old, now] = [cardKey(course, from), cardKey(course, to)]
    const known = marks.get(old)
    if (!known || marks.has(now)) continue
    Object.assign(before, { [old]: known, [now]: null })
    Object.assign(after, { [old]: null, [now]: known })
  }
  return Object.keys(before).length > 0 ? { before, after } : undefined
}

/**
 * What a new edition does to progress: it goes along to a mended card's new id, and is given up where the person asked
 * for that. A new id that has progress of its own, from an edition before, keeps it. Absent when nothing changes.
 */
export function cardsOfEdition(context: Context, course: string, moves: FinishedDeck['moves']): CardsChange | undefined {
  const { cards } = progressOf(context)
  const before: Record<CardKey, CardState> = {}
  const after: Record<CardKey, CardState> = {}
  const key = (id: string): CardKey => cardKey(course, id)
  for (const { from, to, keepsProgress } of moves) {
    const state = cards.get(key(from))
    if (!state) continue
    if (!keepsProgress) before[key(from)] = state
    else if (to !== null && !cards.has(key(to))) {
      before[key(from)] = state
      after[key(to)] = state
    }
  }
  return Object.keys(before).length > 0 ? { before, after } : undefined
}
