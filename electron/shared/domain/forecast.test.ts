import { describe, expect, test } from 'vitest'
import { FIRST_RATING_SHARES, follow, followNew, NEW_CARD_ANSWERS, recallIfStudiedToday, type Course } from './forecast.ts'
import { recallAfter } from './schedule.ts'

const course: Course = { desiredRetention: 0.93, goal: 42, lastDay: 41, sweepFrom: 35 }
const known = { stability: 20, difficulty: 5, last: -10, due: 2 }

/** The days a card is answered on, S behind the sweep's. */
function daysOf(card: typeof known, on: Course = course): readonly string[] {
  const days: string[] = []
  follow(card, on, (day, _answers, swept) => { days.push(`${String(day)}${swept > 0 ? 'S' : ''}`) })
  return days
}

describe('a card followed to the exam', () => {
  test('is answered when it is due and once in the middle of the sweep', () => {
    expect(daysOf(known)).toEqual(['2', '25', '38S'])
  })

  test('that is not due before the exam still comes in the sweep', () => {
    expect(daysOf({ ...known, due: 90 })).toEqual(['38S'])
  })

  test('that was answered since the sweep began is not swept again', () => {
    expect(daysOf({ ...known, last: -1, due: 60 }, { ...course, goal: 3, lastDay: 2, sweepFrom: -4 })).toEqual([])
  })

  test('that is overdue is answered today', () => {
    expect(daysOf({ ...known, due: -5 })[0]).toBe('0')
  })

  test('is recalled better than one left alone', () => {
    expect([follow(known, course) > 0.97, recallAfter(52, 20) < 0.87]).toEqual([true, true])
  })

  test('costs an answer, and another where it is forgotten', () => {
    const answers: number[] = []
    follow({ ...known, due: 90 }, course, (_day, count) => { answers.push(count) })
    expect(answers).toEqual([expect.closeTo(2 - recallAfter(48, 20))])
  })
})

describe('a new card', () => {
  test('takes between one and three answers on its first day', () => {
    const first = new Map<number, number>()
    followNew(3, course, (day, answers) => { first.set(day, (first.get(day) ?? 0) + answers) })
    expect([first.get(3), NEW_CARD_ANSWERS, Math.min(...first.keys())]).toEqual([expect.closeTo(NEW_CARD_ANSWERS), expect.closeTo(2.163), 3])
  })

  test('met on the eve is recalled less than one met early', () => {
    expect([followNew(0, course) > followNew(41, course), followNew(41, course) > 0.8]).toEqual([true, true])
  })
})

test('the shares of first answers make a whole', () => {
  expect(FIRST_RATING_SHARES.reduce((sum, [, share]) => sum + share, 0)).toBeCloseTo(1)
})

test('studying a card today helps, the more the weaker it is', () => {
  const gain = (stability: number): number => recallIfStudiedToday({ ...known, stability }, 42) - recallAfter(52, stability)
  expect([gain(5) > gain(50), gain(50) > 0, recallIfStudiedToday(null, 42) > 0.5]).toEqual([true, true, true])
})
