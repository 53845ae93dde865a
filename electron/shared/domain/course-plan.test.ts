import { describe, expect, test } from 'vitest'
import { planCourse, type CoursePlan, type CoursePlanRequest } from './course-plan.ts'
import { addDays, type LocalDate } from './days.ts'
import { answer, type CardState } from './schedule.ts'

const START: LocalDate = '2026-11-23'
const EXAM: LocalDate = addDays(START, 42)

/** 60 cards, ten a week; the first `met` of them answered Easy a day before the start. */
function plan(more: Partial<CoursePlanRequest> = {}, met = 0): CoursePlan {
  const cards = Array.from({ length: 60 }, (_unused, index) => ({ week: 1 + Math.floor(index / 10) }))
  const atMs = Date.parse(`${addDays(START, -1)}T12:00:00Z`)
  const state: CardState = answer(null, 4, { atMs, offsetMinutes: 0, rolloverHour: 4, desiredRetention: 0.93 })
  return planCourse({
    cards, states: cards.map((_card, index) => (index < met ? state : undefined)),
    today: START, start: START, exam: EXAM, weeks: 6, breaks: [], newPerDay: 'auto', desiredRetention: 0.93, answerMs: 15_000,
    doneToday: { answers: 0, newCards: 0 }, ...more,
  })
}

const newByDay = ({ days }: CoursePlan): readonly number[] => days.map(({ newCards }) => newCards)
const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0)

describe('new cards', () => {
  test('are spread evenly up to the week before the exam', () => {
    const counts = newByDay(plan())
    expect([counts.slice(0, 35).every((count) => count === 1 || count === 2), sum(counts.slice(0, 35)), sum(counts.slice(35))]).toEqual([true, 60, 0])
  })

  test('of missed days are spread over what is left', () => {
    const { newToday, judgement } = plan({ today: addDays(START, 21) }, 10)
    expect([newToday, judgement]).toEqual([4, { kind: 'behind', days: 15 }])
  })

  test('already met today count towards today', () => {
    expect(plan({ doneToday: { answers: 3, newCards: 1 } }).newToday).toBe(1)
    expect(plan({ doneToday: { answers: 30, newCards: 9 } }).newToday).toBe(0)
  })

  test('are met sooner when the minutes would not take them late', () => {
    const hurried = plan({ minutesPerDay: 4 })
    expect([sum(newByDay(hurried)), hurried.unmet, Math.max(...hurried.days.slice(0, 35).map(({ minutes }) => minutes)) <= 5]).toEqual([60, [], true])
  })

  test('a number of the person\'s own is kept to', () => {
    expect(newByDay(plan({ newPerDay: 25 })).slice(0, 4)).toEqual([25, 25, 10, 0])
  })

  test('without a date are fifteen a day as the minutes allow', () => {
    const free = plan({ exam: undefined, weeks: 0 })
    expect(
      [newByDay(free).slice(0, 5), free.judgement, free.aim, free.goal, free.days.length]
    ).toEqual([[15, 15, 15, 15, 0], { kind: 'no-date' }, 'none', START, 30])
    expect(plan({ exam: undefined, weeks: 0, minutesPerDay: 2 }).newToday).toBe(3)
  })

  test('follow the weeks when there is no exam', () => {
    const weeks = plan({ exam: undefined })
    expect([weeks.goal, weeks.aim, weeks.days.length, sum(newByDay(weeks)), weeks.sweep]).toEqual([addDays(START, 41), 'weeks', 42, 60, null])
  })

  test('are none on days off', () => {
    const breaks = [{ from: addDays(START, 1), to: addDays(START, 7) }]
    const { days } = plan({ breaks })
    expect([days.slice(0, 9).map(({ isOff }) => isOff), sum(days.slice(1, 8).map(({ newCards }) => newCards)), sum(days.map(({ newCards }) => newCards))])
      .toEqual([[false, true, true, true, true, true, true, true, false], 0, 60])
  })
})

test('new cards take time from reviews before they go unseen', () => {
  const full = plan({ today: addDays(START, 34), minutesPerDay: 5 }, 40)
  expect([full.unmet, sum(newByDay(full)), full.judgement]).toEqual([[], 20, { kind: 'behind', days: 10 }])
})

describe('what does not fit', () => {
  test('is named by week, the last in guide order', () => {
    const tight = plan({ exam: addDays(START, 3), minutesPerDay: 10 })
    const unmet = sum(tight.unmet.map(({ cards }) => cards))
    expect([tight.judgement, tight.unmet.at(-1), sum(newByDay(tight)) + unmet]).toEqual([{ kind: 'does-not-fit', cards: unmet }, { week: 6, cards: 10 }, 60])
  })

  test('of the sweep is counted, and never takes a new card\'s place', () => {
    const { sweep, unmet } = plan({ today: addDays(START, 38), minutesPerDay: 3 }, 60)
    expect([sweep, unmet]).toEqual([{ from: addDays(START, 38), to: addDays(START, 41), cards: 60, dropped: expect.any(Number) as number }, []])
    expect(sweep?.dropped).toBeGreaterThan(0)
  })

  test('because of the person\'s own number of new cards is told with it', () => {
    const slow = plan({ newPerDay: 1 })
    expect([slow.judgement, plan({ newPerDay: 1, minutesPerDay: 0 }).judgement]).toEqual([{ kind: 'does-not-fit', cards: 18, newPerDay: 1 }, { kind: 'does-not-fit', cards: 60 }])
  })

  test('is everything with no minutes at all', () => {
    const none = plan({ minutesPerDay: 0 }, 10)
    expect([none.newToday, none.judgement, none.problems, [...none.outlook.followed]]).toEqual(
      [0, { kind: 'does-not-fit', cards: 50 }, ['no-minutes'], [...none.outlook.stopped]]
    )
  })

  test('is everything when all days are off', () => {
    const off = plan({ breaks: [{ from: '2026-01-01', to: '2027-12-31' }] })
    expect([off.newToday, off.judgement, off.problems, off.weeks.length]).toEqual([0, { kind: 'does-not-fit', cards: 60 }, ['only-breaks'], 6])
  })
})

describe('dates that make no sense', () => {
  test('an exam before the start', () => {
    const { problems, judgement, weeks } = plan({ exam: addDays(START, -1) })
    expect([problems, judgement, weeks.length]).toEqual([['exam-before-start'], { kind: 'exam-over', exam: addDays(START, -1) }, 6])
  })

  test('an exam in the past leaves plain FSRS', () => {
    const past = plan({ today: addDays(EXAM, 1) })
    expect([past.problems, past.judgement, past.goal, past.sweep, past.newToday]).toEqual([[], { kind: 'exam-over', exam: EXAM }, addDays(EXAM, 1), null, 15])
  })

  test('weeks in the past, with no exam, are said to be over', () => {
    const over = plan({ exam: undefined, today: addDays(START, 42) })
    expect([over.problems, over.judgement, over.aim, over.newToday]).toEqual([[], { kind: 'weeks-over' }, 'none', 15])
  })

  test('a start ahead with neither exam nor weeks asks for nothing yet', () => {
    const ahead = plan({ exam: undefined, weeks: 0, start: addDays(START, 2) })
    expect([ahead.judgement, ahead.newToday]).toEqual([{ kind: 'not-started', start: addDays(START, 2) }, 0])
  })

  test('an exam today asks for nothing new', () => {
    const today = plan({ today: EXAM }, 30)
    expect([today.newToday, today.judgement, today.days, today.sweep]).toEqual([0, { kind: 'exam-today' }, [], null])
  })

  test('an exam tomorrow has one day', () => {
    const eve = plan({ today: addDays(EXAM, -1) }, 50)
    expect([eve.newToday, eve.days.length, eve.sweep?.cards, eve.judgement]).toEqual([10, 1, 50, { kind: 'behind', days: 5 }])
  })

  test('a start ahead asks for nothing yet', () => {
    const ahead = plan({ start: addDays(START, 7) })
    expect([ahead.newToday, ahead.judgement, sum(newByDay(ahead))]).toEqual([0, { kind: 'not-started', start: addDays(START, 7) }, 60])
  })

  test('a break the wrong way round is named and holds no day', () => {
    const { problems, days } = plan({ breaks: [{ from: addDays(START, 9), to: START }] })
    expect([problems, days.some(({ isOff }) => isOff)]).toEqual([['break-reversed'], false])
  })

  test('an exam ten years off is paced within one', () => {
    const far = plan({ exam: addDays(START, 3650) })
    expect([far.days.length, sum(newByDay(far)), far.judgement]).toEqual([366, 60, { kind: 'on-track' }])
  })
})

test('an empty course has an empty plan', () => {
  const empty = plan({ cards: [], states: [] })
  expect([empty.newToday, empty.unmet, empty.judgement, empty.sweep?.cards]).toEqual([0, [], { kind: 'on-track' }, 0])
})

test('following the plan is never worse than stopping, and new cards are recalled when met', () => {
  const { outlook } = plan({}, 20)
  expect(outlook.followed.every((recall, index) => recall >= (outlook.stopped[index] ?? 1))).toBe(true)
  expect([...outlook.stopped.slice(20)]).toEqual(Array(40).fill(0))
  expect(outlook.followed.every((recall) => recall > 0.9 && recall <= 1)).toBe(true)
})
