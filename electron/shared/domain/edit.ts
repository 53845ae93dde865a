/** What a person changes of a note's text. It is laid over the deck: ids, week, progress and the deck's files stay. */
import type { BasicNote, ChoiceNote, ClozeNote, Note } from './card.ts'
import type { Deck } from './deck.ts'

/**
 * The journal's name of an edited note: its deck and its id. Not its course: editions in two languages share that, and a
 * text belongs to one of them.
 */
export type NoteKey = `${string}/${string}`

/** The journal's name of a note of a deck. */
export function noteKey(deckId: string, noteId: string): NoteKey {
  return `${deckId}/${noteId}`
}

/** Deck and id of a note by its key. A deck's id holds no slash. */
export function placeOfNote(key: NoteKey): { readonly deckId: string; readonly noteId: string } {
  const slash = key.indexOf('/')
  return { deckId: key.slice(0, slash), noteId: key.slice(slash + 1) }
}

/** The texts of a note a person may write, in the note's own markup. */
export type NoteTexts =
  | Pick<BasicNote, 'kind' | 'front' | 'back' | 'others' | 'explanation'>
  | Pick<ClozeNote, 'kind' | 'text' | 'explanation'>
  | Pick<ChoiceNote, 'kind' | 'front' | 'options' | 'explanation'>

/** A note as the person wrote it, and what its deck said then: so a later edition tells whether the deck changed it too. */
export interface NoteEdit {
  readonly texts: NoteTexts
  readonly original: NoteTexts
  /** When it was written, in UTC milliseconds. Older versions did not note it. */
  readonly atMs?: number
}

/** Edits of some notes before and after a change, by {@link noteKey}; null stands for none. */
export interface EditsChange {
  readonly before: Readonly<Record<NoteKey, NoteEdit | null>>
  readonly after: Readonly<Record<NoteKey, NoteEdit | null>>
}

/** The texts of a note. Each field is there only if the note has it, always in the same order. */
export function textsOf(note: Note | NoteTexts): NoteTexts {
  const explanation = note.explanation === undefined ? {} : { explanation: note.explanation }
  switch (note.kind) {
    case 'basic':
      return { kind: 'basic', front: note.front, back: note.back, ...(note.others ? { others: note.others.map(({ id, front, back }) => ({ id, front, back })) } : {}), ...explanation }
    case 'cloze':
      return { kind: 'cloze', text: note.text, ...explanation }
    case 'choice': {
      const options = note.options.map(({ text, right, why }) => ({ text, right, ...(why === undefined ? {} : { why }) }))
      return { kind: 'choice', front: note.front, options, ...explanation }
    }
  }
}

/** Whether two texts are the same to the letter. */
export function isSameText(a: Note | NoteTexts, b: Note | NoteTexts): boolean {
  return JSON.stringify(textsOf(a)) === JSON.stringify(textsOf(b))
}

/** A note with the person's texts in place of its own. A note of another kind than the edit's is left as it is. */
export function withEdit(note: Note, edit: NoteEdit | undefined): Note {
  if (edit?.texts.kind !== note.kind) return note
  // An explanation that the person took out must not come back from below.
  const laid = Object.entries({ ...note, explanation: undefined, ...edit.texts }).filter(([, value]) => value !== undefined)
  return Object.fromEntries(laid) as unknown as Note
}

/** A deck with everything the person changed laid over it: what is shown, and what is given to others. */
export function withEdits(deck: Deck, edits: ReadonlyMap<NoteKey, NoteEdit>): Deck {
  return edits.size === 0 ? deck : { ...deck, notes: deck.notes.map((note) => withEdit(note, edits.get(noteKey(deck.head.id, note.id)))) }
}

/** Whether the deck says something else now than when the person edited the note, and not what the person wrote. */
export function isChangedBeneath(edit: NoteEdit, note: Note): boolean {
  return !isSameText(edit.original, note) && !isSameText(edit.texts, note)
}

export interface EditRequest {
  readonly key: NoteKey
  readonly note: Note
  readonly texts: NoteTexts
  /** UTC milliseconds. */
  readonly atMs: number
}

/** What writing these texts over a note changes; null when that is nothing. Writing the deck's own text ends the edit. */
export function changeEdit(edits: ReadonlyMap<NoteKey, NoteEdit>, { key, note, texts, atMs }: EditRequest): EditsChange | null {
  const known = edits.get(key) ?? null
  const next = isSameText(texts, note) ? null : { texts: textsOf(texts), original: textsOf(note), atMs }
  if (known === null ? next === null : next !== null && isSameText(known.texts, next.texts) && isSameText(known.original, next.original)) return null
  return { before: { [key]: known }, after: { [key]: next } }
}
