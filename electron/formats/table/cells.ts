/** A row of a table with the line it begins at, from 1. */
export interface TableRow {
  readonly cells: readonly string[]
  readonly line: number
  /** The first cell stood in quotes, and so is no comment. */
  readonly isQuoted?: true
}

/** A cell that begins with a quote and is no cell in quotes. */
export interface LooseQuote {
  readonly line: number
  readonly text: string
}

export interface CutRows {
  readonly rows: readonly TableRow[]
  readonly loose: readonly LooseQuote[]
}

/**
 * Cuts a text, whose lines end in `\n`, into rows and cells. A cell in double quotes may hold separators and line ends.
 * One whose quotes are never closed, or go on behind their end, is read as letters up to its separator or line end, so
 * that a stray quote costs its own cell and nothing behind it. Empty rows are left out. Linear.
 */
export function cutRows(text: string, separator: string, most = Infinity): CutRows {
  return new RowCutter(text, separator).rows(most)
}

/** Lines of equal rows inside one cell: then its quote was never meant to be closed there. */
const SWALLOWED_LINES = 20
const SWALLOWED_SHARE = 0.9

class RowCutter {
  readonly #text: string
  readonly #separator: string
  readonly #loose: LooseQuote[] = []
  #at = 0
  #line = 1
  /** The next separator and line end from the place they were last looked for. */
  #nextSeparator = -1
  #nextEnd = -1
  /** Behind it no quote closes a cell that begins before it. */
  #openFrom = Infinity

  constructor(text: string, separator: string) {
    this.#text = text
    this.#separator = separator
  }

  rows(most: number): CutRows {
    const rows: TableRow[] = []
    while (this.#at < this.#text.length && rows.length < most) {
      const line = this.#line
      const isQuoted = this.#text[this.#at] === '"'
      const looseBefore = this.#loose.length
      const cells = this.#row()
      const isWhole = isQuoted && this.#loose[looseBefore]?.text !== cells[0]
      if (cells.some((cell) => cell.trim() !== '')) rows.push({ cells, line, ...(isWhole ? { isQuoted: true } : {}) })
    }
    return { rows, loose: this.#loose }
  }

  #row(): readonly string[] {
    const cells: string[] = []
    for (;;) {
      cells.push(this.#cell())
      if (this.#text.startsWith(this.#separator, this.#at)) {
        this.#at += this.#separator.length
        continue
      }
      // At a line end, or at the end of the text.
      this.#at += 1
      this.#line += 1
      return cells
    }
  }

  #cell(): string {
    const begin = this.#at
    if (this.#text[begin] === '"') {
      const close = this.#closing(begin)
      if (close !== undefined) {
        const inside = this.#text.slice(begin + 1, close)
        this.#line += countLineEnds(inside)
        this.#at = this.#afterSpaces(close + 1)
        return inside.replaceAll('""', '"')
      }
    }
    this.#at = Math.min(this.#separatorFrom(begin), this.#endFrom(begin))
    const cell = this.#text.slice(begin, this.#at)
    if (cell.startsWith('"')) this.#loose.push({ line: this.#line, text: cell })
    return cell
  }

  /** The place of the quote that ends a cell; undefined where none does. */
  #closing(open: number): number | undefined {
    for (let from = open + 1; ;) {
      const quote = open > this.#openFrom && this.#text[open + 1] !== '"' ? -1 : this.#text.indexOf('"', from)
      if (quote < 0) {
        this.#openFrom = Math.min(this.#openFrom, open)
        return undefined
      }
      let end = quote + 1
      while (this.#text[end] === '"') end += 1
      if ((end - quote) % 2 === 1) return this.#isEnd(this.#afterSpaces(end)) && !this.#swallows(open, end) ? end - 1 : undefined
      from = end
    }
  }

  /** Some programs write spaces between a closing quote and the separator. */
  #afterSpaces(from: number): number {
    let at = from
    while (this.#text[at] === ' ' && !this.#text.startsWith(this.#separator, at)) at += 1
    return this.#isEnd(at) ? at : from
  }

  #isEnd(at: number): boolean {
    return at >= this.#text.length || this.#text[at] === '\n' || this.#text.startsWith(this.#separator, at)
  }

  /** Whether what stands between two quotes is rows of this very table, and not the lines of one cell. */
  #swallows(open: number, close: number): boolean {
    const inside = this.#text.slice(open, close)
    if (countLineEnds(inside) <= SWALLOWED_LINES) return false
    const counts = new Map<number, number>()
    const lines = inside.split('\n').slice(1, -1)
    for (const line of lines) {
      const cuts = line.split(this.#separator).length - 1
      counts.set(cuts, (counts.get(cuts) ?? 0) + 1)
    }
    counts.delete(0)
    return Math.max(0, ...counts.values()) >= lines.length * SWALLOWED_SHARE
  }

  #separatorFrom(at: number): number {
    if (this.#nextSeparator < at) this.#nextSeparator = indexFrom(this.#text, this.#separator, at)
    return this.#nextSeparator
  }

  #endFrom(at: number): number {
    if (this.#nextEnd < at) this.#nextEnd = indexFrom(this.#text, '\n', at)
    return this.#nextEnd
  }
}

function indexFrom(text: string, sign: string, at: number): number {
  const found = text.indexOf(sign, at)
  return found < 0 ? text.length : found
}

/** How many line ends a text holds. */
export function countLineEnds(text: string): number {
  let count = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1
  return count
}
