import type { Container, ListBlock } from './blocks.ts'

const BOX = /^\[([ xX])\](?:\s+|$)/

/** A to-do's text without its box. */
export interface Task {
  readonly isChecked: boolean
  readonly text: string
}

/** Reads a list item that begins with a box; its own text only, not what is nested in it. */
export function readTask(item: Container): Task | null {
  const [first] = item.blocks
  const text = first?.kind === 'paragraph' ? first.text : (item.lines[0] ?? '')
  const box = BOX.exec(text)
  return box ? { isChecked: box[1] !== ' ', text: text.slice(box[0].length) } : null
}

/** Whether every item of a list has a box. */
export function isTaskList(list: ListBlock): boolean {
  return list.items.every((item) => readTask(item) !== null)
}
