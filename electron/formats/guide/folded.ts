import { sourceOf, type Block } from './blocks.ts'
import { plainText } from './plain.ts'
import type { Section } from './sections.ts'

/** A part of a guide that opens on a click: `<details>` with its `<summary>`. */
export interface Folded {
  readonly summary: string
  /** Markdown. */
  readonly inside: string
  /** From 1. */
  readonly line: number
}

/** What stands between HTML blocks where one opens a fold and a later one closes it. */
export interface FoldedParts {
  readonly folds: readonly Folded[]
  /** The blocks they take up. */
  readonly blocks: ReadonlySet<Block>
}

/** The folds of a section's own blocks. Linear. */
export function foldedIn(section: Section): FoldedParts {
  const folds: Folded[] = []
  const blocks = new Set<Block>()
  let open: Block[] = []
  for (const block of section.blocks) {
    const html = block.kind === 'html' ? block.text.toLowerCase() : ''
    if (open.length === 0 && !html.includes('<summary')) continue
    open.push(block)
    blocks.add(block)
    if (!html.includes('</details')) continue
    folds.push(...foldsOf(section, open))
    open = []
  }
  // One that is never closed is no fold.
  for (const block of open) blocks.delete(block)
  return { folds, blocks }
}

function foldsOf({ document }: Section, blocks: readonly Block[]): readonly Folded[] {
  const [first] = blocks
  if (!first) return []
  const text = sourceOf(document, { start: first.start, end: blocks.at(-1)?.end ?? first.end }).join('\n')
  const lower = text.toLowerCase()
  const folds: Folded[] = []
  // Both are looked for once from where they were found last: a summary may stand a thousand times before one end.
  let [close, line, counted] = [0, first.start + 1, 0]
  for (let at = lower.indexOf('<summary'); at >= 0;) {
    const begin = lower.indexOf('>', at) + 1
    const end = lower.indexOf('</summary>', begin)
    if (begin === 0 || end < 0) break
    const after = end + '</summary>'.length
    const next = lower.indexOf('<summary', after)
    if (close >= 0 && close < after) close = lower.indexOf('</details', after)
    for (let lineEnd = text.indexOf('\n', counted); lineEnd >= 0 && lineEnd < at; lineEnd = text.indexOf('\n', lineEnd + 1)) line += 1
    counted = at
    folds.push({ summary: plainText(text.slice(begin, end)), inside: withoutFrame(text.slice(after, nearest(text.length, next, close))), line })
    at = next
  }
  return folds
}

function nearest(end: number, ...places: readonly number[]): number {
  return Math.min(end, ...places.filter((place) => place >= 0))
}

/** Markdown without the HTML that only frames it. */
function withoutFrame(markup: string): string {
  return markup
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(/<\/?(?:details|summary|b|strong|p|div|center)(?:\s[^<>]*)?>/gi, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
