import { cardsOf, type Note } from '../../shared/domain/card.ts'
import { cardKey, type Deck } from '../../shared/domain/deck.ts'
import { noteKey, withEdit, type NoteEdit, type NoteKey } from '../../shared/domain/edit.ts'
import type { LibraryCard, LibraryDeck } from './library.ts'

/** Cards to study, in guide order; those kept for a paper are left out until it was sat. */
export function studyCards({ head, notes }: Pick<Deck, 'head' | 'notes'>, sat: ReadonlySet<number> = new Set()): readonly LibraryCard[] {
  return inOrder(notes.filter(({ paper }) => paper === undefined || sat.has(paper)).flatMap((note) => cardsOfNote(head, note)))
}

/** Cards in their order, and by their keys. */
export function keyed(cards: readonly LibraryCard[]): Pick<LibraryDeck, 'cards' | 'byKey'> {
  return { cards, byKey: new Map(cards.map((card) => [card.key, card])) }
}

/** A deck with the person's texts laid over some of its notes anew; nothing else of it is touched. */
export function laidOver(deck: LibraryDeck, noteIds: ReadonlySet<string>, edits: ReadonlyMap<NoteKey, NoteEdit>): LibraryDeck {
  const { head } = deck.deck
  const now = new Map(deck.own.notes.filter(({ id }) => noteIds.has(id)).map((note) => [note.id, withEdit(note, edits.get(noteKey(head.id, note.id)))]))
  const placed = new Set<string>()
  const cards = deck.cards.flatMap((card): readonly LibraryCard[] => {
    const note = now.get(card.card.note.id)
    if (!note) return [card]
    if (placed.has(note.id)) return []
    placed.add(note.id)
    return cardsOfNote(head, note).map((one) => ({ ...one, order: card.order }))
  })
  // A hole more or less moves the cards behind it.
  return { ...deck, deck: { ...deck.deck, notes: deck.deck.notes.map((note) => now.get(note.id) ?? note) }, ...keyed(inOrder(cards)) }
}

function inOrder(cards: readonly LibraryCard[]): readonly LibraryCard[] {
  return cards.map((card, order) => (card.order === order ? card : { ...card, order }))
}

function cardsOfNote({ id, course }: Deck['head'], note: Note): readonly LibraryCard[] {
  return cardsOf(note).map((card) => ({
    key: cardKey(course, card.id),
    noteKey: cardKey(course, note.id),
    deckId: id,
    card,
    week: note.week ?? 0,
    order: -1,
  }))
}
