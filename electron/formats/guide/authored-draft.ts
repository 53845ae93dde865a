import type { ReasonCode } from '../../shared/reasons.ts'
import type { ChoiceOption } from '../../shared/domain/card.ts'
import type { CardText, FoundCard } from './found-card.ts'
import { takeTail, type Tail } from './attributes.ts'
import type { Container } from './blocks.ts'
import { readHoles } from './holes.ts'
import { maskLiterals } from './mask.ts'
import type { Findings, WarningCode } from './report.ts'
import type { Section } from './sections.ts'
import { readTask } from './tasks.ts'
import { trimLines, withoutComments } from './text.ts'

/** A `Q:` or `C:` card while its lines are collected. */
export interface Draft {
  readonly kind: 'question' | 'cloze'
  /** From 1. */
  readonly line: number
  part: 'front' | 'back'
  /** Line after the last one taken, from 0. */
  end: number
  readonly front: string[]
  readonly back: string[]
  readonly explanation: string[]
  options: readonly Container[] | null
}

/** Where a card stands, and where to tell what is wrong with it. */
export interface CardContext {
  readonly section: Section
  readonly findings: Findings
  /** From 1. */
  readonly line: number
}

/** Makes the card of a draft; what cannot be one is reported. */
export function finishDraft(draft: Draft, context: CardContext): readonly FoundCard[] {
  if (draft.kind === 'cloze') return clozeCard(joined(draft.front), context, true)
  if (draft.options) return choiceCard(draft, draft.options, context)
  const front = takeTail(joined(draft.front), { hasTags: true })
  const back = takeTail(joined(draft.back), { hasTags: false })
  if (draft.part === 'front')
    return reject('question-without-answer', 'question-needs-answer', {
      context,
      text: front.text,
    })
  return basicCard(front, back, context)
}

/** A basic card of two sides with what stood at their ends. */
export function basicCard(front: Tail, back: Tail, context: CardContext & { readonly reverse?: boolean }): readonly FoundCard[] {
  if (front.text === '' || back.text === '')
    return reject('side-empty', 'card-needs-sides', { context, text: `${front.text} … ${back.text}` })
  return [
    found(
      { kind: 'basic', front: front.text, back: back.text, ...(context.reverse ? { reverse: true } : {}) },
      [front, back],
      context,
    ),
  ]
}

/** A cloze card, if the text has holes. `isMeant`: the author said so with `C:`, so a text without holes is reported. */
export function clozeCard(source: string, context: CardContext, isMeant: boolean): readonly FoundCard[] {
  const tail = takeTail(source, { hasTags: true })
  const { text, count, unclosed } = readHoles(tail.text, {
    hasBrackets: isMeant,
    hasBareBraces: context.section.document.isFlashcards,
  })
  if (unclosed !== undefined)
    return reject('cloze-unclosed', 'hole-unclosed', { context, text: unclosed })
  if (count > 0) return [found({ kind: 'cloze', text }, [tail], context)]
  return isMeant
    ? reject('cloze-without-holes', 'cloze-needs-hole', { context, text: tail.text })
    : []
}

function choiceCard(draft: Draft, items: readonly Container[], context: CardContext): readonly FoundCard[] {
  const front = takeTail(joined(draft.front), { hasTags: true })
  const explanation = takeTail(joined([...draft.explanation, ...draft.back]), { hasTags: false })
  const { options, tail } = readOptions(items)
  if (front.text === '') return reject('side-empty', 'choice-needs-question', { context, text: joined(draft.front) })
  if (!options.some((option) => option.right))
    return reject('choice-without-right', 'choice-needs-right', { context, text: front.text })
  const card: CardText = {
    kind: 'choice',
    front: front.text,
    options,
    ...(explanation.text === '' ? {} : { explanation: explanation.text }),
  }
  return [found(card, [front, tail, explanation], context)]
}

/** Options with their reasons; the last one may carry the card's id. */
function readOptions(items: readonly Container[]): { readonly options: readonly ChoiceOption[]; readonly tail: Tail } {
  let tail: Tail = { text: '', tags: [], attributes: [] }
  const options = items.map((item, index): ChoiceOption => {
    const task = readTask(item)
    const nested = item.blocks.slice(1).length > 0 ? item.lines.slice((item.blocks[1]?.start ?? item.first) - item.first) : []
    const source = [task?.text ?? '', ...nested].join('\n').trim()
    if (index === items.length - 1) tail = takeTail(source, { hasTags: false })
    const text = index === items.length - 1 ? tail.text : source
    return { ...splitReason(text), right: task?.isChecked ?? false }
  })
  return { options, tail }
}

function splitReason(text: string): { readonly text: string; readonly why?: string } {
  const dash = /\s(?:—|–|--)\s/.exec(maskLiterals(text))
  if (!dash || dash.index === 0) return { text }
  return { text: text.slice(0, dash.index).trim(), why: text.slice(dash.index + dash[0].length).trim() }
}

function joined(lines: readonly string[]): string {
  return trimLines(withoutComments(lines.join('\n')).split('\n'))
    .join('\n')
    .trim()
}

function found(card: CardText, tails: readonly Tail[], { section, line }: CardContext): FoundCard {
  const id = tails.map((tail) => tail.id).findLast((one) => one !== undefined)
  return {
    card,
    section,
    line,
    tags: tails.flatMap((tail) => tail.tags),
    attributes: tails.flatMap((tail) => tail.attributes),
    ...(id === undefined ? {} : { id }),
  }
}

function reject(
  code: WarningCode,
  reason: ReasonCode,
  { context, text }: { readonly context: CardContext; readonly text: string },
): readonly [] {
  const { findings, section, line } = context
  findings.reject(code, { file: section.file, line, text, reason })
  return []
}
