import type { CardView, StudyAnswer, StudyView } from '../../electron/shared/contract.ts'

/** How far a session is; `done` counts answers that main has not confirmed yet. */
export interface Progress {
  readonly done: number
  readonly total: number
}

/** What the Study screen has to show. */
export type Stage =
  | { readonly kind: 'starting' }
  | { readonly kind: 'asking'; readonly card: CardView }
  | { readonly kind: 'waiting'; readonly waitMs: number; readonly cards: number }
  | { readonly kind: 'over' }

/** A card that main still offers although its answer is on the way is not asked again. */
export function nextCard(view: StudyView, pending: readonly StudyAnswer[]): CardView | undefined {
  return view.cards.find((card) => !pending.some((answer) => answer.card === card.key))
}

export function progressOf(view: StudyView, pending: readonly StudyAnswer[]): Progress {
  const { learning, review, fresh } = view.left
  return { done: view.done + pending.length, total: Math.max(view.done + learning + review + fresh, view.done + pending.length) }
}

/** The stage a session is at. Nothing is over while an answer is on the way: it may bring cards. */
export function stageOf(view: StudyView | null, card: CardView | null, pending: readonly StudyAnswer[]): Stage {
  if (card) return { kind: 'asking', card }
  if (!view || pending.length > 0 || view.cards.length > 0) return { kind: 'starting' }
  if (view.waitMs !== undefined) return { kind: 'waiting', waitMs: view.waitMs, cards: view.left.learning }
  return { kind: 'over' }
}
