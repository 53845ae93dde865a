import { expect, test } from 'vitest'
import type { RulerWeek } from '../../../electron/shared/contract.ts'
import { headingOf } from './heading.ts'

const weeks: readonly RulerWeek[] = [{ week: 1, topic: 'One', from: '2026-11-09', to: '2026-11-15', phase: 'now', days: [] }]

test.each([
  ['the week that is now', { weeks, today: '2026-11-10', week: { number: 1, topic: 'One' } }, { kind: 'week', week: 1, topic: 'One' }],
  ['that the first week is ahead', { weeks, today: '2026-11-08' }, { kind: 'before' }],
  ['that all weeks are over', { weeks, today: '2026-11-16' }, { kind: 'after' }],
  ['that the exam is over, whatever week it would be', { weeks, today: '2026-11-10', week: { number: 1, topic: 'One' }, daysLeft: -3 }, { kind: 'examOver' }],
  ['only cards for a deck without a plan', { weeks: [], today: '2026-11-10' }, { kind: 'noPlan' }],
])('Today is headed by %s', (_name, view, heading) => {
  expect(headingOf(view)).toEqual(heading)
})
