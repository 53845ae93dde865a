import { expect, test } from 'vitest'
import { answerPace, DEFAULT_ANSWER_MS } from './answer-pace.ts'

const pace = (days: Readonly<Record<string, readonly [reviews: number, tookMs: number]>>): ReturnType<typeof answerPace> =>
  answerPace(new Map(Object.entries(days).map(([day, [reviews, tookMs]]) => [day, { reviews, newCards: 0, tookMs }])), '2026-11-23')

test('is the mean of the last fourteen days with answers, days ahead left out', () => {
  const fortnight = Object.fromEntries(Array.from({ length: 14 }, (_unused, index) => [`2026-10-${String(10 + index)}`, [10, 120_000] as const]))
  expect(pace({ '2026-01-01': [1000, 1], ...fortnight, '2026-11-20': [0, 0], '2027-11-23': [1000, 1] })).toEqual({ answerMs: 12_000, isMeasured: true })
})

test('is a default until there are twenty answers', () => {
  expect(pace({ '2026-11-23': [19, 100] })).toEqual({ answerMs: DEFAULT_ANSWER_MS, isMeasured: false })
})

test('is never hurried', () => {
  expect(pace({ '2026-11-23': [50, 1000] })).toEqual({ answerMs: 5000, isMeasured: true })
})
