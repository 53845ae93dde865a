import { fsrs } from 'ts-fsrs'
import { describe, expect, test } from 'vitest'
import { addDays, type LocalDate } from './days.ts'
import { RATINGS, type Rating } from './rating.ts'
import { answer, recallAfter, retrievability, type CardState, type Moment } from './schedule.ts'

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

describe('daylight saving', () => {
  /** Good at 08:30 local time every day a card is due, over a change of the clock. */
  const dueDays = (firstDay: LocalDate, offsetOf: (day: LocalDate) => number): readonly LocalDate[] => {
    let state: CardState | null = null
    let day = firstDay
    return Array.from({ length: 4 }, () => {
      const offsetMinutes = offsetOf(day)
      state = answer(state, 4, { atMs: Date.parse(`${day}T08:30:00Z`) - offsetMinutes * 60_000, offsetMinutes, rolloverHour: 4, desiredRetention: 0.97 })
      day = addDays(state.lastDay, state.intervalDays)
      return day
    })
  }

  test('moves no due day, neither forward nor back', () => {
    const constant = dueDays('2027-03-10', () => -300)
    expect(
      [dueDays('2027-03-10', (day) => (day < '2027-03-14' ? -300 : -240)), dueDays('2027-03-10', (day) => (day < '2027-03-14' ? -240 : -300))]
    ).toEqual([constant, constant])
  })
})

describe('the rollover hour', () => {
  test('parts two days at 04:00, to the millisecond', () => {
    const days = ['2026-03-02T18:59:59.999Z', '2026-03-02T19:00:00.000Z'].map((iso) => answer(null, 3, { ...at(iso), desiredRetention: 0.9 }).lastDay)
    expect(days).toEqual(['2026-03-02', '2026-03-03'])
  })

  test('shortly before it a better answer still comes back no sooner', () => {
    const lapsed = answer(
      answer(null, 4, { ...at('2026-03-01T03:00:00Z'), desiredRetention: 0.9 }), 1, { ...at('2026-03-20T18:50:00Z'), desiredRetention: 0.9 }
    )
    const dues = RATINGS.map((rating) => answer(lapsed, rating, { ...at('2026-03-20T18:58:00Z'), desiredRetention: 0.97 }).dueAtMs)
    expect(dues).toEqual([...dues].sort((a, b) => a - b))
  })
})

test('a leap day is a day like any other', () => {
  const first = answer(null, 4, { ...at('2028-02-25T03:00:00Z'), desiredRetention: 0.9 })
  expect([first.intervalDays, new Date(first.dueAtMs).toISOString()]).toEqual([8, '2028-03-03T19:00:00.000Z'])
})

describe('the spread', () => {
  const known: CardState = { ...answer(null, 4, { ...at('2026-03-02T03:00:00Z'), desiredRetention: 0.9 }), stability: 60 }
  const spread = (fuzzSeed: string): number => answer(known, 3, { ...at('2026-04-20T03:00:00Z'), desiredRetention: 0.9, fuzzSeed }).intervalDays

  test('is the same for the same card and parts different ones', () => {
    const seeds = Array.from({ length: 40 }, (_unused, index) => `course/card-${String(index)}`)
    expect([seeds.map(spread), new Set(seeds.map(spread)).size > 5]).toEqual([seeds.map(spread), true])
  })

  test('never leads past the exam', () => {
    expect(answer(known, 4, { ...at('2026-04-20T03:00:00Z'), desiredRetention: 0.9, fuzzSeed: 'x', examDate: '2026-05-01' }).intervalDays).toBe(11)
  })
})

test('recall is the library\'s own curve', () => {
  const library = fsrs()
  const pairs = [[0, 1], [1, 0.212], [10, 2.3], [42, 8.2956], [365, 100]] as const
  expect(pairs.map(([days, stability]) => recallAfter(days, stability).toFixed(7))).toEqual(
    pairs.map(([days, stability]) => library.forgetting_curve(days, stability).toFixed(7))
  )
})
