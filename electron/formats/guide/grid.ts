import type { Block } from './blocks.ts'
import { readHtmlTable } from './html-table.ts'
import { plainText } from './plain.ts'
import type { Section } from './sections.ts'

export interface GridRow {
  /** Plain text. */
  readonly cells: readonly string[]
  /** From 1. */
  readonly line: number
}

/** A table of a guide, however it was written. */
export interface Grid {
  readonly form: 'table' | 'html-table'
  /** Empty when the table has none. */
  readonly header: readonly string[]
  readonly rows: readonly GridRow[]
  readonly line: number
  readonly section: Section
}

/** The table a block holds, if it holds one. */
export function gridOf(block: Block, section: Section): Grid | null {
  if (block.kind === 'html' && /<table[\s>]/i.test(block.text)) {
    const table = readHtmlTable(block.text, block.start + 1)
    return table && { ...table, form: 'html-table', section }
  }
  if (block.kind !== 'table') return null
  const rows = block.rows.map(({ cells, line }) => ({ cells: cells.map(plainText), line: line + 1 }))
  return { form: 'table', header: block.header.cells.map(plainText), rows, line: block.start + 1, section }
}
