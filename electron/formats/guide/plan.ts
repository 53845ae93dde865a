import type { PlanRow } from '../../shared/domain/plan.ts'
import { fitPlan } from '../fit/fit-plan.ts'
import { gridOf } from './grid.ts'
import type { PlanCandidate } from './plan-candidate.ts'
import { plansFromHeadings, weekByHeading } from './plan-headings.ts'
import { planFromLists } from './plan-lists.ts'
import { planFromTable } from './plan-table.ts'
import { tasksOf } from './plan-texts.ts'
import type { Findings } from './report.ts'
import type { Section } from './sections.ts'

/** A guide's plan, and what only looked like one. */
export interface Plan {
  readonly rows: readonly PlanRow[]
  /** Lines (from 1) of tables and lists that read as weeks, by file: never cards. */
  readonly lines: ReadonlyMap<string, ReadonlySet<number>>
  readonly weekByHeading: (section: Section) => number | undefined
}

/** Finds the plan of a guide: what reads best as weeks one after another. The rest is reported. */
export function findPlan(sections: readonly Section[], findings: Findings): Plan {
  const candidates = joinParts(candidatesOf(sections))
  const chosen = candidates.reduce<PlanCandidate | null>(
    (best, other) => (other.strength > (best?.strength ?? 0) ? other : best),
    null,
  )
  if (chosen) for (const other of candidates.filter((one) => isRival(one, chosen))) reportOther(other, chosen, findings)
  if (chosen) reportRows(chosen, findings)
  const weekOf = weekByHeading(chosen)
  return {
    rows: chosen ? fitPlan(chosen.form === 'headings' ? chosen.rows : withTasks(chosen.rows, sections, weekOf), { findings, file: chosen.section.file, lineOf: ({ line }) => line }) : [],
    lines: linesOf(candidates),
    weekByHeading: weekOf,
  }
}

/** Week headings beside a table place cards; they are no rival to be told of. */
function isRival(other: PlanCandidate, chosen: PlanCandidate): boolean {
  return other !== chosen && (other.form !== 'headings' || chosen.form === 'headings')
}

/** Tables first, then headings, then lists: of two that are as good the first is taken. */
function candidatesOf(sections: readonly Section[]): readonly PlanCandidate[] {
  const grids = sections
    .flatMap((section) => section.blocks.map((block) => gridOf(block, section)))
    .filter((grid) => grid !== null)
  const found = [...grids.map(planFromTable), ...plansFromHeadings(sections), ...sections.map(planFromLists)]
  return found.filter((candidate) => candidate !== null)
}

/** A plan may be split over several tables or lists: those of one shape whose weeks go on where the last ended. */
function joinParts(candidates: readonly PlanCandidate[]): readonly PlanCandidate[] {
  const joined: PlanCandidate[] = []
  /** Places of those that wait for a week to go on with; the first of them is taken. */
  const waiting = new Map<string, number[]>()
  for (const candidate of candidates) {
    const fitting = waiting.get(keyOf(candidate, candidate.rows[0]?.week))
    const index = fitting?.shift() ?? joined.length
    const first = joined[index]
    const whole = first ? joinTwo(first, candidate) : candidate
    joined[index] = whole
    const last = whole.rows.at(-1)
    const key = keyOf(whole, last && (last.toWeek ?? last.week) + 1)
    const others = waiting.get(key)
    if (others) others.push(index)
    else waiting.set(key, [index])
  }
  return joined
}

/** What candidates that make one plan have in common, with a week that one ends before or begins with. */
function keyOf({ form, shape, section }: PlanCandidate, week: number | undefined): string {
  return JSON.stringify([form, shape, section.file, week])
}

function joinTwo(first: PlanCandidate, second: PlanCandidate): PlanCandidate {
  return {
    ...first,
    rows: [...first.rows, ...second.rows],
    strength: first.strength + second.strength,
    starts: [...first.starts, ...second.starts],
    unread: [...first.unread, ...second.unread],
    assumed: [...first.assumed, ...second.assumed],
  }
}

function reportOther(other: PlanCandidate, chosen: PlanCandidate, findings: Findings): void {
  const { file } = other.section
  const text = `${nameOf(other)} ${other.section.title === '' ? '' : `under "${other.section.title}"`}`
  findings.leaveOut({
    file,
    line: other.line,
    text,
    reason: 'other-plan',
    values: { weeks: other.rows.length, file: chosen.section.file, line: chosen.line },
  })
}

function nameOf({ form }: PlanCandidate): string {
  switch (form) {
    case 'table':
      return 'table'
    case 'html-table':
      return 'HTML table'
    case 'headings':
      return 'week headings'
    case 'list':
      return 'week list'
  }
}

function reportRows(chosen: PlanCandidate, findings: Findings): void {
  const { file } = chosen.section
  for (const row of chosen.unread) {
    if (row.isExpected) findings.leaveOut({ file, ...row })
    else findings.reject('plan-row-unread', { file, ...row })
  }
  for (const row of chosen.assumed) findings.warn('plan-week-assumed', { file, ...row })
}

/** To-dos that stand under a heading of a week become that week's checklist. */
function withTasks(rows: readonly PlanRow[], sections: readonly Section[], weekOf: Plan['weekByHeading']): readonly PlanRow[] {
  const byWeek = Map.groupBy(
    sections.flatMap((section) => tasksOf(section.blocks).map((task) => ({ task, week: weekOf(section) }))),
    ({ week }) => week,
  )
  return rows.map((row) => {
    const own = row.tasks ?? []
    const known = new Set(own.map(({ text }) => text))
    const below = (byWeek.get(row.week) ?? []).map(({ task }) => task).filter(({ text }) => !known.has(text))
    return own.length + below.length > 0 ? { ...row, tasks: [...own, ...below] } : row
  })
}

function linesOf(candidates: readonly PlanCandidate[]): Plan['lines'] {
  const lines = new Map<string, Set<number>>()
  for (const { form, section, starts, rows } of candidates) {
    if (form === 'headings') continue
    const known = lines.get(section.file) ?? new Set()
    for (const line of [...starts, ...rows.map((row) => row.line)]) known.add(line)
    lines.set(section.file, known)
  }
  return lines
}
