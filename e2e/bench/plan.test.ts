import { expect, test } from 'vitest'
import { bundledCourse } from './bundled-course.ts'
import { comparePlans, comparisonTable, shortcomings, type Comparison } from './plan.ts'
import { simulate, type Outcome } from './simulation.ts'

const outcome: Outcome = { recall: 0.97, answers: 2400, unseen: 0, namedAtFirst: 0, mostMinutes: 40, readinessAtFirst: 0.97, readinessAtLast: 0.97 }
const comparison = (plan: Partial<Outcome>, missedDays = 0): Comparison => (
  { missedDays, stabilityFactor: 1, plain: { ...outcome, answers: 2000 }, plan: { ...outcome, ...plan } }
)

test('over six weeks of the bundled guide the plan recalls more than plain FSRS at little cost', { timeout: 120_000 }, () => {
  const comparisons = comparePlans(bundledCourse())
  expect(comparisons.map(shortcomings), comparisonTable(comparisons)).toEqual(comparisons.map(() => []))
})

test('the same scenario ends the same', () => {
  const course = bundledCourse()
  const scenario = { mode: 'plan', seed: 7, missedDays: 3, stabilityFactor: 1 } as const
  const small = { ...course, cards: course.cards.slice(0, 40) }
  expect(simulate(small, scenario)).toEqual(simulate(small, scenario))
})

test.each([8, 12, 20])('%d minutes a day are kept to but for chance, and every card is seen or was named', (minutesPerDay) => {
  const { mostMinutes, unseen, namedAtFirst } = simulate(bundledCourse(), { mode: 'plan', seed: 1, missedDays: 0, stabilityFactor: 1, minutesPerDay })
  expect([mostMinutes < minutesPerDay * 1.5, unseen <= namedAtFirst]).toEqual([true, true])
})

test('each promise that is broken is named', () => {
  const broken = [
    comparison({ recall: 0.96 }), comparison({ answers: 2401 }), comparison({ unseen: 1 }, 3), comparison({ unseen: 1 }, 10), comparison({ mostMinutes: 61 })
  ]
  expect(broken.map(shortcomings)).toEqual(
    [['recalls less than plain FSRS'], ['costs over 1.2 times the answers'], ['leaves cards unseen'], [], ['goes over the daily minutes']]
  )
})

test('the table has a row for each, and says what is wrong', () => {
  expect(comparisonTable([comparison({ unseen: 2 })])).toBe([
    'stability  missed   mode  recall  answers  unseen  most min  told first  told last',
    '      × 1       0  plain  97.0 %     2000     0.0        40',
    '      × 1       0   plan  97.0 %     2400     2.0        40      97.0 %     97.0 %  leaves cards unseen',
  ].join('\n'))
})
