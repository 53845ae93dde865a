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

/** A hole of a cloze text: what it hides, and what is shown in its place. */
interface Hole {
  readonly number: number
  readonly text: string
  readonly hint?: string
}

const HOLE_BEGINS = /\{\{c(\d+)::/g

/** A text cut at its holes. One that is never closed is text. Linear, however many begin. */
function cutAtHoles(text: string): readonly (string | Hole)[] {
  const parts: (string | Hole)[] = []
  let at = 0
  for (const { index, 0: begin, 1: number } of text.matchAll(HOLE_BEGINS)) {
    if (index < at) continue
    const from = index + begin.length
    const end = text.indexOf('}}', from)
    if (end < 0) break
    parts.push(text.slice(at, index), { number: Number(number), ...withHint(text.slice(from, end)) })
    at = end + 2
  }
  parts.push(text.slice(at))
  return parts
}

/** The hint stands behind the last two colons; of three the third is its own. */
function withHint(inside: string): Omit<Hole, 'number'> {
  const last = inside.lastIndexOf('::')
  if (last < 0) return { text: inside }
  const colons = inside[last - 1] === ':' ? last - 1 : last
  return { text: inside.slice(0, colons), hint: inside.slice(colons + 2) }
}

/** Numbers of the holes of a cloze text, ascending, each once. Hole 0 is not a hole (Anki's rule), nor is one that hides nothing. */
export function holesOf(text: string): readonly number[] {
  const numbers = new Set<number>()
  for (const part of cutAtHoles(text)) if (typeof part !== 'string' && (part.text !== '' || part.hint)) numbers.add(part.number)
  numbers.delete(0)
  return [...numbers].sort((a, b) => a - b)
}

/** The cards a note gives, in the order they are met. A cloze text without holes gives none. */
export function cardsOf(note: Note): readonly Card[] {
  switch (note.kind) {
    case 'cloze':
      return holesOf(note.text).map((number) => ({ id: `${note.id}~c${String(number)}`, note, side: { kind: 'hole', number } }))
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
  const fill = (shown: (part: Hole) => string): string =>
    cutAtHoles(note.text).map((part) => (typeof part === 'string' ? part : part.number === hole ? shown(part) : part.text)).join('')
  return { ask: fill(({ hint }) => mark(hint ? `[${hint}]` : '[…]')), answer: fill(({ text }) => mark(text)) }
}

/** The front of a note as one line of its own markup, for lists and messages. */
export function titleOf(note: Note): string {
  return note.kind === 'cloze' ? cutAtHoles(note.text).map((part) => (typeof part === 'string' ? part : part.text)).join('') : note.front
}
