import type { Block } from './blocks.ts'
import { planText, rowsOf, strengthOf, type PlanCandidate, type PlanEntry } from './plan-candidate.ts'
import { tasksOf, textsOf } from './plan-texts.ts'
import type { Section } from './sections.ts'
import { readWeek } from './week-label.ts'

/** Reads the items and paragraphs of one section that begin with a week as a plan. */
export function planFromLists(section: Section): PlanCandidate | null {
  const entries = entriesIn(section.blocks)
  const [first] = entries
  if (!first || entries.length < 2) return null
  const rows = rowsOf(entries)
  const strength = strengthOf(rows, section.title)
  const starts = section.blocks.map((block) => block.start + 1)
  return strength < 2
    ? null
    : { form: 'list', section, line: first.line, rows, strength, starts, shape: 'list', unread: [], assumed: [] }
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
