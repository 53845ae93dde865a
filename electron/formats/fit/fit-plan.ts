import type { Resource } from '../../shared/domain/deck.ts'
import { tasksOfRow, type PlanRow, type PlanTask } from '../../shared/domain/plan.ts'
import { MOST_WEEKS } from '../guide/attributes.ts'
import type { Findings } from '../guide/report.ts'
import { shorten } from '../guide/text.ts'

/**
 * How much a plan may hold, far beyond what anybody follows week by week. Plan and Today show all of it, so without an end
 * 500 rows of 520 weeks each, or 100,000 to-dos, would keep them from ever being shown.
 */
export const PLAN_LIMITS = {
  /** A row a week, and one of no week. */
  rows: MOST_WEEKS + 1,
  /** Of all rows together: some may go side by side. */
  weeks: 2 * MOST_WEEKS,
  /** To-dos of all rows together. */
  tasks: 2000,
  topicLetters: 1000,
  notesLetters: 4000,
  taskLetters: 500,
} as const

/** Links of a guide; Plan shows them all. */
export const MOST_RESOURCES = 2000

interface Told {
  readonly findings: Findings
  readonly file: string
  /** Where a row stands in the file. */
  readonly lineOf: (row: PlanRow) => number
}

/** A plan within {@link PLAN_LIMITS}: what goes beyond is told with its line, the rest is taken. */
export function fitPlan(rows: readonly PlanRow[], told: Told): readonly PlanRow[] {
  let [weeks, tasks] = [0, 0]
  const taken: PlanRow[] = []
  for (const row of rows) {
    const span = Math.max(0, (row.toWeek ?? row.week) - row.week) + 1
    const over = limitBefore(row, { rows: taken.length + 1, weeks: weeks + span })
    if (over !== undefined) {
      tellOver(row.topic, over, { row, told })
      continue
    }
    const fitting = withTasks(withTexts(row, told), PLAN_LIMITS.tasks - tasks, told)
    weeks += span
    tasks += tasksOfRow(fitting).length
    taken.push(fitting)
  }
  return taken
}

/** The first {@link MOST_RESOURCES} links. */
export function fitResources(resources: readonly Resource[], { findings, file }: Pick<Told, 'findings' | 'file'>): readonly Resource[] {
  for (const { title } of resources.slice(MOST_RESOURCES)) findings.leaveOut({ file, line: 1, text: title, reason: 'over-limit', values: { most: MOST_RESOURCES } })
  return resources.slice(0, MOST_RESOURCES)
}

/** The limit that a row would go beyond. */
function limitBefore({ week, toWeek = week }: PlanRow, { rows, weeks }: { readonly rows: number; readonly weeks: number }): number | undefined {
  if (toWeek > MOST_WEEKS) return MOST_WEEKS
  if (rows > PLAN_LIMITS.rows) return PLAN_LIMITS.rows
  return weeks > PLAN_LIMITS.weeks ? PLAN_LIMITS.weeks : undefined
}

function withTexts(row: PlanRow, told: Told): PlanRow {
  const fit = (text: string, most: number): string => {
    if (text.length <= most) return text
    told.findings.warn('text-shortened', { file: told.file, line: told.lineOf(row), text })
    return shorten(text, most)
  }
  const fitTask = ({ text, done }: PlanTask): PlanTask => ({ text: fit(text, PLAN_LIMITS.taskLetters), done })
  const { topic, notes, tasks } = row
  return { ...row, topic: fit(topic, PLAN_LIMITS.topicLetters), notes: fit(notes, PLAN_LIMITS.notesLetters), ...(tasks ? { tasks: tasks.slice(0, PLAN_LIMITS.tasks + 1).map(fitTask) } : {}) }
}

/** A row with no more to-dos than there is room for; those that notes are cut into count as well. */
function withTasks(row: PlanRow, room: number, told: Told): PlanRow {
  const all = tasksOfRow(row)
  if (all.length <= room) return row
  tellOver(all[room]?.text ?? '', PLAN_LIMITS.tasks, { row, told })
  return { ...row, tasks: all.slice(0, room) }
}

function tellOver(text: string, most: number, { row, told: { findings, file, lineOf } }: { row: PlanRow; told: Told }): void {
  findings.leaveOut({ file, line: lineOf(row), text: text === '' ? '–' : text, reason: 'over-limit', values: { most } })
}
