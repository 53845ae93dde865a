import type { Grid, GridRow } from './grid.ts'
import { isPlanWord, planText, rowsOf, strengthOf, type PlanCandidate, type PlanEntry, type PlanLine } from './plan-candidate.ts'
import { weekOfDates } from './plan-dates.ts'
import { readBareWeek, readWeek, type WeekLabel } from './week-label.ts'

const WEEK_HEADER = /^\W*(?:주차?|weeks?|wks?|w|周|週)(?:[^\p{L}]|$|차|번호|no\b|number)/iu
const MEETING_HEADER = /^\W*(?:회차|차시|차수|session|meeting|lecture|unit|module)(?:[^\p{L}]|$)/iu
const DATE_HEADER = /날짜|일자|일시|기간|일정|date|period|when/i
const TOPIC_HEADERS: readonly RegExp[] = [
  /주제|topic|theme|subject/i,
  /제목|title|단원|module|chapter|챕터|영역|domain/i,
  /내용|content|강의|lecture|학습|과정|focus|범위|커리큘럼|curriculum|진도/i,
  /목표|goal|objective|과목|what|skill|할\s?일|task|활동|activit/i,
]
const NOTES_HEADER = /비고|메모|참고|노트|note|remark|comment|memo/i
const REST = /휴강|휴식|방학|휴가|추석|설날|연휴|공휴일|쉬는|break|recess|holiday|vacation|buffer|d-?day|시험일|시험\s?당일|exam\s?day/i
const SAME_AS_ABOVE = /^(?:〃|″|"|''|상동|same|ditto)$/i

/** Reads a table as weeks, if it can be: in rows, else in columns. */
export function planFromTable(grid: Grid): PlanCandidate | null {
  const headless = grid.header.some((cell) => readWeek(cell)) ? asRow(grid) : grid
  return planFromRows(headless) ?? (headless === grid ? null : planFromRows(turned(headless)))
}

/** A table whose header names a week has no header of its own. */
function asRow(grid: Grid): Grid {
  return { ...grid, header: [], rows: [{ cells: grid.header, line: grid.line }, ...grid.rows] }
}

function turned(grid: Grid): Grid {
  const width = Math.max(0, ...grid.rows.map((row) => row.cells.length))
  const rows = Array.from({ length: width }, (_unused, column) => ({ cells: grid.rows.map((row) => row.cells[column] ?? ''), line: grid.line }))
  const isHeaded = !readWeek(rows[0]?.cells[0] ?? '')
  return { ...grid, header: isHeaded ? (rows[0]?.cells ?? []) : [], rows: isHeaded ? rows.slice(1) : rows }
}

function planFromRows(grid: Grid): PlanCandidate | null {
  const weeks = weekColumn(grid)
  if (!weeks) return null
  const { labels, unread, assumed } = fillWeeks(grid, weeks)
  const columns = textColumns(grid, weeks.column)
  const entries = labels.flatMap(({ row, label }): PlanEntry[] => [{ label, ...columns(row, label), line: row.line }])
  const rows = rowsOf(entries)
  const { section, form, line, header } = grid
  const strength = strengthOf(rows, { heading: section.title, columns: header.join(' ') })
  return strength === 0 ? null : { form, section, line, rows, strength, shape: `${String(header.length)}:${header.join('|')}`, unread, assumed }
}

interface WeekColumn {
  readonly column: number
  readonly read: (row: GridRow) => WeekLabel | null
}

/** The column whose cells name weeks: by their words, else as numbers under a heading that says so, else as dates. */
function weekColumn(grid: Grid): WeekColumn | null {
  const width = Math.max(grid.header.length, ...grid.rows.map((row) => row.cells.length).slice(0, 50))
  const columns = Array.from({ length: Math.min(width, 12) }, (_unused, column) => column)
  const count = (read: WeekColumn['read']): number => grid.rows.filter(read).length
  const named = columns
    .map((column) => ({ column, read: readerFor(grid, column) }))
    .map((found) => ({ ...found, count: count(found.read) }))
    .reduce<(WeekColumn & { count: number }) | null>((best, found) => (found.count > (best?.count ?? 0) ? found : best), null)
  if (named && (named.count > 1 || WEEK_HEADER.test(grid.header[named.column] ?? ''))) return named
  return dateColumn(grid, columns)
}

function readerFor(grid: Grid, column: number): WeekColumn['read'] {
  const header = grid.header[column] ?? ''
  const isUnderPlan = isPlanWord(grid.section.title) && column === 0 && !/\p{L}{2}/u.test(header)
  const takesNumbers = WEEK_HEADER.test(header) || (MEETING_HEADER.test(header) && column === 0) || isUnderPlan
  return (row) => readWeek(row.cells[column] ?? '') ?? (takesNumbers ? readMeeting(row.cells[column] ?? '') : null)
}

function readMeeting(cell: string): WeekLabel | null {
  return readBareWeek(cell.replace(/\s?(?:회차?|차시|차)$/, ''))
}

function dateColumn(grid: Grid, columns: readonly number[]): WeekColumn | null {
  const column = columns.find((candidate) => DATE_HEADER.test(grid.header[candidate] ?? '')) ?? (isPlanWord(grid.section.title) ? 0 : undefined)
  if (column === undefined) return null
  const weeks = weekOfDates(grid.rows.map((row) => row.cells[column] ?? ''))
  const byRow = new Map(grid.rows.map((row, index) => [row, weeks[index] ?? null]))
  const dated = [...byRow.values()].filter((week) => week !== null).length
  const isDates = dated > 1 && dated * 2 > grid.rows.length
  return isDates ? { column, read: (row) => { const week = byRow.get(row) ?? null; return week === null ? null : { week, rest: '' } } } : null
}

/** Gives each row its week. An empty week is the week above, unless the table writes a week again where it goes on. */
function fillWeeks(grid: Grid, { column, read }: WeekColumn) {
  const labels: { row: GridRow; label: WeekLabel }[] = []
  const unread: PlanLine[] = []
  const assumed: PlanLine[] = []
  const repeats = repeatsWeeks(grid.rows, read)
  for (const row of grid.rows) {
    const cell = (row.cells[column] ?? '').trim()
    const label = read(row)
    const above = labels.at(-1)?.label
    const text = row.cells.filter((other) => other !== '').join(' | ')
    if (label) labels.push({ row, label })
    else if (text === '') continue
    else if (above && (SAME_AS_ABOVE.test(cell) || (isEmptyWeek(cell) && !repeats && !REST.test(text)))) {
      labels.push({ row, label: { ...above, rest: '' } })
      if (!SAME_AS_ABOVE.test(cell)) assumed.push({ line: row.line, text, reason: `an empty week, taken for week ${String(above.week)} above it`, isExpected: true })
    } else unread.push({ line: row.line, text, ...whyUnread(cell, row, text) })
  }
  return { labels, unread, assumed }
}

function repeatsWeeks(rows: readonly GridRow[], read: WeekColumn['read']): boolean {
  const weeks = rows.map((row) => read(row)?.week).filter((week) => week !== undefined)
  return weeks.some((week, index) => week === weeks[index - 1])
}

function isEmptyWeek(cell: string): boolean {
  return !/[\p{L}\p{N}]/u.test(cell)
}

function whyUnread(cell: string, row: GridRow, text: string): Pick<PlanLine, 'reason' | 'isExpected'> {
  if (REST.test(text)) return { reason: 'a plan row of rest or a date, not a week', isExpected: true }
  const isHeadline = row.cells.filter((other) => other !== '' && other !== cell).length === 0
  if (isHeadline) return { reason: 'a headline inside the plan, not a week', isExpected: true }
  if (isEmptyWeek(cell)) return { reason: 'a plan row of no week: other weeks of this table are written out', isExpected: true }
  return { reason: `a plan row whose week cannot be read: found "${cell.slice(0, 40)}", expected a number such as 3, 3주차 or Week 3-4`, isExpected: false }
}

/** Tells topic and notes of a row: by their headings, else the most varied column, the others as notes. */
function textColumns(grid: Grid, weekColumn: number): (row: GridRow, label: WeekLabel) => { topic: string; notes: string } {
  const width = Math.max(grid.header.length, ...grid.rows.map((row) => row.cells.length).slice(0, 50))
  const others = Array.from({ length: width }, (_unused, column) => column).filter((column) => column !== weekColumn)
  const topicColumn = others.length === 0 ? weekColumn : topicOf(grid, others)
  const notesColumn = others.find((column) => column !== topicColumn && NOTES_HEADER.test(grid.header[column] ?? ''))
  const rest = others.filter((column) => column !== topicColumn && column !== notesColumn)
  const isSimple = notesColumn === undefined && rest.length === 1
  return (row, label) => {
    const cell = (column: number): string => planText(row.cells[column] ?? '')
    const labelled = rest.filter((column) => /[\p{L}\p{N}]/u.test(cell(column))).map((column) => (isSimple || !grid.header[column] ? cell(column) : `${grid.header[column]}: ${cell(column)}`))
    const notes = [...(notesColumn === undefined ? [] : [cell(notesColumn)]), ...labelled].filter((text) => text !== '').join(' · ')
    const topic = topicColumn === weekColumn ? label.rest : cell(topicColumn)
    return { topic: topic === '' ? label.rest : topic, notes: label.rest !== '' && topic !== '' && topicColumn !== weekColumn ? [label.rest, notes].filter((text) => text !== '').join(' · ') : notes }
  }
}

function topicOf(grid: Grid, columns: readonly number[]): number {
  const texts = (column: number): string[] => grid.rows.map((row) => row.cells[column] ?? '').filter((cell) => /\p{L}{2}/u.test(cell))
  const named = TOPIC_HEADERS.flatMap((pattern) => columns.filter((column) => pattern.test(grid.header[column] ?? '') && texts(column).length * 2 >= grid.rows.length))
  const variety = (column: number): number => new Set(texts(column)).size
  return named[0] ?? columns.reduce((best, column) => (variety(column) > variety(best) ? column : best), columns[0] ?? 0)
}
