import { countLineEnds, cutRows, type CutRows, type TableRow } from './cells.ts'

export type { TableRow } from './cells.ts'

/** How a text is cut into rows and cells. `rowEnd` other than a line's end is what some pasted lists use. */
export interface TableCut {
  readonly separator: string
  readonly rowEnd?: string
}

/** Cuts a text, whose lines end in `\n`, into its first rows. */
export function parseTable(text: string, cut: TableCut, most?: number): CutRows {
  return cut.rowEnd === undefined ? cutRows(text, cut.separator, most) : { rows: byRowEnd(text, cut), loose: [] }
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
