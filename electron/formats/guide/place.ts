import type { PlanRow } from '../../shared/domain/plan.ts'
import type { Traits } from './attributes.ts'
import type { CardText } from './found-card.ts'
import type { Plan } from './plan.ts'
import type { PlacementRule } from './report.ts'
import type { Section } from './sections.ts'
import { wordsOf } from './words.ts'

/** Letters of a card's text that are compared with the plan. */
const COMPARED = 2000

export interface Placed {
  /** Absent in a guide without a plan. */
  readonly week?: number
  readonly rule: PlacementRule
}

/** Something to place: a card, where it stands, and what its own and its headings' attributes say. */
export interface Placeable {
  readonly card: CardText
  readonly section: Section
  readonly traits: Traits
}

/**
 * Gives cards their week: an attribute, else a heading that names a week, else the plan row that shares most words with
 * the card's section and text (a word counts less the more rows have it; of equals the first), else the first week.
 */
export function placer(plan: Plan): (placeable: Placeable) => Placed {
  const rows = rowWords(plan.rows)
  const first = plan.rows[0]?.week
  return ({ card, section, traits }) => {
    if (traits.week !== undefined) return { week: traits.week, rule: 'attribute' }
    const named = plan.weekByHeading(section)
    if (named !== undefined) return { week: named, rule: 'heading' }
    const row = first === undefined ? undefined : closestRow(rows, plan.rows, [...section.path, textOf(card)].join(' '))
    if (row) return { week: row.week, rule: 'words' }
    return first === undefined ? { rule: 'none' } : { week: first, rule: 'first' }
  }
}

/** Which rows a word stands in. */
function rowWords(rows: readonly PlanRow[]): ReadonlyMap<string, readonly number[]> {
  const index = new Map<string, number[]>()
  for (const [number, row] of rows.entries()) {
    for (const word of wordsOf(`${row.topic} ${row.notes}`)) {
      const known = index.get(word)
      if (known) known.push(number)
      else index.set(word, [number])
    }
  }
  return index
}

function closestRow(index: ReadonlyMap<string, readonly number[]>, rows: readonly PlanRow[], text: string): PlanRow | undefined {
  const scores = rows.map(() => 0)
  for (const word of wordsOf(text)) {
    const found = index.get(word) ?? []
    // A word of every row tells none of them apart.
    if (found.length < rows.length || rows.length === 1)
      for (const row of found) scores[row] = (scores[row] ?? 0) + 1 / found.length
  }
  const best = Math.max(0, ...scores)
  return best > 0 ? rows[scores.findIndex((score) => score > best - 1e-9)] : undefined
}

function textOf(card: CardText): string {
  switch (card.kind) {
    case 'basic':
      return `${card.front} ${card.back}`.slice(0, COMPARED)
    case 'cloze':
      return card.text.slice(0, COMPARED)
    case 'choice':
      return [card.front, ...card.options.map((option) => option.text)].join(' ').slice(0, COMPARED)
  }
}
