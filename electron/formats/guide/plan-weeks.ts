import type { Grid, GridRow } from './grid.ts'
import { isPlanWord, type PlanLine } from './plan-candidate.ts'
import { weekOfDates } from './plan-dates.ts'
import { readBareWeek, readWeek, type WeekLabel } from './week-label.ts'

const WEEK_HEADER = /^[^\p{L}]*(?:주차?|weeks?|wks?|w|周|週)(?:[^\p{L}]|$|차|번호|no\b|number)/iu
const MEETING_HEADER = /^[^\p{L}]*(?:회차|차시|차수|session|meeting|lecture|unit|module)(?:[^\p{L}]|$)/iu
const DATE_HEADER = /날짜|일자|일시|기간|일정|date|period|when/i
const REST =
  /휴강|휴식|방학|휴가|추석|설날|연휴|공휴일|쉬는|\bbreak|recess|holiday|vacation|buffer|d-?day|시험일|시험\s?당일|exam\s?day|thanksgiving/i
const SAME_AS_ABOVE = /^(?:〃|″|"|''|상동|same|ditto)$/i

/** Columns of a table that are looked at. */
const MOST_COLUMNS = 12

/** A row with the week it belongs to. */
export interface WeekRow {
  readonly row: GridRow
  readonly label: WeekLabel
}

export interface WeekColumn {
  readonly column: number
  readonly read: (row: GridRow) => WeekLabel | null
}

/** The column whose cells name weeks: by their words, else as numbers under a heading that says so, else as meetings or dates. */
export function weekColumn(grid: Grid): WeekColumn | null {
  const width = Math.max(grid.header.length, ...grid.rows.slice(0, 50).map((row) => row.cells.length))
  const columns = Array.from({ length: Math.min(width, MOST_COLUMNS) }, (_unused, column) => column)
  const isWeeks = (column: number): boolean => WEEK_HEADER.test(grid.header[column] ?? '')
  const isMeetings = (column: number): boolean => MEETING_HEADER.test(grid.header[column] ?? '')
  const isUnderPlan = (column: number): boolean =>
    column === 0 && isPlanWord(grid.section.title) && !/\p{L}{2}/u.test(grid.header[0] ?? '')
  const words = columns.map((column) => ({ column, read: reader(column, isWeeks(column)) }))
  const numbers = columns
    .filter((column) => isMeetings(column) || isUnderPlan(column))
    .map((column) => ({ column, read: reader(column, true) }))
  return fullest(grid, words) ?? fullest(grid, numbers) ?? dateColumn(grid, columns)
}

/** The column that reads best; a single week is one only where the heading says so. */
function fullest(grid: Grid, columns: readonly WeekColumn[]): WeekColumn | null {
  const counted = columns.map((found) => ({ found, count: grid.rows.filter(found.read).length }))
  const best = counted.reduce<(typeof counted)[number] | null>(
    (most, other) => (other.count > (most?.count ?? 0) ? other : most),
    null,
  )
  return best && (best.count > 1 || WEEK_HEADER.test(grid.header[best.found.column] ?? '')) ? best.found : null
}

function reader(column: number, takesNumbers: boolean): WeekColumn['read'] {
  return (row) => {
    const cell = row.cells[column] ?? ''
    return readWeek(cell) ?? (takesNumbers ? readBareWeek(cell.replace(/\s?(?:회차?|차시|차)$/, '')) : null)
  }
}

function dateColumn(grid: Grid, columns: readonly number[]): WeekColumn | null {
  const column =
    columns.find((candidate) => DATE_HEADER.test(grid.header[candidate] ?? '')) ??
    (isPlanWord(grid.section.title) ? 0 : undefined)
  if (column === undefined) return null
  const weeks = weekOfDates(grid.rows.map((row) => row.cells[column] ?? ''))
  const byRow = new Map(grid.rows.map((row, index) => [row, weeks[index] ?? null]))
  const dated = weeks.filter((week) => week !== null).length
  const read = (row: GridRow): WeekLabel | null => {
    const week = byRow.get(row) ?? null
    // A day of rest has a date but is no week of the course.
    return week === null || REST.test(row.cells.join(' ')) ? null : { week, rest: '' }
  }
  return dated > 1 && dated * 2 > grid.rows.length ? { column, read } : null
}

/** Rows by week, with those that have none and those whose empty week was taken for the one above. */
export interface FilledWeeks {
  readonly weeks: readonly WeekRow[]
  readonly unread: readonly PlanLine[]
  readonly assumed: readonly PlanLine[]
}

/** Gives each row its week. An empty week is the week above, unless the table writes a week again where it goes on. */
export function fillWeeks(grid: Grid, { column, read }: WeekColumn): FilledWeeks {
  const weeks: WeekRow[] = []
  const unread: PlanLine[] = []
  const assumed: PlanLine[] = []
  const repeats = repeatsWeeks(grid.rows, read)
  for (const row of grid.rows) {
    const cell = (row.cells[column] ?? '').trim()
    const label = read(row)
    const above = weeks.at(-1)?.label
    const text = row.cells.filter((other) => other !== '').join(' | ')
    const goesOn = SAME_AS_ABOVE.test(cell) || (isEmptyWeek(cell) && !repeats && !REST.test(text) && !isHeadline(cell, row))
    if (label) weeks.push({ row, label })
    else if (text === '') continue
    else if (above && goesOn) {
      weeks.push({ row, label: { ...above, rest: '' } })
      if (!SAME_AS_ABOVE.test(cell))
        assumed.push({
          line: row.line,
          text,
          reason: 'plan-week-above',
          values: { week: above.week },
          isExpected: true,
        })
    } else unread.push({ line: row.line, text, ...whyUnread(cell, row, text) })
  }
  return { weeks, unread, assumed }
}

function repeatsWeeks(rows: readonly GridRow[], read: WeekColumn['read']): boolean {
  const weeks = rows.map((row) => read(row)?.week).filter((week) => week !== undefined)
  return weeks.some((week, index) => week === weeks[index - 1])
}

function isEmptyWeek(cell: string): boolean {
  return !/[\p{L}\p{N}]/u.test(cell)
}

/** A row with one text, in the column of weeks, is a headline between weeks. */
function isHeadline(cell: string, row: GridRow): boolean {
  return cell !== '' && row.cells.every((other) => other === '' || other === cell)
}

function whyUnread(cell: string, row: GridRow, text: string): Omit<PlanLine, 'line' | 'text'> {
  if (REST.test(text)) return { reason: 'plan-rest', isExpected: true }
  if (isHeadline(cell, row)) return { reason: 'plan-headline', isExpected: true }
  if (isEmptyWeek(cell)) return { reason: 'plan-no-week', isExpected: true }
  return {
    reason: 'plan-week-unread',
    values: { found: cell.slice(0, 40) },
    isExpected: false,
  }
}
