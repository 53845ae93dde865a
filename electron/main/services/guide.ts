import { sectionAt } from '../../formats/guide/section.ts'
import type { SectionRequest, SectionView } from '../../shared/contract.ts'
import { UserError } from '../../shared/errors.ts'
import { verbatim } from '../../shared/facts.ts'
import { readTextInside } from '../../storage/deck-files.ts'
import type { Context } from './context.ts'

/** The part of the guide a note came from. Fails with `card-missing` for a note without a guide behind it. */
export async function guideSection(context: Context, { deckId, noteId }: SectionRequest): Promise<SectionView> {
  const deck = context.library.require(deckId)
  const source = deck.deck.notes.find((note) => note.id === noteId)?.source
  if (!source) throw new UserError({ code: 'card-missing', message: 'This card has no guide section.', found: verbatim(noteId) })
  const text = await readTextInside(deck.guideFolder, source.file)
  return { headings: source.headings, file: source.file, line: source.line, markdown: sectionAt(text, source.line) }
}
