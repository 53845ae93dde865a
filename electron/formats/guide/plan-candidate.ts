import type { Reason } from '../../shared/reasons.ts'
import type { PlanRow, PlanTask } from '../../shared/domain/plan.ts'
import { plainText } from './plain.ts'
import type { Section } from './sections.ts'
import type { WeekLabel } from './week-label.ts'

/** Something of a guide that reads as weeks one after another. */
export interface PlanCandidate {
  readonly form: 'table' | 'html-table' | 'headings' | 'list'
  readonly section: Section
  /** From 1. */
  readonly line: number
  readonly rows: readonly PlanRow[]
  /** How many of its weeks follow on one another with text beside them; more for a plan's own words, less for a tracker's. */
  readonly strength: number
  /** Lines (from 1) where its tables and lists begin. */
  readonly starts: readonly number[]
  /** Two tables with the same shape may be one plan. */
  readonly shape: string
  /** Rows that are no weeks, with the reason. */
  readonly unread: readonly PlanLine[]
  /** Rows whose empty week was taken for the week above. */
  readonly assumed: readonly PlanLine[]
}

export interface PlanLine extends Reason {
  readonly line: number
  readonly text: string
  /** A row of rest, a headline or a date: no slip of the author's. */
  readonly isExpected: boolean
}

/** One row, item or heading that names a week. */
export interface PlanEntry {
  readonly label: WeekLabel
  readonly topic: string
  readonly notes: string
  readonly tasks?: readonly PlanTask[]
  readonly line: number
}

const PLAN_WORDS =
  /플랜|계획|일정|스케줄|스케쥴|로드맵|커리큘럼|\bplan\b|\bschedule\b|roadmap|curriculum|syllabus|timeline|weekly/i
const TRACKER_WORDS =
  /트래커|진도\s?체크|체크|점수|기록|출석|결과|벌금|회고|tracker|tracking|progress|score|\blogs?\b|checklist|attendance|status/i

/** Whether a text announces a plan. */
export function isPlanWord(text: string): boolean {
  return PLAN_WORDS.test(text)
}

/** Makes rows of entries: rows of one week become one, numbers that start over go on counting. */
export function rowsOf(entries: readonly PlanEntry[]): readonly PlanRow[] {
  const rows: RowSoFar[] = []
  let offset = 0
  for (const { label, topic, notes, tasks = [], line } of entries) {
    const last = rows.at(-1)
    const end = last ? (last.toWeek ?? last.week) : 0
    // Counting starts over: a second part of the course.
    if (rows.length > 1 && label.week <= 1 && label.week + offset < (last?.week ?? 0)) offset = label.week === 0 ? end + 1 : end
    const [week, toWeek] = [label.week + offset, label.toWeek === undefined ? undefined : label.toWeek + offset]
    const isSame = last !== undefined && last.week === week && last.toWeek === toWeek
    const row = isSame ? last : { week, toWeek, line, topics: new Texts(), notes: new Texts(), tasks: [] }
    row.topics.add(topic)
    row.notes.add(notes)
    for (const task of tasks) row.tasks.push(task)
    if (!isSame) rows.push(row)
  }
  return rows.map(({ week, toWeek, line, topics, notes, tasks }) => (
    { week, ...(toWeek === undefined ? {} : { toWeek }), topic: topics.joined(), notes: notes.joined(), ...(tasks.length > 0 ? { tasks } : {}), line }
  ))
}

interface RowSoFar {
  readonly week: number
  readonly toWeek: number | undefined
  readonly line: number
  readonly topics: Texts
  readonly notes: Texts
  readonly tasks: PlanTask[]
}

const BETWEEN = ' · '

/** Texts of a row beside one another, none of them twice. */
class Texts {
  readonly #texts: string[] = []
  readonly #parts = new Set<string>()

  add(text: string): void {
    if (text === '' || this.#parts.has(text)) return
    this.#texts.push(text)
    for (const part of text.split(BETWEEN)) this.#parts.add(part)
  }

  joined(): string {
    return this.#texts.join(BETWEEN)
  }
}

/** Weeks that follow on one another with text beside them, weighed by what the heading above says. */
export function strengthOf(rows: readonly PlanRow[], heading: string): number {
  const told = rows.filter(({ topic }) => saysSomething(topic))
  const isVaried = new Set(told.map(({ topic }) => topic)).size * 2 > told.length
  const isTracker = TRACKER_WORDS.test(heading) && !isPlanWord(heading)
  const steps = stepsOf(told)
  return steps * (isTracker ? 0.4 : 1) * (isVaried ? 1 : 0.4) + (isPlanWord(heading) && steps > 0 ? 1.5 : 0)
}

/** How many rows follow on the one before, the first among them. */
export function stepsOf(rows: readonly PlanRow[]): number {
  return rows.filter((row, index) => {
    const before = rows[index - 1]
    return !before || row.week === (before.toWeek ?? before.week) + 1
  }).length
}

/** Whether a cell says what a week is about: a word, or pages and chapters such as `p.24~81` and `1-1 ~ 2-3`; no score, no tick. */
export function saysSomething(cell: string): boolean {
  return /\p{L}{2}/u.test(cell) || /\d\S*\s?[~–-]\s?\S*\d/.test(cell.slice(0, 80))
}

/** A text of a plan, plain and not too long for a row. */
export function planText(markup: string, most = 300): string {
  const text = plainText(markup)
  return text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`
}
