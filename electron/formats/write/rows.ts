import { titleOf, type Note } from '../../shared/domain/card.ts'
import type { Losses } from './losses.ts'

/** A note as two sides of text, the form every table and Anki knows. */
export interface Sides {
  readonly front: string
  readonly back: string
  readonly explanation: string
}

/** The sides of a note; what a choice loses by it is told. A cloze has no back. */
export function sidesOf(note: Note, losses: Losses): Sides {
  const explanation = note.explanation ?? ''
  switch (note.kind) {
    case 'basic':
      return { front: note.front, back: note.back, explanation }
    case 'cloze':
      return { front: note.text, back: '', explanation }
    case 'choice': {
      losses.add('choice-as-basic', note.front)
      const line = ({ text, why }: { readonly text: string; readonly why?: string }): string => (why === undefined ? text : `${text} — ${why}`)
      const asked = note.options.map(({ text }) => `- ${text}`).join('\n')
      const right = note.options.filter((option) => option.right).map((option) => `- ${line(option)}`).join('\n')
      return { front: `${note.front}\n\n${asked}`, back: right, explanation }
    }
  }
}

/** Tells what no table and no other program keeps of a note. */
export function tellCommonLosses(note: Note, losses: Losses): void {
  if (note.domains) losses.add('domains-left-out', titleOf(note))
  if (note.paper !== undefined) losses.add('paper-left-out', titleOf(note))
}
