import type { TodayView } from '../../../electron/shared/contract.ts'

/** What stands at the top of Today. */
export type Heading =
  | { readonly kind: 'week'; readonly week: number; readonly topic: string }
  | { readonly kind: 'noPlan' | 'before' | 'after' }

/** The week that is now; else why there is none. */
export function headingOf({ week, weeks, today }: Pick<TodayView, 'week' | 'weeks' | 'today'>): Heading {
  if (week) return { kind: 'week', week: week.number, topic: week.topic }
  const [first] = weeks
  if (!first) return { kind: 'noPlan' }
  return { kind: today < first.from ? 'before' : 'after' }
}
