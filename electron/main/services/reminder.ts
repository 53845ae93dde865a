import type { Texts } from '../texts.ts'
import { momentOf, todayOf, type Context } from './context.ts'
import { todayView } from './plan.ts'

/** What a reminder says. */
export interface Reminder {
  readonly title: string
  readonly body: string
}

/**
 * The reminder that is due now: once a study day, from the hour the person chose on, if there is anything to study.
 * Asking for it counts as having reminded; null otherwise. Fails with `not-saved` when that cannot be noted.
 */
export function takeReminder(context: Context, texts: Texts): Reminder | null {
  const { remindAt, remindedOn } = context.settings.value
  const { atMs, offsetMinutes } = momentOf(context)
  const today = todayOf(context)
  if (remindAt === null || remindedOn === today || new Date(atMs + offsetMinutes * 60_000).getUTCHours() < remindAt) return null
  context.settings.change({ remindedOn: today })
  const { due, newToday, estimateMinutes } = todayView(context)
  if (due + newToday === 0) return null
  return { title: texts.remindTitle, body: fill(texts.remindBody, { due, fresh: newToday, minutes: estimateMinutes }) }
}

function fill(text: string, figures: Readonly<Record<string, number>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => String(figures[name] ?? ''))
}
