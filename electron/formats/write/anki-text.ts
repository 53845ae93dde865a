import { titleOf, type Note } from '../../shared/domain/card.ts'
import type { Deck } from '../../shared/domain/deck.ts'
import { ankiTagsOf, deckNameOf, guidOf } from './anki-names.ts'
import { quoted } from './csv.ts'
import { htmlSidesOf } from './html.ts'
import type { Losses } from './losses.ts'
import { tellCommonLosses } from './rows.ts'

/** The note type stands first: a guid may begin with `#`, which would make its row a remark. */
const HEAD = [
  '#separator:tab', '#html:true', '#notetype column:1', '#guid column:2', '#deck column:3', '#tags column:4',
  '#columns:notetype\tguid\tdeck\ttags\tfront\tback\texplanation',
]
const TYPES = { basic: 'Basic', cloze: 'Cloze', choice: 'Basic' } as const

/** A deck as the text that Anki imports: one note a line, HTML, with its guid so that a second import updates. */
export function writeAnkiText(deck: Deck, losses: Losses): string {
  const rows = deck.notes.map((note) => rowOf(note, deck.head.title, losses).map((cell) => quoted(cell, '\t')).join('\t'))
  return [...HEAD, ...rows, ''].join('\n')
}

function rowOf(note: Note, title: string, losses: Losses): readonly string[] {
  const { front, back, explanation } = htmlSidesOf(note, losses)
  tellCommonLosses(note, losses)
  if (note.kind === 'basic' && note.others) losses.add('other-cards-left-out', titleOf(note), note.others.length)
  const type = note.kind === 'basic' && note.reverse ? 'Basic (and reversed card)' : TYPES[note.kind]
  return [type, guidOf(note.id), deckNameOf(note, title), ankiTagsOf(note).join(' '), front, back, explanation]
}
