import { titleOf, type Note } from '../../shared/domain/card.ts'
import type { Deck } from '../../shared/domain/deck.ts'
import { guarded, OWN_COLUMNS } from '../table/own-columns.ts'
import type { Losses } from './losses.ts'
import { sidesOf, tellCommonLosses } from './rows.ts'

/** How a table is written. */
export interface CsvForm {
  readonly separator: ',' | '\t'
  /** Excel reads UTF-8 only where a byte order mark says so. */
  readonly hasMark: boolean
}

/** A deck as a table with headings (RFC 4180). Cells that a spreadsheet would take for formulas are guarded by an apostrophe. */
export function writeCsv(deck: Deck, { separator, hasMark }: CsvForm, losses: Losses): string {
  const rows = deck.notes.map((note) => rowOf(note, losses).map(guarded))
  const lines = [OWN_COLUMNS, ...rows].map((cells) => cells.map((cell) => quoted(cell, separator)).join(separator))
  return `${hasMark ? '\uFEFF' : ''}${lines.join('\r\n')}\r\n`
}

function rowOf(note: Note, losses: Losses): readonly string[] {
  const { front, back, explanation } = sidesOf(note, losses)
  tellCommonLosses(note, losses)
  if (note.kind === 'basic' && note.reverse) losses.add('reverse-left-out', titleOf(note))
  if (note.kind === 'basic' && note.others) losses.add('other-cards-left-out', titleOf(note), note.others.length)
  return [note.id, front, back, explanation, tagsCell(note.tags ?? []), note.week ? String(note.week) : '']
}

/** Parted by spaces, or by commas where a tag holds a space. */
function tagsCell(tags: readonly string[]): string {
  if (!tags.some((tag) => /\s/.test(tag))) return tags.join(' ')
  return tags.length === 1 ? `${tags.join('')},` : tags.join(', ')
}

/** A cell in quotes where it holds what would end it. */
export function quoted(cell: string, separator: string): string {
  return cell.includes(separator) || /["\r\n]|^#|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
