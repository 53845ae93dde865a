import { answersOf } from './authored-table.ts'
import { bodyOf } from './authored-pairs.ts'
import { sourceOf, type Block, type Container, type TableBlock, type TextBlock } from './blocks.ts'
import { foldedIn } from './folded.ts'
import type { Section } from './sections.ts'
import { readTask } from './tasks.ts'
import { trimLines } from './text.ts'

/** Something of an unmarked guide that might be a card. */
export interface Candidate {
  /** `lead`: bold words before a text or a nested list; `heading`: a heading and its text; `row`: a table's row; `fold`: a part that opens on a click. */
  readonly form: 'lead' | 'heading' | 'row' | 'fold'
  /** Markdown. */
  readonly ask: string
  /** Markdown; empty where a lead has nothing after it. */
  readonly answer: string
  readonly section: Section
  /** From 1. */
  readonly line: number
  /** Bold letters inside a word. */
  readonly isPartOfWord?: boolean
}

/** Bold words at the start, a sign that parts them from what follows, and that. */
const LEAD = /^(\*\*|__)(?=\S)([^\n]{1,200}?)\1[ \t]*((?:[:：=]|->|→|[–—-](?=\s))?)[ \t]*(?:\\?\n(?:->|→)?[ \t]*)?([\s\S]*)$/

/** What a section's own blocks might give, besides the section itself. `isPlanLine` tells lines (from 1) of week tables. */
export function candidatesIn(section: Section, isPlanLine: (line: number) => boolean): readonly Candidate[] {
  const { folds, blocks } = foldedIn(section)
  const folded = folds.map(({ summary, inside, line }): Candidate => ({ form: 'fold', ask: summary, answer: inside, section, line }))
  const others = section.blocks.flatMap((block) => (blocks.has(block) || isPlanLine(block.start + 1) ? [] : inBlock(block, section)))
  return folded.length === 0 ? others : [...folded, ...others].sort((a, b) => a.line - b.line)
}

/** A section's heading with the text below it; null without one. */
export function headingCandidate(section: Section): Candidate | null {
  const answer = bodyOf(section)
  if (section.level === 0 || answer === '') return null
  return { form: 'heading', ask: section.title, answer, section, line: section.line }
}

function inBlock(block: Block, section: Section): readonly Candidate[] {
  if (block.kind === 'paragraph') return leadsOfParagraph(block, section)
  if (block.kind === 'table') return rowsOfTable(block, section)
  if (block.kind === 'quote') return block.inside.blocks.flatMap((inside) => inBlock(inside, section))
  if (block.kind !== 'list') return []
  return block.items.flatMap((item) => leadOfItem(item, section) ?? item.blocks.flatMap((inside) => inBlock(inside, section)))
}

/** `**Term**: text`; a paragraph may hold one on each of its lines. */
function leadsOfParagraph(block: TextBlock, section: Section): readonly Candidate[] {
  const starts = block.text.split('\n').flatMap((line, index) => (/^(?:\*\*|__)\S/.test(line) ? [index] : []))
  if (starts[0] !== 0) return []
  const lines = block.text.split('\n')
  return starts.flatMap((start, index) => {
    const read = readLead(lines.slice(start, starts[index + 1]).join('\n'))
    return read?.isParted ? [{ ...made(read, section, block.start + start + 1), answer: read.rest }] : []
  })
}

/** A list item with a bold lead and a text or a nested list after it; null where it has no such lead. To-dos give nothing. */
function leadOfItem(item: Container, section: Section): readonly Candidate[] | null {
  if (readTask(item)) return []
  const [first, ...below] = item.blocks
  const read = first?.kind === 'paragraph' ? readLead(first.text) : null
  if (!read || first?.kind !== 'paragraph') return null
  const nested = below[0] ? trimLines(sourceOf(item, { start: below[0].start, end: below.at(-1)?.end ?? 0 })) : []
  const own = read.isParted || read.rest === '' ? read.rest : first.text
  const answer = [own, loneItem(below) ?? nested.join('\n')].filter((text) => text !== '').join(own === '' ? '' : '\n\n')
  return [{ ...made(read, section, first.start + 1), answer }]
}

/** A nested list of one simple item is that item's text. */
function loneItem(blocks: readonly Block[]): string | null {
  const [list] = blocks
  const [item] = list?.kind === 'list' ? list.items : []
  const isLone = blocks.length === 1 && list?.kind === 'list' && list.items.length === 1 && item?.blocks.length === 1
  return isLone && item.blocks[0]?.kind === 'paragraph' ? item.blocks[0].text : null
}

interface Lead {
  readonly lead: string
  readonly rest: string
  /** A sign or a line's end stands between lead and rest. */
  readonly isParted: boolean
}

function readLead(text: string): Lead | null {
  const match = LEAD.exec(text)
  if (!match) return null
  const [, , inside = '', sign = '', rest = ''] = match
  const lead = inside.trim().replace(/\s*[:：]$/, '')
  const isNextLine = text.slice(0, text.length - rest.length).endsWith('\n')
  return { lead, rest: rest.trim(), isParted: sign !== '' || /[?？]$/.test(lead) || lead !== inside.trim() || isNextLine }
}

function made(read: Lead, section: Section, line: number): Omit<Candidate, 'answer'> {
  const isPartOfWord = !read.isParted && /^[a-z]/.test(read.rest) && read.lead.length < 3
  return { form: 'lead', ask: read.lead, section, line, ...(isPartOfWord ? { isPartOfWord } : {}) }
}

/** A row asks for its first cell that is no running number. */
function rowsOfTable(table: TableBlock, section: Section): readonly Candidate[] {
  const isNumbered = table.rows.every(({ cells }) => /^\W*\d+\W*$/.test(cells[0] ?? ''))
  const from = isNumbered && table.header.cells.length > 2 ? 1 : 0
  const header = { ...table.header, cells: table.header.cells.slice(from) }
  return table.rows.map(({ cells, line }) => {
    const own = cells.slice(from)
    return { form: 'row', ask: own[0]?.trim() ?? '', answer: answersOf({ ...table, header }, own), section, line: line + 1 }
  })
}
