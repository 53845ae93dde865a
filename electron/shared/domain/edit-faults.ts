/** Why a person's texts would be no card: told beside the field while it is written, and refused when it is saved. */
import { holesOf, type ChoiceNote, type Note } from './card.ts'
import type { NoteTexts } from './edit.ts'
import type { ErrorCode } from '../errors.ts'

/** What makes texts no card. */
export type TextFault = Extract<ErrorCode, `edit-${string}`>

/** A fault and the field it is in; `index` counts options and further cards from 0. */
export interface FaultAt {
  readonly fault: TextFault
  readonly field: 'front' | 'back' | 'text' | 'explanation' | 'options' | 'others'
  readonly index?: number
}

/** What of a note decides what its texts must have. */
export interface TextRules {
  readonly markup: 'md' | 'html'
  /** Nobody wrote a back, so none is asked for. */
  readonly mayLackBack: boolean
}

/** Letters a field may hold. */
export const LONGEST_TEXT = 100_000

/** Fewer options are no choice. */
const FEWEST_OPTIONS = 2

/** The rules for a note as its deck has it: one made from unmarked text, or one that never had a back, may go without. */
export function rulesFor(note: Note): TextRules {
  const markup = note.markup ?? 'md'
  return { markup, mayLackBack: note.derived === true || (note.kind === 'basic' && isBlank(note.back, markup)) }
}

/** All faults of texts, in the order of the fields; none means that they can be saved. */
export function faultsOf(texts: NoteTexts, rules: TextRules): readonly FaultAt[] {
  return [...missing(texts, rules), ...tooLong(texts)]
}

function missing(texts: NoteTexts, { markup, mayLackBack }: TextRules): readonly FaultAt[] {
  switch (texts.kind) {
    case 'basic': {
      const others = (texts.others ?? []).flatMap(({ front }, index): readonly FaultAt[] => (isBlank(front, markup) ? [{ fault: 'edit-front-empty', field: 'others', index }] : []))
      return [...noFront(texts.front, markup), ...(isBlank(texts.back, markup) && !mayLackBack ? [{ fault: 'edit-back-empty', field: 'back' } as const] : []), ...others]
    }
    case 'cloze':
      if (isBlank(texts.text, markup)) return [{ fault: 'edit-front-empty', field: 'text' }]
      return holesOf(texts.text).length === 0 ? [{ fault: 'edit-no-hole', field: 'text' }] : []
    case 'choice':
      return [...noFront(texts.front, markup), ...optionFaults(texts, markup)]
  }
}

function noFront(front: string, markup: TextRules['markup']): readonly FaultAt[] {
  return isBlank(front, markup) ? [{ fault: 'edit-front-empty', field: 'front' }] : []
}

function optionFaults({ options }: Pick<ChoiceNote, 'options'>, markup: TextRules['markup']): readonly FaultAt[] {
  const empty = options.flatMap(({ text }, index): readonly FaultAt[] => (isBlank(text, markup) ? [{ fault: 'edit-option-empty', field: 'options', index }] : []))
  const tooFew: readonly FaultAt[] = options.length < FEWEST_OPTIONS ? [{ fault: 'edit-few-options', field: 'options' }] : []
  const noneRight: readonly FaultAt[] = options.some(({ right }) => right) ? [] : [{ fault: 'edit-none-right', field: 'options' }]
  return [...empty, ...tooFew, ...noneRight]
}

function tooLong(texts: NoteTexts): readonly FaultAt[] {
  return fieldsOf(texts).flatMap(({ text, place }): readonly FaultAt[] => (text.length > LONGEST_TEXT ? [{ fault: 'edit-too-long', ...place }] : []))
}

function fieldsOf(texts: NoteTexts): readonly { readonly place: Omit<FaultAt, 'fault'>; readonly text: string }[] {
  const explanation = { place: { field: 'explanation' }, text: texts.explanation ?? '' } as const
  switch (texts.kind) {
    case 'basic':
      return [
        { place: { field: 'front' }, text: texts.front },
        { place: { field: 'back' }, text: texts.back },
        ...(texts.others ?? []).flatMap(({ front, back }, index) => [front, back].map((text) => ({ place: { field: 'others', index }, text } as const))),
        explanation,
      ]
    case 'cloze':
      return [{ place: { field: 'text' }, text: texts.text }, explanation]
    case 'choice':
      return [
        { place: { field: 'front' }, text: texts.front },
        ...texts.options.flatMap(({ text, why = '' }, index) => [text, why].map((one) => ({ place: { field: 'options', index }, text: one } as const))),
        explanation,
      ]
  }
}

/** White space is nothing to ask, and neither is HTML that shows nothing. */
function isBlank(text: string, markup: TextRules['markup']): boolean {
  const shown = markup === 'html' ? text.replace(/<(?!(?:img|audio|video|hr)\b)[^<>]*>|&nbsp;/gi, '') : text
  return shown.trim() === ''
}
