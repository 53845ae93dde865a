import { expect, test } from 'vitest'
import type { CoursePlanRequest } from './course-plan.ts'
import { retentionCosts, RETENTIONS } from './retention-cost.ts'

const request = (cards: number): CoursePlanRequest => ({
  cards: Array.from({ length: cards }, () => ({ week: 1 })), states: Array.from({ length: cards }, () => undefined),
  today: '2026-11-23', start: '2026-11-23', exam: '2027-01-04', weeks: 6, breaks: [], minutesPerDay: 1440, newPerDay: 'auto',
  desiredRetention: 0.93, answerMs: 12_000, doneToday: { answers: 0, newCards: 0 },
})

test('every per cent from 80 to 97 costs a day what it does, and never less than the one before', () => {
  const costs = retentionCosts(request(300))
  const rising = (of: (cost: (typeof costs)[number]) => number): boolean => costs.every(
    (cost, index) => index === 0 || of(cost) >= of(costs[index - 1] ?? cost)
  )
  expect([costs.map(({ desiredRetention }) => desiredRetention), RETENTIONS[0], RETENTIONS.at(-1)]).toEqual([RETENTIONS, 0.8, 0.97])
  expect(
    [rising((cost) => cost.answersPerDay), costs.every(({ answersPerDay, minutesPerDay }) => Math.abs(minutesPerDay - answersPerDay / 5) < 1e-9)]
  ).toEqual([true, true])
})

test('a large deck is judged by a sample that stands for all', () => {
  const [some, all] = [retentionCosts(request(1900)), retentionCosts(request(3800))].map((costs) => costs.map(({ answersPerDay }) => answersPerDay))
  expect(some?.every((answers, index) => Math.abs((all?.[index] ?? 0) / answers - 2) < 0.1)).toBe(true)
})

test('an empty course costs nothing', () => {
  expect(retentionCosts(request(0))[0]).toEqual({ desiredRetention: 0.8, answersPerDay: 0, minutesPerDay: 0, recall: 0 })
})
