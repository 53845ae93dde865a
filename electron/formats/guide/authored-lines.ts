import type { FoundCard } from './found-card.ts'
import { basicCard, clozeCard, type CardContext } from './authored-draft.ts'
import { takeTail } from './attributes.ts'
import { sourceOf, type Block, type Container, type Document, type TextBlock } from './blocks.ts'
import { mayHaveHoles, readHoles } from './holes.ts'
import { maskLiterals } from './mask.ts'
import { trimLines, withoutComments } from './text.ts'

/** Whether a paragraph is a card by itself: `::`, a line `?`, or a hole. */
export function hasOwnForm(text: string, document: Document): boolean {
  if (!/::|==|\{\{|^\s*\?\??\s*$/m.test(text)) return false
  const isSplit = text.split('\n').some((line) => splitLine(line, document.isFlashcards) !== null)
  return isSplit || /^\s*\?\??\s*$/m.test(text) || hasHoles(text, document)
}

/** Cards of a paragraph's lines: one for each `front :: back`, else a cloze of the whole if it has holes. */
export function readLineForms(lines: readonly string[], context: CardContext): readonly FoundCard[] {
  const { document } = context.section
  const text = lines.join('\n')
  if (!text.includes('::') && !mayHaveHoles(text)) return []
  const cards = lines.flatMap((line, index) => {
    const split = splitLine(line, document.isFlashcards)
    return split ? splitCard(split, { ...context, line: context.line + index }) : []
  })
  if (cards.length > 0 || !mayHaveHoles(text)) return cards
  return clozeCard(withoutComments(text).trim(), context, false)
}

/** What a paragraph stands in and between; no container where it is taken alone. */
export interface Around {
  readonly container: Container | null
  readonly before?: Block | undefined
  readonly next?: Block | undefined
}

/** Front lines, a line with only `?` (`??` for both directions), back lines. A side may be the block beside the paragraph. */
export function readSeparatorForm(
  block: TextBlock,
  lines: readonly string[],
  context: CardContext & Around,
): readonly FoundCard[] | null {
  const at = lines.findIndex((line) => /^\s*\?\??\s*$/.test(line))
  if (at < 0 || !context.container) return null
  const { before } = context
  const above = at > 0 || before?.kind !== 'paragraph' ? lines.slice(0, at) : sourceOf(context.container, before)
  const below =
    at < lines.length - 1 && context.next?.start !== block.end
      ? lines.slice(at + 1)
      : [...lines.slice(at + 1), ...(context.next ? sourceOf(context.container, context.next) : [])]
  const front = takeTail(tidy(above), { hasTags: true })
  const back = takeTail(tidy(below), { hasTags: false })
  return basicCard(front, back, {
    ...context,
    line: at > 0 ? context.line : context.line - above.length,
    reverse: lines[at]?.trim() === '??',
  })
}

interface SplitLine {
  readonly front: string
  readonly back: string
  readonly isReverse: boolean
}

function splitCard({ front, back, isReverse }: SplitLine, context: CardContext): readonly FoundCard[] {
  return basicCard(takeTail(front, { hasTags: true }), takeTail(back, { hasTags: false }), { ...context, reverse: isReverse })
}

/** A note's property without a value (`status::`), as Obsidian writes it: nobody meant a card. */
const EMPTY_FIELD = /^[\w-]+::$/

/**
 * Cuts a line at its first `::` or `:::` with space on both sides, outside of code, math and holes. In a file of
 * `#flashcards`, and between letters that are no program's, the spaces may be missing.
 */
function splitLine(line: string, isFlashcards: boolean): SplitLine | null {
  if (!line.includes('::')) return null
  const text = withoutComments(line).trim()
  if (EMPTY_FIELD.test(text)) return null
  const masked = maskLiterals(text).replace(/\{\{[^{}]*\}\}/g, (hole) => '\u0001'.repeat(hole.length))
  for (const { 0: sign, index } of masked.matchAll(/(?<!:):::?(?!:)/g)) {
    const before = masked.charAt(index - 1)
    const after = masked.charAt(index + sign.length)
    const isSpaced = (before === '' || /\s/.test(before)) && (after === '' || /\s/.test(after))
    const isText = !/^[\w)>\]]$/.test(before) && before !== '' && after !== ''
    const isBare = isFlashcards || (isText && !/[\s\u0001]/.test(before))
    if (isSpaced || isBare)
      return { front: text.slice(0, index).trim(), back: text.slice(index + sign.length).trim(), isReverse: sign === ':::' }
  }
  return null
}

function hasHoles(text: string, document: Document): boolean {
  if (!mayHaveHoles(text)) return false
  const { count, unclosed } = readHoles(text, { hasBrackets: false, hasBareBraces: document.isFlashcards })
  return count > 0 || unclosed !== undefined
}

function tidy(lines: readonly string[]): string {
  return trimLines(withoutComments(lines.join('\n')).split('\n'))
    .join('\n')
    .trim()
}
