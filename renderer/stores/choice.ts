import type { CardView, OptionView } from '../../electron/shared/contract.ts'
import type { Rating } from '../../electron/shared/domain/rating.ts'

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** Options that can be chosen by their letter's key. */
export const KEYED_OPTIONS = 6

/** The letter an option goes by: A, B, … */
export function letterOf(index: number): string {
  return LETTERS[index] ?? String(index + 1)
}

/** Whether several options are right, so that several may be chosen. */
export function takesSeveral(options: readonly OptionView[]): boolean {
  return options.filter((option) => option.right).length > 1
}

/** The chosen options after one more was chosen: it replaces the other, or is added or taken away where several are right. */
export function choose(options: readonly OptionView[], chosen: readonly number[], index: number): readonly number[] {
  if (index >= options.length) return chosen
  if (!takesSeveral(options)) return [index]
  return chosen.includes(index) ? chosen.filter((other) => other !== index) : [...chosen, index].sort((a, b) => a - b)
}

/** Whether exactly the right options were chosen. */
export function isRight(options: readonly OptionView[], chosen: readonly number[]): boolean {
  return options.every((option, index) => option.right === chosen.includes(index))
}

/** What Space means once the answer is shown: Good, but Again for a choice that was wrong. */
export function ratingOfSpace(card: CardView, chosen: readonly number[]): Rating {
  const isMiss = card.options !== undefined && chosen.length > 0 && !isRight(card.options, chosen)
  return isMiss ? 1 : 3
}
