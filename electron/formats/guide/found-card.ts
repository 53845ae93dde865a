import type { ChoiceOption } from '../../shared/domain/card.ts'
import type { Section } from './sections.ts'

/** What a card says, before it has an id and a week. */
export type CardText =
  | { readonly kind: 'basic'; readonly front: string; readonly back: string; readonly reverse?: true }
  | { readonly kind: 'cloze'; readonly text: string }
  | { readonly kind: 'choice'; readonly front: string; readonly options: readonly ChoiceOption[]; readonly explanation?: string }

/** A card as it stands in the guide: text with `^id`, `{attributes}` and `#tags` taken off. */
export interface FoundCard {
  readonly card: CardText
  readonly section: Section
  /** From 1. */
  readonly line: number
  readonly id?: string
  readonly tags: readonly string[]
  /** Words of a card's own `{…}`. */
  readonly attributes: readonly string[]
  /** Made from unmarked text: what was asked for, without the section that the front may name. Its id is made of it. */
  readonly derivedFrom?: string
}
