/** A deck of the library, and how its cards are made of its notes. */
import { cardsOf, type Card, type Note } from '../../shared/domain/card.ts'
import { cardKey, type CardKey, type Deck } from '../../shared/domain/deck.ts'
import { noteKey, withEdit, type NoteEdit, type NoteKey } from '../../shared/domain/edit.ts'
import { inTurns } from './turns.ts'

/** A card of the library. `order` is its place in the guide. */
export interface LibraryCard {
  readonly key: CardKey
  readonly noteKey: string
  readonly deckId: string
  readonly card: Card
  /** 0 for a card of no week. */
  readonly week: number
  readonly order: number
}

export interface LibraryDeck {
  /** With what the person changed laid over it: what is shown, and what is given to others. */
  readonly deck: Deck
  /** As its files say. */
  readonly own: Deck
  readonly isBundled: boolean
  /** Where its guide's text lies, and the files of it; none for a deck that came without one. */
  readonly guideFolder: string
  readonly guideFiles: ReadonlySet<string>
  /** Where the deck's own files are. */
  readonly folder: string
  /** Cards to study, in guide order; those kept for a paper are left out until it was sat. */
  readonly cards: readonly LibraryCard[]
  /** The same by key. Two editions of a guide in two languages share keys, and so progress, but not texts. */
  readonly byKey: ReadonlyMap<CardKey, LibraryCard>
  /** The weeks with their topics: those of its plan, and any other that has cards. */
  readonly weeks: readonly DeckWeek[]
}

export interface DeckWeek {
  readonly week: number
  readonly topic: string
}

/** Cards to study, in guide order; those kept for a paper are left out until it was sat. */
export function studyCards({ head, notes }: Pick<Deck, 'head' | 'notes'>, sat: ReadonlySet<number> = new Set()): readonly LibraryCard[] {
  return inOrder(notes.filter((note) => isStudied(note, sat)).flatMap((note) => cardsOfNote(head, note)))
}

/** The same with their keys, made in turns that keep nothing else waiting. */
export async function keyedInTurns({ head, notes }: Pick<Deck, 'head' | 'notes'>, sat: ReadonlySet<number>): Promise<Pick<LibraryDeck, 'cards' | 'byKey'>> {
  const cards: LibraryCard[] = []
  const byKey = new Map<CardKey, LibraryCard>()
  await inTurns(notes.length, { work: (place) => {
    const note = notes[place]
    if (!note || !isStudied(note, sat)) return
    for (const made of cardsOfNote(head, note)) {
      const card = { ...made, order: cards.length }
      cards.push(card)
      byKey.set(card.key, card)
    }
  } })
  return { cards, byKey }
}

function isStudied({ paper }: Note, sat: ReadonlySet<number>): boolean {
  return paper === undefined || sat.has(paper)
}

/** Cards in their order, and by their keys. */
export function keyed(cards: readonly LibraryCard[]): Pick<LibraryDeck, 'cards' | 'byKey'> {
  return { cards, byKey: new Map(cards.map((card) => [card.key, card])) }
}

/**
 * A deck with the person's text laid over one note anew. The rest of it is what it was, so that this costs about the same
 * in a deck of 100,000 cards; only a hole more or less gives the cards behind it other places.
 */
export function laidOver(deck: LibraryDeck, noteId: string, edits: ReadonlyMap<NoteKey, NoteEdit>): LibraryDeck {
  const { head, notes } = deck.deck
  // Both have the same notes in the same places.
  const place = deck.own.notes.findIndex(({ id }) => id === noteId)
  const [own, was] = [deck.own.notes[place], notes[place]]
  if (!own || !was) return deck
  const note = withEdit(own, edits.get(noteKey(head.id, noteId)))
  return { ...deck, deck: { ...deck.deck, notes: notes.with(place, note) }, ...exchanged(deck, cardsOfNote(head, was), cardsOfNote(head, note)) }
}

/** The deck's cards with those of one note in place of what they were. Cards that are kept for a paper are not among them. */
function exchanged({ cards, byKey }: LibraryDeck, gone: readonly LibraryCard[], come: readonly LibraryCard[]): Pick<LibraryDeck, 'cards' | 'byKey'> {
  const first = byKey.get(gone[0]?.key ?? '/')?.order
  if (first === undefined) return { cards, byKey }
  const placed = come.map((card, index) => ({ ...card, order: first + index }))
  const after = cards.toSpliced(first, gone.length, ...placed)
  if (come.length !== gone.length) return keyed(inOrder(after))
  const keys = new Map(byKey)
  for (const { key } of gone) keys.delete(key)
  for (const card of placed) keys.set(card.key, card)
  return { cards: after, byKey: keys }
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
