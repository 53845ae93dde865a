import type { PlanTask } from '../../shared/domain/plan.ts'
import type { Block, Container } from './blocks.ts'
import { planText } from './plan-candidate.ts'
import { readTask } from './tasks.ts'

/** To-dos among the blocks, as a week's checklist. */
export function tasksOf(blocks: readonly Block[]): readonly PlanTask[] {
  return blocks.flatMap((block) => (block.kind === 'list' ? block.items.flatMap(taskOf) : []))
}

function taskOf(item: Container): readonly PlanTask[] {
  const task = readTask(item)
  return task ? [{ text: planText(task.text), done: task.isChecked }, ...tasksOf(item.blocks.slice(1))] : []
}

/** A paragraph that is a card. */
const CARD = /^\s*(?:\*\*)?[QAC][:：]|::|==|\{\{|^\?\??$/m

/** Texts of paragraphs and list items, plain; to-dos and cards are not among them. */
export function textsOf(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'paragraph') return CARD.test(block.text) ? [] : [planText(block.text)]
    if (block.kind !== 'list') return []
    return block.items.filter((item) => !readTask(item)).flatMap((item) => textsOf(item.blocks.slice(0, 1)))
  })
}
