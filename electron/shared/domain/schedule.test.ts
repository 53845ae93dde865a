import { describe, expect, test } from 'vitest'
import { addDays, type LocalDate } from './days.ts'
import { answer, RATINGS, retrievability, type CardState, type Moment, type Rating } from './schedule.ts'

const SEOUL = { offsetMinutes: 540, rolloverHour: 4 }
const at = (iso: string, clock: { offsetMinutes: number; rolloverHour: number } = SEOUL): Moment => ({ atMs: Date.parse(iso), ...clock })

/** Answers on the due day at noon local time, with no learning steps in between; gives the intervals in days. */
function intervals(ratings: readonly Rating[], desiredRetention: number): number[] {
  let state: CardState | null = null
  let day: LocalDate = '2026-01-01'
  return ratings.map((rating) => {
    state = answer(state, rating, { ...at(`${day}T03:00:00Z`), desiredRetention })
    day = addDays(day, state.intervalDays)
    return state.intervalDays
  })
}

describe('FSRS reference figures', () => {
  test('a long history with two lapses comes back after the known days', () => {
    const good: Rating = 3
    const known = [0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21]
    const got = intervals([good, good, good, good, good, good, 1, 1, good, good, good, good, good], 0.9)
    expect(got.map((days, index) => Math.abs(days - (known[index] ?? Number.NaN)) <= 1)).toEqual(known.map(() => true))
  })

  test('a higher desired retention brings cards back sooner', () => {
    expect(intervals([3, 3, 3, 3, 3], 0.95)).toEqual([0, 1, 3, 8, 19])
  })

  test('first answers give the known stability and difficulty', () => {
    const first = RATINGS.map((rating) => answer(null, rating, { ...at('2026-01-01T00:00:00Z'), desiredRetention: 0.9 }))
    const rounded = first.map((state) => [state.stability.toFixed(4), state.difficulty.toFixed(4)])
    expect(rounded).toEqual([['0.2120', '6.4133'], ['1.2931', '5.1122'], ['2.3065', '2.1181'], ['8.2956', '1.0000']])
  })

  test('Again and five Goods reach the known memory state', () => {
    const days = [0, 0, 1, 3, 8, 21]
    let day: LocalDate = '2026-01-01'
    let state: CardState | null = null
    for (const [index, gap] of days.entries()) {
      day = addDays(day, gap)
      state = answer(state, index === 0 ? 1 : 3, { ...at(`${day}T03:00:00Z`), desiredRetention: 0.9 })
    }
    expect([state?.stability.toFixed(4), state?.difficulty.toFixed(4)]).toEqual(['53.6269', '6.3575'])
  })
})

describe('local days', () => {
  test.each([-720, -300, 0, 330, 540, 840])('08:30 and 09:30 of one day are the same day at UTC%+d minutes', (offsetMinutes) => {
    const clock = { offsetMinutes, rolloverHour: 4 }
    const local = (time: string): Moment => ({ atMs: Date.parse(`2026-03-02T${time}:00Z`) - offsetMinutes * 60_000, ...clock })
    const first = answer(null, 3, { ...local('08:30'), desiredRetention: 0.9 })
    const second = answer(first, 3, { ...local('09:30'), desiredRetention: 0.9 })
    expect([second.lastDay, second.stability.toFixed(4), second.intervalDays]).toEqual(['2026-03-02', '2.3065', 2])
  })

  test('an answer at 01:00 belongs to the evening before', () => {
    expect(answer(null, 3, { ...at('2026-03-01T16:00:00Z'), desiredRetention: 0.9 }).lastDay).toBe('2026-03-01')
  })

  test('a review is due from the start of its study day', () => {
    const first = answer(null, 4, { ...at('2026-03-02T13:00:00Z'), desiredRetention: 0.9 })
    expect([first.intervalDays, new Date(first.dueAtMs).toISOString()]).toEqual([8, '2026-03-09T19:00:00.000Z'])
  })

  test('a clock set back a year counts as the same day', () => {
    const first = answer(null, 4, { ...at('2026-03-02T03:00:00Z'), desiredRetention: 0.9 })
    const second = answer(first, 3, { ...at('2025-03-02T03:00:00Z'), desiredRetention: 0.9 })
    expect([second.lastDay, Number.isFinite(second.stability)]).toEqual(['2026-03-02', true])
  })
})

describe('the exam date', () => {
  test('no interval goes past it', () => {
    const first = answer(null, 4, { ...at('2026-03-02T03:00:00Z'), desiredRetention: 0.9, examDate: '2026-03-05' })
    expect([first.intervalDays, new Date(first.dueAtMs).toISOString()]).toEqual([3, '2026-03-04T19:00:00.000Z'])
  })

  test('from the exam day on it is plain FSRS', () => {
    expect(answer(null, 4, { ...at('2026-03-05T03:00:00Z'), desiredRetention: 0.9, examDate: '2026-03-05' }).intervalDays).toBe(8)
  })
})

test('retrievability is 0 unseen, 1 on the day, 0.9 after one stability', () => {
  const state: CardState = { ...answer(null, 3, { ...at('2026-03-02T03:00:00Z'), desiredRetention: 0.9 }), stability: 10 }
  expect([retrievability(null, '2026-03-02'), retrievability(state, '2026-03-02'), retrievability(state, '2026-03-12').toFixed(4)]).toEqual([0, 1, '0.9000'])
})
