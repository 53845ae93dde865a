/**
 * Notes and cards. A **note** is one entry of a deck file; a **card** is what is scheduled: a note gives one card,
 * one more for its reverse, or one for each cloze hole.
 */

/** Where in the guide a note stands; `file` is relative to the guide, `line` counts from 1. */
export interface NoteSource {
  readonly file: string
  readonly line: number
  readonly headings: readonly string[]
}

interface NoteCommon {
  /** Stable over edits of other notes: the author's `^id`, else a hash of course, headings, kind and front. */
  readonly id: string
  readonly week?: number
  /** Exam code to domain id, such as `{ "MLS-C01": "d3" }`. */
  readonly domains?: Readonly<Record<string, string>>
  readonly tags?: readonly string[]
  readonly explanation?: string
  /** Kept for this mock exam paper: stays out of Study until the paper has been sat. */
  readonly paper?: number
  /** Made from unmarked text of a guide, not written as a card. */
  readonly derived?: true
  /** How the text is written; Markdown unless said. */
  readonly markup?: 'md' | 'html'
  /** SHA-256 names of the media the text refers to. */
  readonly media?: readonly string[]
  readonly source?: NoteSource
}

export interface BasicNote extends NoteCommon {
  readonly kind: 'basic'
  readonly front: string
  readonly back: string
  /** Asked in both directions. */
  readonly reverse?: true
  /** Further cards of the same note, such as those of an Anki note type's other templates. */
  readonly others?: readonly OtherCard[]
}

/** A card whose faces are its own; `id` follows the note's. */
export interface OtherCard {
  readonly id: string
  readonly front: string
  readonly back: string
}

export interface ClozeNote extends NoteCommon {
  readonly kind: 'cloze'
  /** Holes are written `{{c1::hidden}}` or `{{c1::hidden::hint}}`, whatever form the guide used. */
  readonly text: string
}

export interface ChoiceOption {
  readonly text: string
  readonly right: boolean
  readonly why?: string
}

export interface ChoiceNote extends NoteCommon {
  readonly kind: 'choice'
  readonly front: string
  readonly options: readonly ChoiceOption[]
}

export type Note = BasicNote | ClozeNote | ChoiceNote
export type NoteKind = Note['kind']

/** One scheduled thing. `id` is the note's id, with `~r` for the reverse, `~c2` for the second hole and an own ending for any other. */
export interface Card {
  readonly id: string
  readonly note: Note
  readonly side: CardSide
}

export type CardSide =
  | { readonly kind: 'front' }
  | { readonly kind: 'reverse' }
  | { readonly kind: 'hole'; readonly number: number }
  | { readonly kind: 'other'; readonly other: OtherCard }

/** What a card shows. Marked words are written `==so==` (or `<mark>` in HTML). */
export interface CardFaces {
  readonly ask: string
  readonly answer: string
}

const HOLE = /\{\{c(\d+)::((?:(?!\}\}).)*?)(?:::((?:(?!\}\}|::).)*))?\}\}/gs

/** Numbers of the holes of a cloze text, ascending, each once. Hole 0 is not a hole (Anki's rule). */
export function holesOf(text: string): readonly number[] {
  const numbers = new Set<number>()
  for (const match of text.matchAll(HOLE)) numbers.add(Number(match[1]))
  numbers.delete(0)
  return [...numbers].sort((a, b) => a - b)
}

/** The cards a note gives, in the order they are met. A cloze text without holes gives none. */
export function cardsOf(note: Note): readonly Card[] {
  switch (note.kind) {
    case 'cloze':
      return holesOf(note.text).map((number) => ({ id: `${note.id}~c${number}`, note, side: { kind: 'hole', number } }))
    case 'basic': {
      const front: Card = { id: note.id, note, side: { kind: 'front' } }
      const reverse: readonly Card[] = note.reverse ? [{ id: `${note.id}~r`, note, side: { kind: 'reverse' } }] : []
      const others = (note.others ?? []).map((other): Card => ({ id: `${note.id}~${other.id}`, note, side: { kind: 'other', other } }))
      return [front, ...reverse, ...others]
    }
    case 'choice':
      return [{ id: note.id, note, side: { kind: 'front' } }]
  }
}

/** The two faces of a card as markup; a choice's answer is its right options. */
export function facesOf(card: Card): CardFaces {
  const { note, side } = card
  switch (note.kind) {
    case 'cloze':
      return clozeFaces(note, side.kind === 'hole' ? side.number : 1)
    case 'basic':
      if (side.kind === 'other') return { ask: side.other.front, answer: side.other.back }
      return side.kind === 'reverse' ? { ask: note.back, answer: note.front } : { ask: note.front, answer: note.back }
    case 'choice':
      return { ask: note.front, answer: note.options.filter((option) => option.right).map((option) => option.text).join('\n\n') }
  }
}

function clozeFaces(note: ClozeNote, hole: number): CardFaces {
  const mark = (text: string): string => (note.markup === 'html' ? `<mark>${text}</mark>` : `==${text}==`)
  const fill = (shown: (text: string, hint: string | undefined) => string): string =>
    note.text.replace(HOLE, (_all, ...[number, text = '', hint]: (string | undefined)[]) => (Number(number) === hole ? shown(text, hint) : text))
  return { ask: fill((_text, hint) => mark(hint ? `[${hint}]` : '[…]')), answer: fill((text) => mark(text)) }
}

/** The front of a note as one line of its own markup, for lists and messages. */
export function titleOf(note: Note): string {
  return note.kind === 'cloze' ? note.text.replace(HOLE, (_all, _number, text: string) => text) : note.front
}
