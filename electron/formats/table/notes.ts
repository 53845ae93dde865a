import { createHash } from 'node:crypto'
import { holesOf, type BasicNote, type ClozeNote, type Note } from '../../shared/domain/card.ts'
import { idOf as idOfGuid } from '../anki/notes.ts'
import { escapeHtml } from '../anki/html.ts'
import { plainText } from '../guide/plain.ts'
import type { Findings } from '../guide/report.ts'
import type { ColumnRole } from './columns.ts'
import { isOwnHeader, unguarded } from './own-columns.ts'
import type { TableRow } from './parse.ts'
import type { Table } from './read.ts'

/** Where the notes of a table go and come from. */
export interface TableSource {
  readonly file: string
  /** The deck's name: with the first cell it makes a row's id, so the same row is the same card again. */
  readonly deck: string
}

const ID = /^[^\s/]{1,120}$/

/** One note a row. A row without a front is left out and told; so is one with nothing to answer, unless its id says that it was a card before. */
export function notesOfTable(table: Table, source: TableSource, findings: Findings): readonly Note[] {
  for (const { line, text } of table.loose) findings.warn('quotes-unbalanced', { file: source.file, line, text })
  const seen = new Map<string, number>()
  const usual = table.roles.length
  return table.rows.flatMap((row) => {
    if (row.cells.length > usual) findings.warn('row-ragged', { ...place(row, source), text: row.cells.join(' | ') })
    const note = noteOf(row, table, source)
    if (note === null || (isUnanswered(note) && !hasId(row, table))) {
      findings.reject('side-empty', { ...place(row, source), text: row.cells.join(' | '), reason: note === null ? 'front-empty' : 'back-empty' })
      return []
    }
    const again = seen.get(note.id) ?? 0
    seen.set(note.id, again + 1)
    if (again === 0) return [note]
    findings.warn('id-repeated', { ...place(row, source), text: titleOf(note) })
    return [{ ...note, id: `${note.id}~${String(again + 1)}` }]
  })
}

function isUnanswered(note: BasicNote | ClozeNote): boolean {
  return note.kind === 'basic' && note.back === '' && note.explanation === undefined
}

function hasId({ cells }: TableRow, { roles }: Table): boolean {
  return (cells[roles.indexOf('id')] ?? '').trim() !== ''
}

function place({ line }: TableRow, { file }: TableSource): { file: string; line: number } {
  return { file, line }
}

function titleOf(note: BasicNote | ClozeNote): string {
  return note.kind === 'basic' ? note.front : note.text
}

function noteOf(row: TableRow, table: Table, source: TableSource): BasicNote | ClozeNote | null {
  const cells = cellsByRole(row, table)
  const front = cells.front.map(({ text }) => text).join('\n\n')
  if (front === '') return null
  const [deck] = cells.deck
  const common = {
    id: idOf(ownId(cells.id[0]?.text, table), front, source),
    ...weekOf(cells.week[0]?.text),
    ...tagsOf(cells, table),
    ...explanationOf(cells),
    ...(table.isHtml ? { markup: 'html' as const } : {}),
    source: { file: source.file, line: row.line, headings: deck ? deck.text.split('::').map((part) => part.trim()) : [] },
  }
  const back = backOf(cells.back, table)
  if (holesOf(front).length === 0) return { ...common, kind: 'basic', front, back }
  return { ...common, kind: 'cloze', text: back === '' ? front : [front, back].join(table.isHtml ? '<br><br>' : '\n\n') }
}

interface Cell {
  readonly name: string
  readonly text: string
}
type CellsByRole = Readonly<Record<ColumnRole, readonly Cell[]>>

/** A row that is too long keeps what is over in its last column, as Anki does. */
function cellsByRole({ cells }: TableRow, { roles, names }: Table): CellsByRole {
  const found: Record<ColumnRole, Cell[]> = { front: [], back: [], explanation: [], tags: [], id: [], week: [], deck: [], notetype: [], skip: [] }
  const said = isOwnHeader(names) ? unguarded : (cell: string): string => cell
  for (const [column, role] of roles.entries()) {
    const isLast = column === roles.length - 1
    const text = said((isLast ? cells.slice(column).join('; ') : (cells[column] ?? '')).normalize('NFC').trim())
    if (text !== '') found[role].push({ name: names?.[column]?.trim() ?? '', text })
  }
  return found
}

/** Several backs stand under their headings, so that it is plain which is which. */
function backOf(backs: readonly Cell[], { isHtml, roles }: Table): string {
  const several = roles.filter((role) => role === 'back').length > 1
  const parts = backs.map(({ name, text }) => {
    if (!several || name === '') return text
    return isHtml ? `<b>${escapeHtml(name)}</b> ${text}` : `**${name}** ${text}`
  })
  return parts.join(isHtml ? '<br>' : '\n\n')
}

function tagsOf(cells: CellsByRole, table: Table): { tags?: readonly string[] } {
  const own = cells.tags.flatMap(({ text }) => text.split(text.includes(',') ? /\s*,\s*/ : /[\s\u3000]+/))
  const tags = [...new Set([...table.tags, ...own])].map((tag) => tag.replace(/^#/, '')).filter((tag) => tag !== '')
  return tags.length > 0 ? { tags } : {}
}

/** The first number of a cell; one that no plan has is told where the note is held against the deck's schema. */
function weekOf(text: string | undefined): { week?: number } {
  const number = /\d+/.exec(text ?? '')?.[0]
  return number === undefined || Number(number) === 0 ? {} : { week: Number(number) }
}

function explanationOf({ explanation }: CellsByRole): { explanation?: string } {
  const text = explanation.map((cell) => cell.text).join('\n\n')
  return text === '' ? {} : { explanation: text }
}

/** A guid of Anki's is written the way its packages' are, so that a text and a package give the same card. */
function ownId(id: string | undefined, { format }: Table): string | undefined {
  return id !== undefined && format === 'anki-text' ? idOfGuid(id) : id
}

/** A row's own id, else a hash of the deck and the front, markup and spaces left out. */
function idOf(own: string | undefined, front: string, { deck }: TableSource): string {
  if (own !== undefined && ID.test(own)) return own
  const named = own ?? plainText(front.replace(/<[^<>]*>/g, ' ').trim() || front)
  return createHash('sha256').update([deck, named].join('\u001F')).digest('hex').slice(0, 16)
}
