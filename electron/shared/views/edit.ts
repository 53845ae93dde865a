/** What the sheet for editing a note shows and sends. */
import type { Note } from '../domain/card.ts'
import type { NoteTexts } from '../domain/edit.ts'
import type { TextRules } from '../domain/edit-faults.ts'

export interface NotePlace {
  readonly deckId: string
  readonly noteId: string
}

/** A note to be edited. */
export interface EditView extends NotePlace {
  /** With what the person wrote before, if anything. */
  readonly note: Note
  readonly rules: TextRules
  /** Of the deck, BCP 47. */
  readonly language: string
  readonly deckTitle: string
  /** The name of its domain in the exam that is studied for. */
  readonly domain?: string
  /** What the deck itself says; absent while the note was not edited. */
  readonly original?: NoteTexts
  /** The deck came anew since, and says something else now than when the note was edited. */
  readonly isChangedBeneath: boolean
}

export interface NoteWriting extends NotePlace {
  readonly texts: NoteTexts
}
