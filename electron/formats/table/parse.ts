import Papa from 'papaparse'

/** A row of a table with the line it begins at, from 1. */
export interface TableRow {
  readonly cells: readonly string[]
  readonly line: number
}

export interface ParsedTable {
  readonly rows: readonly TableRow[]
  /** Quotes were not balanced, so they were read as letters. */
  readonly hasLooseQuotes: boolean
}

/** How a text is cut into rows and cells. `rowEnd` other than a line's end is what some pasted lists use. */
export interface TableCut {
  readonly separator: string
  readonly rowEnd?: string
}

/**
 * Cuts a text into rows. A cell in double quotes may hold separators and line ends; where the quotes do not balance
 * they count as letters, so that one stray quote never swallows the rest of a file. Empty rows are left out. Linear.
 */
export function parseTable(text: string, cut: TableCut, most?: number): ParsedTable {
  if (cut.rowEnd !== undefined) return { rows: byRowEnd(text, cut), hasLooseQuotes: false }
  const quoted = parse(text, { separator: cut.separator, quote: '"', most })
  if (!quoted.hasErrors) return { rows: quoted.rows, hasLooseQuotes: false }
  return { rows: parse(text, { separator: cut.separator, quote: NO_QUOTE, most }).rows, hasLooseQuotes: true }
}

/** A letter no text has, for reading quotes as letters. */
const NO_QUOTE = '\u0000'

interface Parse {
  readonly separator: string
  readonly quote: string
  readonly most: number | undefined
}

function parse(text: string, { separator, quote, most }: Parse): { rows: readonly TableRow[]; hasErrors: boolean } {
  const { data, errors } = Papa.parse<string[]>(text, { delimiter: separator, quoteChar: quote, newline: newlineOf(text), ...(most === undefined ? {} : { preview: most }) })
  const rows: TableRow[] = []
  let line = 1
  for (const cells of data) {
    if (cells.some((cell) => cell.trim() !== '')) rows.push({ cells, line })
    line += 1 + cells.reduce((count, cell) => count + countLineEnds(cell), 0)
  }
  // Where reading stops early, the last quote may simply not be closed yet.
  const bad = errors.filter((error) => error.type === 'Quotes' && (most === undefined || (error.row ?? 0) < rows.length - 1))
  return { rows, hasErrors: bad.length > 0 }
}

function newlineOf(text: string): '\r\n' | '\n' | '\r' {
  if (text.includes('\r\n')) return '\r\n'
  return text.includes('\n') || !text.includes('\r') ? '\n' : '\r'
}

function countLineEnds(cell: string): number {
  let count = 0
  for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) count += 1
  return count
}

function byRowEnd(text: string, { separator, rowEnd = '\n' }: TableCut): readonly TableRow[] {
  let line = 1
  return text.split(rowEnd).flatMap((part) => {
    const begins = line + countLineEnds(/^\s*/.exec(part)?.[0] ?? '')
    line += countLineEnds(part) + countLineEnds(rowEnd)
    const at = part.indexOf(separator)
    const cells = at < 0 ? [part.trim()] : [part.slice(0, at).trim(), part.slice(at + separator.length).trim()]
    return cells.some((cell) => cell !== '') ? [{ cells, line: begins }] : []
  })
}
