import { expect, test } from 'vitest'
import { answerPace, DEFAULT_ANSWER_MS } from './answer-pace.ts'

const pace = (days: Readonly<Record<string, readonly [reviews: number, tookMs: number]>>): ReturnType<typeof answerPace> =>
  answerPace(new Map(Object.entries(days).map(([day, [reviews, tookMs]]) => [day, { reviews, newCards: 0, tookMs }])), '2026-11-23')

test('is the mean of the last two weeks', () => {
  expect(pace({ '2026-11-23': [10, 100_000], '2026-11-10': [10, 140_000], '2026-11-09': [1000, 1] })).toEqual({ answerMs: 12_000, isMeasured: true })
})

test('is a default until there are twenty answers', () => {
  expect(pace({ '2026-11-23': [19, 100] })).toEqual({ answerMs: DEFAULT_ANSWER_MS, isMeasured: false })
})

test('is never hurried', () => {
  expect(pace({ '2026-11-23': [50, 1000] })).toEqual({ answerMs: 5000, isMeasured: true })
})
