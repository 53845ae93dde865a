import type { Grid, GridRow } from './grid.ts'
import { planText, rowsOf, saysSomething, strengthOf, type PlanCandidate } from './plan-candidate.ts'
import { fillWeeks, weekColumn } from './plan-weeks.ts'
import { isLinkWord } from './resources.ts'
import { readWeek, type WeekLabel } from './week-label.ts'

/** Headings of a topic column, the surest first. */
const TOPIC_HEADERS: readonly RegExp[] = [
  /주제|topic|theme|subject/i,
  /제목|title|단원|module|chapter|챕터|영역|domain/i,
  /내용|content|강의|lecture|학습|과정|focus|범위|커리큘럼|curriculum|진도/i,
  /목표|goal|objective|과목|what|skill|할\s?일|task|활동|activit/i,
]
const NOTES_HEADER = /비고|메모|참고|노트|note|remark|comment|memo/i

/** Reads a table as weeks, if it can be: in rows, else in columns. */
export function planFromTable(grid: Grid): PlanCandidate | null {
  const isHeadless = grid.header.some((cell) => readWeek(cell))
  const whole = isHeadless ? { ...grid, header: [], rows: [{ cells: grid.header, line: grid.line }, ...grid.rows] } : grid
  return planFromRows(whole) ?? (isHeadless ? planFromRows(turned(whole)) : null)
}

/** The table with rows for columns. */
function turned(grid: Grid): Grid {
  const width = Math.max(0, ...grid.rows.slice(0, 50).map((row) => row.cells.length))
  const rows = Array.from({ length: width }, (_unused, column) => ({
    cells: grid.rows.map((row) => row.cells[column] ?? ''),
    line: grid.line,
  }))
  const [first] = rows
  return first && !readWeek(first.cells[0] ?? '')
    ? { ...grid, header: first.cells, rows: rows.slice(1) }
    : { ...grid, header: [], rows }
}

function planFromRows(grid: Grid): PlanCandidate | null {
  const column = weekColumn(grid)
  if (!column) return null
  const { weeks, unread, assumed } = fillWeeks(grid, column)
  const textOf = texts(grid, column.column)
  const rows = rowsOf(weeks.map(({ row, label }) => ({ label, ...textOf(row, label), line: row.line })))
  const { section, form, line, header } = grid
  const strength = strengthOf(rows, section.title)
  const shape = `${String(header.length)}:${header.join('|')}`
  return strength === 0 ? null : { form, section, line, rows, strength, starts: [line], shape, unread, assumed }
}

interface RowText {
  readonly topic: string
  readonly notes: string
}

/** Tells topic and notes of a row: by their headings, else the most varied column as topic and the others as notes. */
function texts(grid: Grid, weekColumn: number): (row: GridRow, label: WeekLabel) => RowText {
  const width = Math.max(grid.header.length, ...grid.rows.slice(0, 50).map((row) => row.cells.length))
  const others = Array.from({ length: width }, (_unused, column) => column).filter((column) => column !== weekColumn)
  const topicColumn = topicOf(grid, others)
  const notesColumn = others.find((column) => column !== topicColumn && NOTES_HEADER.test(grid.header[column] ?? ''))
  const rest = others.filter((column) => column !== topicColumn && column !== notesColumn)
  return (row, label) => {
    const cell = (column: number | undefined): string => planText(row.cells[column ?? -1] ?? '')
    const topic = cell(topicColumn)
    const isLone = rest.length === 1 && notesColumn === undefined
    const told = rest.map((column) => labelled(cell(column), isLone && /\p{L}/u.test(cell(column)) ? '' : grid.header[column]))
    const notes = [topic === '' ? '' : label.rest, cell(notesColumn), ...told].filter((text) => text !== '').join(' · ')
    return { topic: topic === '' ? label.rest : topic, notes }
  }
}

/** A cell under its heading; a number alone would say nothing, a lone "link" says nothing either. */
function labelled(cell: string, header: string | undefined): string {
  if (!/[\p{L}\p{N}]/u.test(cell) || isLinkWord(cell)) return ''
  return header === undefined || header === '' ? cell : `${header}: ${cell}`
}

function topicOf(grid: Grid, columns: readonly number[]): number | undefined {
  const told = (column: number): string[] => grid.rows.map((row) => row.cells[column] ?? '').filter(saysSomething)
  const named = TOPIC_HEADERS.flatMap((pattern) =>
    columns.filter((column) => pattern.test(grid.header[column] ?? '') && told(column).length * 2 >= grid.rows.length),
  )
  const variety = (column: number): number => new Set(told(column)).size
  return (
    named[0] ??
    columns.reduce<number | undefined>(
      (best, column) => (best === undefined || variety(column) > variety(best) ? column : best),
      undefined,
    )
  )
}
