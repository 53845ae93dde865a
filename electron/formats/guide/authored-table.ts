import type { FoundCard } from './found-card.ts'
import type { TableBlock } from './blocks.ts'
import { takeTail } from './attributes.ts'
import type { Findings } from './report.ts'
import type { Section } from './sections.ts'

/** The tables under a heading with `{.cards}`: each row asks for its first cell and answers with the others under their headings. */
export function authoredTables(section: Section, findings: Findings): readonly FoundCard[] {
  const tables = section.blocks.filter((block) => block.kind === 'table')
  return tables.flatMap((table) =>
    table.rows.flatMap((row) => cardOfRow(table, row.cells, { section, line: row.line + 1, findings })),
  )
}

interface RowPlace {
  readonly section: Section
  readonly line: number
  readonly findings: Findings
}

function cardOfRow(table: TableBlock, cells: readonly string[], { section, line, findings }: RowPlace): readonly FoundCard[] {
  const { text: front, id, tags, attributes } = takeTail(cells[0] ?? '', { hasTags: true })
  const back = answersOf(table, cells)
  if (front !== '' && back !== '')
    return [{ card: { kind: 'basic', front, back }, section, line, tags, attributes, ...(id === undefined ? {} : { id }) }]
  if (cells.some((cell) => cell.trim() !== ''))
    findings.reject('side-empty', {
      file: section.file,
      line,
      text: cells.join(' | '),
      reason: 'row-needs-cells',
    })
  return []
}

/** The cells after the first, each under its heading; a lone one stands on its own line without a bullet. */
export function answersOf(table: TableBlock, cells: readonly string[]): string {
  const answers = cells.slice(1).flatMap((cell, index) => {
    const heading = table.header.cells[index + 1]?.trim() ?? ''
    const text = cell.trim()
    if (text === '') return []
    return [heading === '' ? text : `**${heading.replaceAll('**', '')}**: ${text}`]
  })
  return answers.length === 1 ? (answers[0] ?? '') : answers.map((answer) => `- ${answer}`).join('\n')
}
