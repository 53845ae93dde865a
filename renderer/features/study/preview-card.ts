import type { CardView, EditView } from '../../../electron/shared/contract.ts'
import { cardsOf, facesOf } from '../../../electron/shared/domain/card.ts'
import { noteKey, withEdit, type NoteTexts } from '../../../electron/shared/domain/edit.ts'

/** The cards a note gives with these texts, as Study would show them, without anything about their schedule. */
export function previewCards({ deckId, noteId, note, domain }: Omit<EditView, 'original'>, texts: NoteTexts): readonly CardView[] {
  const written = withEdit(note, { texts, original: texts })
  return cardsOf(written).map((card): CardView => ({
    key: noteKey(deckId, card.id),
    deckId,
    noteId,
    kind: written.kind,
    markup: written.markup ?? 'md',
    ...facesOf(card),
    ...(written.explanation === undefined ? {} : { explanation: written.explanation }),
    ...(written.kind === 'choice' ? { options: written.options } : {}),
    ...(written.week === undefined ? {} : { week: written.week }),
    ...(domain === undefined ? {} : { domain }),
    // It leads nowhere from a preview.
    headings: [],
    hasSection: false,
    isDerived: written.derived ?? false,
    reps: 0,
    isFlagged: false,
    isLeech: false,
  }))
}
