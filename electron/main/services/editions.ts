import { cardsOf, facesOf, type Note } from '../../shared/domain/card.ts'
import { cardKey, type CardKey, type Deck } from '../../shared/domain/deck.ts'
import { compareEditions, renamedCards, type EditionChanges } from '../../shared/domain/edition.ts'
import type { CardsChange } from '../../shared/domain/history.ts'
import type { CardMarks, MarksChange } from '../../shared/domain/marks.ts'
import type { CardState } from '../../shared/domain/schedule.ts'
import type { EditionChange, EditionView, NoteFace } from '../../shared/views/decks.ts'
import { progressOf, type Context } from './context.ts'
import type { LibraryDeck } from './library.ts'

/** How many changes a preview tells one by one. */
export const SHOWN_CHANGES = 500

/** What importing a deck that is there already would change. */
export function editionView(context: Context, existing: LibraryDeck, deck: Deck): EditionView {
  const changes = compareEditions(existing.deck.notes, deck.notes)
  const { id, title } = existing.deck.head
  return {
    deckId: id,
    title,
    same: changes.same.length,
    changed: changes.changed.length,
    moved: changes.moved.length,
    added: changes.added.length,
    removed: changes.removed.length,
    changes: changesOf(context, existing, changes).slice(0, SHOWN_CHANGES),
  }
}

function changesOf(context: Context, { deck }: LibraryDeck, changes: EditionChanges): readonly EditionChange[] {
  const { cards } = progressOf(context)
  const hasProgress = (note: Note): boolean => cardsOf(note).some((card) => cards.has(cardKey(deck.head.course, card.id)))
  const kept = (['changed', 'moved'] as const).flatMap((kind) =>
    changes[kind].map(({ before, after }) => ({ kind, noteId: after.id, before: faceOf(before), after: faceOf(after), hasProgress: hasProgress(before) })))
  return [
    ...kept,
    ...changes.added.map((note) => ({ kind: 'added' as const, noteId: note.id, after: faceOf(note), hasProgress: false })),
    ...changes.removed.map((note) => ({ kind: 'removed' as const, noteId: note.id, before: faceOf(note), hasProgress: hasProgress(note) })),
  ]
}

function faceOf(note: Note): NoteFace {
  const [first] = cardsOf(note)
  const faces = first ? facesOf(first) : { ask: '', answer: '' }
  return { ...faces, week: note.week ?? 0, section: note.source?.headings.at(-1) ?? '' }
}

export interface NewEdition {
  readonly existing: LibraryDeck
  readonly deck: Deck
  /** Notes of the new edition that begin anew. */
  readonly startOver: readonly string[]
}

/** Marks go along to a mended card's new id. Absent when nothing changes. */
export function marksOfEdition(context: Context, { existing, deck }: Pick<NewEdition, 'existing' | 'deck'>): MarksChange | undefined {
  const { marks } = progressOf(context)
  const { changed, moved } = compareEditions(existing.deck.notes, deck.notes)
  const before: Record<CardKey, CardMarks | null> = {}
  const after: Record<CardKey, CardMarks | null> = {}
  for (const [from, to] of [...changed, ...moved].flatMap((pair) => renamedCards(pair))) {
    const [old, now] = [cardKey(deck.head.course, from), cardKey(deck.head.course, to)]
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
export function cardsOfEdition(context: Context, { existing, deck, startOver }: NewEdition): CardsChange | undefined {
  const { cards } = progressOf(context)
  const { changed, moved } = compareEditions(existing.deck.notes, deck.notes)
  const fresh = new Set(startOver)
  const before: Record<CardKey, CardState> = {}
  const after: Record<CardKey, CardState> = {}
  const key = (id: string): CardKey => cardKey(deck.head.course, id)
  for (const pair of [...changed, ...moved]) {
    const renamed = new Map(renamedCards(pair))
    for (const { id } of cardsOf(pair.before)) {
      const to = renamed.get(id)
      const state = cards.get(key(id))
      if (!state) continue
      if (fresh.has(pair.after.id)) before[key(id)] = state
      else if (to !== undefined && !cards.has(key(to))) {
        before[key(id)] = state
        after[key(to)] = state
      }
    }
  }
  return Object.keys(before).length > 0 ? { before, after } : undefined
}
