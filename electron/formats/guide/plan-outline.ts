import type { PlanTask } from '../../shared/domain/plan.ts'
import type { Block, Container } from './blocks.ts'
import { planText, rowsOf, stepsOf, strengthOf, type PlanCandidate, type PlanEntry } from './plan-candidate.ts'
import type { Section } from './sections.ts'
import { isTaskList, readTask } from './tasks.ts'
import { readWeek, weekOfHeading } from './week-label.ts'

/** Reads headings that name weeks as a plan: those of the level that names the most. */
export function planFromHeadings(sections: readonly Section[]): PlanCandidate | null {
  const named = sections.filter((section) => section.level > 0 && readWeek(section.title))
  const levels = [...new Set(named.map((section) => section.level))].sort((a, b) => a - b)
  const partsOf = Map.groupBy(sections, (section) => section.parent)
  const groups = levels.map((level) => named.filter((section) => section.level === level))
  const best = groups.reduce<readonly Section[]>((most, group) => (group.length > most.length ? group : most), [])
  const [first] = best
  if (!first || best.length < 2) return null
  return candidate('headings', {
    section: first,
    line: first.line,
    entries: best.flatMap((section) => entryOf(section, partsOf.get(section) ?? [])),
    starts: [],
  })
}

function entryOf(section: Section, below: readonly Section[]): PlanEntry[] {
  const label = readWeek(section.title)
  if (!label) return []
  const texts = [...below.map((part) => part.title), ...textsOf(section.blocks)]
  const topic = planText(label.rest === '' ? (texts[0] ?? '') : label.rest)
  return [
    {
      label,
      topic,
      notes: planText((label.rest === '' ? texts.slice(1) : texts).join(' · ')),
      tasks: tasksOf(section.blocks),
      line: section.line,
    },
  ]
}

/** Reads the items and paragraphs of one section that begin with a week as a plan. */
export function planFromLists(section: Section): PlanCandidate | null {
  const entries = entriesIn(section.blocks)
  const [first] = entries
  return first && entries.length > 1
    ? candidate('list', { section, line: first.line, entries, starts: section.blocks.map((block) => block.start + 1) })
    : null
}

function entriesIn(blocks: readonly Block[]): PlanEntry[] {
  return blocks.flatMap((block, index): PlanEntry[] => {
    if (block.kind === 'list')
      return block.items.flatMap(
        (item) => entryOfText(item.blocks[0], item.blocks.slice(1), item.first) ?? entriesIn(item.blocks),
      )
    const next = blocks.slice(index + 1, index + 2).filter((other) => other.kind === 'list')
    return block.kind === 'paragraph' ? (entryOfText(block, next, block.start) ?? []) : []
  })
}

function entryOfText(block: Block | undefined, below: readonly Block[], start: number): PlanEntry[] | null {
  if (block?.kind !== 'paragraph') return null
  const label = readWeek(planText(block.text, 1000))
  if (!label) return null
  const texts = textsOf(below)
  const topic = label.rest === '' ? texts.join(' · ') : label.rest
  return [
    {
      label,
      topic: planText(topic),
      notes: label.rest === '' ? '' : planText(texts.join(' · ')),
      tasks: tasksOf(below),
      line: start + 1,
    },
  ]
}

function candidate(
  form: 'headings' | 'list',
  found: {
    readonly section: Section
    readonly line: number
    readonly entries: readonly PlanEntry[]
    readonly starts: readonly number[]
  },
): PlanCandidate | null {
  const rows = rowsOf(found.entries)
  // A heading is a week by itself; an item needs a text beside it.
  const strength = form === 'headings' ? stepsOf(rows) : strengthOf(rows, found.section.title)
  const { section, line, starts } = found
  return strength < 2 ? null : { form, section, line, rows, strength, starts, shape: form, unread: [], assumed: [] }
}

/** To-dos among the blocks, as a week's checklist. */
export function tasksOf(blocks: readonly Block[]): readonly PlanTask[] {
  return blocks.flatMap((block) => (block.kind === 'list' && isTaskList(block) ? block.items.flatMap(taskOf) : []))
}

function taskOf(item: Container): readonly PlanTask[] {
  const task = readTask(item)
  return task ? [{ text: planText(task.text), done: task.isChecked }, ...tasksOf(item.blocks.slice(1))] : []
}

/** A paragraph that is a card. */
const CARD = /^\s*(?:\*\*)?[QAC][:：]|::|==|\{\{|^\?\??$/m

/** Texts of paragraphs and list items, plain; to-dos and cards are not among them. */
function textsOf(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'paragraph') return CARD.test(block.text) ? [] : [planText(block.text)]
    return block.kind === 'list' && !isTaskList(block) ? block.items.flatMap((item) => textsOf(item.blocks.slice(0, 1))) : []
  })
}

/** Tells the week of a section by a heading that names one, its own first; numbers that start over go on as in the plan. */
export function weekByHeading(plan: PlanCandidate | null): (section: Section) => number | undefined {
  const { section: first, rows } = plan?.form === 'headings' ? plan : { section: null, rows: [] }
  const byLine = new Map(rows.map((row) => [row.line, row.week]))
  const known = new Map<Section, number | undefined>()
  const weekOf = (section: Section): number | undefined => {
    if (known.has(section)) return known.get(section)
    const counted = section.file === first?.file ? byLine.get(section.line) : undefined
    const week = counted ?? weekOfHeading(section.title)?.week ?? (section.parent ? weekOf(section.parent) : undefined)
    known.set(section, week)
    return week
  }
  return weekOf
}
