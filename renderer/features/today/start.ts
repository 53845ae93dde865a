import type { RouteLocationRaw } from 'vue-router'
import type { StudyRequest, TodayView } from '../../../electron/shared/contract.ts'

/** With nothing left to study the cards can still be leafed through. */
export const LEAFING: RouteLocationRaw = { name: 'study', query: { mode: 'flip' } }

/** As many new cards as are offered at once. */
const MORE_CARDS = 10

/** What there is to do now, the first that there is: never a way to where nothing can be done. */
export type Start =
  | { readonly kind: 'go-on'; readonly request: StudyRequest; readonly done: number }
  | { readonly kind: 'begin'; readonly request: StudyRequest }
  /** Nothing but cards in their steps: they can be seen before their time. */
  | { readonly kind: 'ahead'; readonly request: StudyRequest; readonly cards: number; readonly dueAtMs: number }
  | { readonly kind: 'more'; readonly request: StudyRequest; readonly cards: number }
  | { readonly kind: 'over' }

export function startOf({ unfinished, due, newToday, waiting, moreNew }: Pick<TodayView, 'unfinished' | 'due' | 'newToday' | 'waiting' | 'moreNew'>): Start {
  if (unfinished) return { kind: 'go-on', ...unfinished }
  if (due + newToday > 0) return { kind: 'begin', request: {} }
  if (waiting) return { kind: 'ahead', request: { isAhead: true }, ...waiting }
  return moreOf({ moreNew }) ?? { kind: 'over' }
}

/** New cards over today's number, if there are any. */
export function moreOf({ moreNew }: Pick<TodayView, 'moreNew'>): Extract<Start, { readonly kind: 'more' }> | null {
  const cards = Math.min(MORE_CARDS, moreNew)
  return cards > 0 ? { kind: 'more', request: { extra: cards }, cards } : null
}
