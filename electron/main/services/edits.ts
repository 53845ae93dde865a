import type { Note } from '../../shared/domain/card.ts'
import { changeEdit, isChangedBeneath, noteKey, textsOf, type NoteTexts } from '../../shared/domain/edit.ts'
import { faultsOf, rulesFor } from '../../shared/domain/edit-faults.ts'
import { UserError } from '../../shared/errors.ts'
import { verbatim } from '../../shared/facts.ts'
import type { EditView, NotePlace, NoteWriting } from '../../shared/views/edit.ts'
import { domainName } from './card-view.ts'
import { progressOf, record, stamp, type Context } from './context.ts'

/** A note as it is to be edited. Fails with `deck-missing` or `card-missing`. */
export function editView(context: Context, { deckId, noteId }: NotePlace): EditView {
  const deck = context.library.require(deckId)
  const own = noteOf(deck.own.notes, noteId)
  const note = noteOf(deck.deck.notes, noteId)
  const edit = progressOf(context).edits.get(noteKey(deckId, noteId))
  const domain = domainName(context, deck, note.domains)
  const { language, title } = deck.deck.head
  return {
    deckId,
    noteId,
    note,
    rules: rulesFor(own),
    language,
    deckTitle: title,
    ...(domain === undefined ? {} : { domain }),
    ...(edit ? { original: textsOf(own) } : {}),
    isChangedBeneath: edit !== undefined && isChangedBeneath(edit, own),
  }
}

/** Writes a note anew, in one step of undo; the deck's own text ends the edit. Fails with the first fault of the texts; nothing is written then. Gives whether that changed anything. */
export async function writeNote(context: Context, { deckId, noteId, texts }: NoteWriting): Promise<number | null> {
  const own = noteOf(context.library.require(deckId).own.notes, noteId)
  if (!isOfSameForm(texts, own)) throw new UserError({ code: 'bad-argument', message: `The texts are not those of ${noteId}.` })
  const [first] = faultsOf(texts, rulesFor(own))
  if (first) {
    const at = first.index === undefined ? first.field : `${first.field}[${String(first.index)}]`
    throw new UserError({ code: first.fault, message: `The card cannot be saved: ${first.fault} in ${at}.`, at })
  }
  return change(context, { deckId, noteId, texts })
}

async function change(context: Context, { deckId, noteId, texts }: NoteWriting): Promise<number | null> {
  const { own } = context.library.require(deckId)
  const key = noteKey(deckId, noteId)
  const now = stamp(context)
  const edits = changeEdit(progressOf(context).edits, { key, note: noteOf(own.notes, noteId), texts, atMs: now.atMs })
  if (!edits) return null
  const step = await record(context, { kind: 'edited', ...now, ...edits })
  context.library.layOver([key])
  return step
}

function noteOf(notes: readonly Note[], noteId: string): Note {
  const note = notes.find(({ id }) => id === noteId)
  if (!note) throw new UserError({ code: 'card-missing', message: 'This card is not in the deck any more.', found: verbatim(noteId) })
  return note
}

/** A note stays of its kind, with the further cards it has. */
function isOfSameForm(texts: NoteTexts, note: Note): boolean {
  const others = (one: NoteTexts | Note): string => (one.kind === 'basic' ? (one.others ?? []).map(({ id }) => id).join(' ') : '')
  return texts.kind === note.kind && others(texts) === others(note)
}
