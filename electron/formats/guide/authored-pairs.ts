import { sourceOf } from './blocks.ts'
import type { FoundCard } from './found-card.ts'
import type { Section } from './sections.ts'
import { trimLines, withoutComments } from './text.ts'

const FRONT = /^(?:front|question|앞면|질문|문제)$/i
const BACK = /^(?:back|answer|뒷면|답|답변|정답)$/i

/**
 * A heading "Front" (Question, 앞면, 질문) with a heading "Back" (Answer, 뒷면, 답) right after it is a card. Gives the
 * card for the first section of each pair, and null for the second.
 */
export function frontBackPairs(sections: readonly Section[]): ReadonlyMap<Section, FoundCard | null> {
  const pairs = new Map<Section, FoundCard | null>()
  for (const [index, section] of sections.entries()) {
    const next = sections[index + 1]
    if (!next || !FRONT.test(section.title) || !BACK.test(next.title) || next.level !== section.level) continue
    const card = { kind: 'basic', front: bodyOf(section), back: bodyOf(next) } as const
    if (card.front === '' || card.back === '') continue
    const above = { ...section, path: section.path.slice(0, -1) }
    pairs.set(section, { card, section: above, line: section.line, tags: [], attributes: [] }).set(next, null)
  }
  return pairs
}

/** Whether a heading only says which side of a card stands below it. */
export function isSideTitle(title: string): boolean {
  return FRONT.test(title) || BACK.test(title)
}

/** The Markdown of a section's own blocks, without a rule at its end. */
export function bodyOf(section: Section): string {
  const blocks = section.blocks.filter((block, index, all) => block.kind !== 'rule' || index < all.length - 1)
  const [first] = blocks
  const last = blocks.at(-1)
  if (!first || !last) return ''
  const lines = sourceOf(section.document, { start: first.start, end: last.end })
  return trimLines(withoutComments(lines.join('\n')).split('\n')).join('\n')
}
