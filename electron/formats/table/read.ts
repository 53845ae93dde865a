import type { ColumnRole, TableChoice } from '../../shared/domain/reading.ts'
import { readAnkiHeaders, type AnkiHeaders } from './anki-headers.ts'
import { guessRoles, isHeader } from './columns.ts'
import type { LooseQuote } from './cells.ts'
import { parseTable, type TableRow } from './parse.ts'
import { detectSeparator } from './separator.ts'

export type { TableChoice } from '../../shared/domain/reading.ts'

/** A text read as a table: what it is made of and what its columns are for. */
export interface Table {
  readonly format: 'csv' | 'anki-text'
  readonly separator: string
  readonly rowEnd?: string
  readonly hasHeader: boolean
  /** Headings, when the table has them. */
  readonly names?: readonly string[]
  readonly roles: readonly ColumnRole[]
  readonly isHtml: boolean
  /** Rows without the headings. */
  readonly rows: readonly TableRow[]
  /** Cells that begin with a quote that was read as a letter. */
  readonly loose: readonly LooseQuote[]
  readonly deck?: string
  readonly tags: readonly string[]
}

/** Of Windows, of an old Mac, and of everything else. */
const LINE_ENDS = /\r\n?/g

/** Rows whose content tells what a column is for. */
const LOOKED_AT = 400

/** More columns than anybody gives a use; what is over stays in the last of them. */
const MOST_COLUMNS = 1000

/** Reads a text as a table; null when nothing cuts it into cells. Lines of Anki's text that begin with `#` are no rows, unless that sign stands in quotes. */
export function readTable(given: string, choice: TableChoice = {}): Table | null {
  // Programs of all systems may have written into one file.
  const text = given.replace(LINE_ENDS, '\n')
  const headers = readAnkiHeaders(text)
  const body = headers?.rest ?? text
  const separator = choice.separator ?? headers?.separator ?? detectSeparator(body)
  if (separator === undefined) return null
  const { rows: all, loose } = parseTable(body, { separator, ...(choice.rowEnd === undefined ? {} : { rowEnd: choice.rowEnd.replace(LINE_ENDS, '\n') }) })
  const linesAbove = (headers?.line ?? 1) - 1
  const numbered = headers ? all.filter(({ cells, isQuoted }) => isQuoted || !cells[0]?.startsWith('#')).map((row) => ({ ...row, line: row.line + linesAbove })) : all
  const hasHeader = choice.hasHeader ?? (!headers && isHeader(numbered[0]?.cells ?? []))
  const names = hasHeader ? numbered[0]?.cells : headers?.columns
  const rows = hasHeader ? numbered.slice(1) : numbered
  return {
    format: headers ? 'anki-text' : 'csv',
    separator,
    ...(choice.rowEnd === undefined ? {} : { rowEnd: choice.rowEnd }),
    hasHeader,
    ...(names ? { names } : {}),
    roles: choice.roles ?? rolesOf(headers, names, rows),
    isHtml: choice.isHtml ?? headers?.isHtml ?? looksLikeHtml(rows),
    rows,
    loose: loose.map((one) => ({ ...one, line: one.line + linesAbove })),
    ...(headers?.deck === undefined ? {} : { deck: headers.deck }),
    tags: headers?.tags ?? [],
  }
}

function rolesOf(headers: AnkiHeaders | null, names: readonly string[] | undefined, rows: readonly TableRow[]): readonly ColumnRole[] {
  const looked = rows.slice(0, LOOKED_AT).map(({ cells }) => cells)
  const width = Math.min(MOST_COLUMNS, widthOf(looked, names))
  const told = headers?.roles ?? new Map<number, ColumnRole>()
  const free = Array.from({ length: width }, (_unused, column) => column).filter((column) => !told.has(column))
  const guessed = guessRoles(names && free.map((column) => names[column] ?? ''), looked.map((cells) => free.map((column) => cells[column] ?? '')), free.length)
  return Array.from({ length: width }, (_unused, column) => told.get(column) ?? guessed[free.indexOf(column)] ?? 'back')
}

/** Rows as wide as that make a column; a single one that is wider is ragged, and changes nothing about the others. */
const COLUMN_SHARE = 0.05
/** Where there are headings, they say how many there are, unless most rows know better. */
const UNNAMED_SHARE = 0.5

function widthOf(rows: readonly (readonly string[])[], names: readonly string[] | undefined): number {
  const widths = rows.map((cells) => cells.length).sort((a, b) => b - a)
  const needed = Math.max(1, Math.ceil(rows.length * (names ? UNNAMED_SHARE : COLUMN_SHARE)))
  return Math.max(1, names?.length ?? 0, widths[needed - 1] ?? 0)
}

/** Anki's own rule: one of the first rows has a tag or an entity. */
function looksLikeHtml(rows: readonly TableRow[]): boolean {
  return rows.slice(0, 20).some(({ cells }) => cells.some((cell) => /<(?:br|div|b|i|u|p|img|span|ul|ol|li|table|sub|sup|mark|strong|em|code|pre)\b[^<>]*>|&(?:nbsp|amp|lt|gt|quot|#\d+);/i.test(cell)))
}
