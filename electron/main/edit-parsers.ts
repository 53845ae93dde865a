import * as z from 'zod'
import type { NoteTexts } from '../shared/domain/edit.ts'
import { LONGEST_TEXT } from '../shared/domain/edit-faults.ts'

const id = z.string().min(1).max(200)
const place = { deckId: id, noteId: id }
/** Texts that are too long are told as such, not as a bug of the window. */
const text = z.string().max(LONGEST_TEXT * 10)
const explanation = z.exactOptional(text)
const texts: z.ZodType<NoteTexts> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('basic'), front: text, back: text, others: z.exactOptional(z.array(z.strictObject({ id, front: text, back: text })).max(100)), explanation }),
  z.strictObject({ kind: z.literal('cloze'), text, explanation }),
  z.strictObject({
    kind: z.literal('choice'), front: text, explanation,
    options: z.array(z.strictObject({ text, right: z.boolean(), why: z.exactOptional(text) })).max(100),
  }),
])

/** What the channels of editing take. */
export const editParsers = {
  'edit:show': z.strictObject(place),
  'edit:write': z.strictObject({ ...place, texts }),
}
