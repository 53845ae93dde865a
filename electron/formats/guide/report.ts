import type { Reason } from '../../shared/reasons.ts'
import { shorten } from './text.ts'

/** Where something stands in a guide; `line` counts from 1. */
export interface Place {
  readonly file: string
  readonly line: number
}

/** What looked like a card or a plan row and became neither, and why. */
export interface LeftOut extends Place, Reason {
  readonly text: string
}

/** Something an author should look at; the rest of the guide is built all the same. */
export type WarningCode =
  | 'front-matter'
  | 'title-missing'
  | 'attribute-unknown'
  | 'week-unknown'
  | 'plan-row-unread'
  | 'plan-week-assumed'
  | 'question-without-answer'
  | 'answer-without-question'
  | 'side-empty'
  | 'cloze-without-holes'
  | 'cloze-unclosed'
  | 'choice-without-right'
  | 'id-repeated'
  | 'field-unknown'
  | 'quotes-unbalanced'
  | 'row-ragged'
  | 'media-missing'
  | 'script-dropped'
  | 'image-occlusion'
  | 'template-plainer'
  | 'type-missing'
  | 'package-damaged'
  | 'letters-unreadable'
  | 'id-mended'
  | 'name-shortened'
  | 'text-shortened'
  | 'field-left-out'

export interface Warning {
  readonly code: WarningCode
  readonly count: number
  /** The first one met: its text, or what was found there. */
  readonly example: string
  /** The first {@link PLACES_KEPT} of them. */
  readonly at: readonly Place[]
}

/** How a card came to its week. `none`: the guide has no plan, so there was no week to give. */
export type PlacementRule = 'attribute' | 'heading' | 'words' | 'first' | 'none'

/** What was made of a guide, besides the deck. */
export interface GuideReport {
  /** Scheduled cards by the rule that gave them their week. */
  readonly byRule: Readonly<Record<PlacementRule, number>>
  readonly leftOut: readonly LeftOut[]
  readonly warnings: readonly Warning[]
}

/** Places a warning lists; `count` has them all. */
export const PLACES_KEPT = 100

/** Letters of a guide's text that a report quotes. */
const QUOTED = 160

/** Collects what a reader finds on its way. */
export class Findings {
  readonly #leftOut: LeftOut[] = []
  readonly #warnings = new Map<WarningCode, { count: number; readonly example: string; readonly at: Place[] }>()

  /** Goes on from what was found before. */
  constructor({ leftOut, warnings }: Pick<GuideReport, 'leftOut' | 'warnings'> = { leftOut: [], warnings: [] }) {
    this.#leftOut.push(...leftOut)
    for (const { code, at, ...warning } of warnings) this.#warnings.set(code, { ...warning, at: [...at] })
  }

  /** Notes something that became neither card nor plan row. */
  leaveOut({ file, line, text, reason, values }: LeftOut): void {
    this.#leftOut.push({ file, line, text: shorten(text, QUOTED), reason, ...(values ? { values } : {}) })
  }

  /** Notes something to look at. */
  warn(code: WarningCode, { file, line, text }: Place & { readonly text: string }): void {
    const warning = this.#warnings.get(code) ?? { count: 0, example: shorten(text, QUOTED), at: [] }
    this.#warnings.set(code, warning)
    warning.count += 1
    if (warning.at.length < PLACES_KEPT) warning.at.push({ file, line })
  }

  /** A card or plan row that its author meant and that could not be read: both of the above. */
  reject(code: WarningCode, found: LeftOut): void {
    this.leaveOut(found)
    this.warn(code, found)
  }

  leftOut(): readonly LeftOut[] {
    return [...this.#leftOut]
  }

  warnings(): readonly Warning[] {
    return [...this.#warnings].map(([code, warning]) => ({ code, ...warning }))
  }
}
