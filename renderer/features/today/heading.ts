import type { TodayView } from '../../../electron/shared/contract.ts'

/** What stands at the top of Today. */
export type Heading =
  | { readonly kind: 'week'; readonly week: number; readonly topic: string }
  | { readonly kind: 'noPlan' | 'before' | 'after' | 'examOver' }

/** The week that is now; else why there is none. With the exam past no week counts any more. */
export function headingOf({ week, weeks, today, daysLeft }: Pick<TodayView, 'week' | 'weeks' | 'today' | 'daysLeft'>): Heading {
  if (daysLeft !== undefined && daysLeft < 0) return { kind: 'examOver' }
  if (week) return { kind: 'week', week: week.number, topic: week.topic }
  const [first] = weeks
  if (!first) return { kind: 'noPlan' }
  return { kind: today < first.from ? 'before' : 'after' }
}
