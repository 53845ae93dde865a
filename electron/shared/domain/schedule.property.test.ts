import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { addDays, dayNumber, studyDay } from './days.ts'
import { RATINGS, type Rating } from './rating.ts'
import { answer, dueDayNumber, isLearning, type CardState, type Moment, type ScheduleOptions } from './schedule.ts'

vi.setConfig({ testTimeout: 120_000 })

const HISTORIES = 10_000
const DAY_MS = 86_400_000
const FIRST_MS = Date.parse('2027-12-20T00:00:00Z')

const rating = fc.constantFrom(...RATINGS)
/** An answer so many days after the one before, at a minute of the local day, where the clock says so many minutes east. */
const step = fc.record({
  rating,
  days: fc.oneof(fc.constant(0), fc.integer({ min: -370, max: 400 })),
  minute: fc.integer({ min: 0, max: 1439 }),
  offsetMinutes: fc.integer({ min: -48, max: 56 }).map((quarter) => quarter * 15),
})
const options = fc.record({
  desiredRetention: fc.integer({ min: 80, max: 97 }).map((percent) => percent / 100),
  exam: fc.option(fc.integer({ min: -5, max: 120 }), { nil: undefined }),
  rolloverHour: fc.integer({ min: 0, max: 12 }),
  fuzzSeed: fc.option(fc.string({ maxLength: 8 }), { nil: undefined }),
})
const history = fc.record({ steps: fc.array(step, { minLength: 1, maxLength: 12 }), options })

type History = typeof history extends fc.Arbitrary<infer Drawn> ? Drawn : never
type Asked = Moment & ScheduleOptions

/** Every question of a history: what was known, and when and how it was asked. */
function questionsOf({ steps, options: { exam, rolloverHour, ...rest } }: History): readonly { before: CardState | null; rating: Rating; asked: Asked }[] {
  let before: CardState | null = null
  let day = FIRST_MS
  return steps.map((one) => {
    day += one.days * DAY_MS
    const examDate = exam === undefined ? undefined : addDays('2027-12-20', exam)
    const asked: Asked = { atMs: day + one.minute * 60_000 - one.offsetMinutes * 60_000, offsetMinutes: one.offsetMinutes, rolloverHour, examDate, ...rest }
    const question = { before, rating: one.rating, asked }
    before = answer(before, one.rating, asked)
    return question
  })
}

const everyQuestion = (check: (before: CardState | null, asked: Asked, rating: Rating) => void): void => {
  fc.assert(fc.property(history, (drawn) => {
    for (const { before, asked, rating: given } of questionsOf(drawn)) check(before, asked, given)
  }), { numRuns: HISTORIES })
}

test('a state is finite, within FSRS\'s bounds, never due before it was asked, and the same every time', () => {
  everyQuestion((before, asked, given) => {
    const state = answer(before, given, asked)
    const numbers = [state.stability, state.difficulty, state.dueAtMs, state.intervalDays, state.reps, state.lapses]
    const isSound = numbers.every(Number.isFinite) && state.stability >= 0.001 && state.stability <= 36_500 && state.difficulty >= 1 && state.difficulty <= 10
      && state.dueAtMs > asked.atMs && state.reps === (before?.reps ?? 0) + 1 && isLearning(state) === (state.intervalDays === 0)
    if (!isSound) throw new Error(JSON.stringify(state))
    expect(answer(before, given, asked)).toStrictEqual(state)
  })
})

test('Again comes back no later than Hard, Hard than Good, Good than Easy', () => {
  everyQuestion((before, asked) => {
    const dues = RATINGS.map((each) => answer(before, each, asked).dueAtMs)
    if (dues.some((due, index) => index > 0 && due < (dues[index - 1] ?? 0))) throw new Error(dues.join(' '))
  })
})

test('nothing is due after the exam while it lies ahead', () => {
  everyQuestion((before, asked, given) => {
    const state = answer(before, given, asked)
    const exam = asked.examDate
    if (exam !== undefined && state.lastDay < exam && dueDayNumber(state) > dayNumber(exam)) throw new Error(JSON.stringify(state))
  })
})

test('the spread is bounded: a tenth, and two days for short intervals', () => {
  everyQuestion((before, asked, given) => {
    const exact = answer(before, given, { ...asked, fuzzSeed: undefined, examDate: undefined }).intervalDays
    const spread = answer(before, given, { ...asked, fuzzSeed: 'card', examDate: undefined }).intervalDays
    if (Math.abs(spread - exact) > 2.5 + exact * 0.15) throw new Error(`${String(exact)} ${String(spread)}`)
  })
})

test('the same history by the local clock gives the same states from UTC−12 to UTC+14', () => {
  const days = fc.array(fc.record({ rating, days: fc.integer({ min: 0, max: 30 }), time: fc.constantFrom('08:30', '09:30') }), { minLength: 1, maxLength: 8 })
  const offset = fc.integer({ min: -48, max: 56 }).map((quarter) => quarter * 15)
  fc.assert(fc.property(days, offset, (steps, offsetMinutes) => {
    const statesAt = (minutes: number): readonly CardState[] => {
      let state: CardState | null = null
      let day = '2028-02-25'
      return steps.map((one) => {
        day = addDays(day, one.days)
        const atMs = Date.parse(`${day}T${one.time}:00Z`) - minutes * 60_000
        state = answer(state, one.rating, { atMs, offsetMinutes: minutes, rolloverHour: 4, desiredRetention: 0.93, fuzzSeed: 'card' })
        return { ...state, dueAtMs: state.dueAtMs + minutes * 60_000, lastAtMs: state.lastAtMs + minutes * 60_000 }
      })
    }
    expect(statesAt(offsetMinutes)).toStrictEqual(statesAt(0))
  }), { numRuns: HISTORIES })
})

test('a study day holds every instant of it, wherever it is', () => {
  const instant = fc.record({
    atMs: fc.integer({ min: 0, max: 4_000_000_000_000 }),
    offsetMinutes: fc.integer({ min: -720, max: 840 }),
    rolloverHour: fc.integer({ min: 0, max: 12 }),
  })
  fc.assert(fc.property(instant, ({ atMs, offsetMinutes, rolloverHour }) => {
    const clock = { offsetMinutes, rolloverHour }
    const day = studyDay(atMs, clock)
    expect(dayNumber(day)).toBe(Math.floor((atMs + offsetMinutes * 60_000 - rolloverHour * 3_600_000) / DAY_MS))
  }), { numRuns: HISTORIES })
})
