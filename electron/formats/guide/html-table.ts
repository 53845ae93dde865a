import { plainText } from './plain.ts'

/** Cells a span may cover; a larger one is cut. */
const LONGEST_SPAN = 200

interface Cell {
  readonly html: string
  readonly columns: number
  readonly rows: number
  readonly isHeader: boolean
}

interface TableRow {
  /** Plain text. */
  readonly cells: readonly string[]
  /** From 1. */
  readonly line: number
}

export interface HtmlTable {
  /** Empty when the table has none. */
  readonly header: readonly string[]
  readonly rows: readonly TableRow[]
  readonly line: number
}

/** Reads the first HTML table of a block. `line` is the block's first line, from 1. Row and column spans are filled in. */
export function readHtmlTable(html: string, line: number): HtmlTable | null {
  const rows = readRows(html, line)
  if (rows.length === 0) return null
  const filled = fillSpans(rows)
  const isHeaded = rows[0]?.cells.every((cell) => cell.isHeader) ?? false
  const header = isHeaded ? filled[0] : undefined
  return { header: header?.cells ?? [], rows: header ? filled.slice(1) : filled, line: rows[0]?.line ?? line }
}

interface HtmlRow {
  readonly cells: Cell[]
  readonly line: number
}

function readRows(html: string, firstLine: number): readonly HtmlRow[] {
  const rows: HtmlRow[] = []
  let line = firstLine
  let counted = 0
  let open: { readonly from: number; readonly attributes: string; readonly isHeader: boolean } | null = null
  const close = (end: number): void => {
    if (open) rows.at(-1)?.cells.push({ html: html.slice(open.from, end), isHeader: open.isHeader, ...spans(open.attributes) })
    open = null
  }
  for (const match of html.matchAll(/<(\/?)(table|tr|t[hd])(?=[\s/>])([^<>]*)>/gi)) {
    const [all, slash, name = '', attributes = ''] = match
    close(match.index)
    if (name.toLowerCase() === 'table' && slash) break
    if (slash) continue
    line += html.slice(counted, match.index).split('\n').length - 1
    counted = match.index
    if (name.toLowerCase() === 'tr') rows.push({ cells: [], line })
    else if (name.toLowerCase() !== 'table')
      open = { from: match.index + all.length, attributes, isHeader: name.toLowerCase() === 'th' }
  }
  return rows.filter((row) => row.cells.length > 0)
}

function spans(attributes: string): { readonly columns: number; readonly rows: number } {
  const span = (name: string): number => {
    const value = Number(new RegExp(`${name}\\s*=\\s*["']?(\\d{1,4})`, 'i').exec(attributes)?.[1] ?? 1)
    return Math.min(Math.max(value, 1), LONGEST_SPAN)
  }
  return { columns: span('colspan'), rows: span('rowspan') }
}

function fillSpans(rows: readonly HtmlRow[]): readonly TableRow[] {
  const below = new Map<number, { text: string; left: number }>()
  return rows.map(({ cells, line }) => {
    const texts: string[] = []
    const takeAbove = (): void => {
      for (let span = below.get(texts.length); span && span.left > 0; span = below.get(texts.length)) {
        span.left -= 1
        texts.push(span.text)
      }
    }
    for (const cell of cells) {
      takeAbove()
      const text = plainText(cell.html)
      for (let column = 0; column < cell.columns; column += 1) {
        below.set(texts.length, { text, left: cell.rows - 1 })
        texts.push(column === 0 ? text : '')
      }
    }
    takeAbove()
    return { cells: texts, line }
  })
}
