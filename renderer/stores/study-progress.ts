import type { CardView, StudyAnswer, StudyView } from '../../electron/shared/contract.ts'

/** What the Study screen has to show. */
export type Stage =
  | { readonly kind: 'starting' }
  | { readonly kind: 'asking'; readonly card: CardView }
  | { readonly kind: 'waiting'; readonly dueAtMs: number; readonly cards: number }
  | { readonly kind: 'over' }

/** A card that main still offers although its answer is on the way is not asked again. */
export function nextCard(view: StudyView, pending: readonly StudyAnswer[]): CardView | undefined {
  return view.cards.find((card) => !pending.some((answer) => answer.card === card.key))
}

/** The stage a session is at. Nothing is over while an answer is on the way: it may bring cards. */
export function stageOf(view: StudyView | null, card: CardView | null, pending: readonly StudyAnswer[]): Stage {
  if (card) return { kind: 'asking', card }
  if (!view || pending.length > 0 || view.cards.length > 0) return { kind: 'starting' }
  if (view.dueAtMs !== undefined) return { kind: 'waiting', dueAtMs: view.dueAtMs, cards: view.left.learning }
  return { kind: 'over' }
}
