import { describe, expect, test, vi } from 'vitest'
import { addDays } from '../../shared/domain/days.ts'
import { cardKey } from '../../shared/domain/deck.ts'
import { countCards } from './counts.ts'
import { setMarks } from './marks.ts'
import { planView, todayView } from './plan.ts'
import { statisticsView } from './statistics.ts'
import { Study } from './study.ts'
import { addEdition, addList, change, context, EXAM, open, START, useTestCourse } from './test-course.ts'

// Real files are synced here.
vi.setConfig({ testTimeout: 30_000 })
useTestCourse()

/** Answers Easy until so many answers are given. */
async function study(deckId: string, answers: number): Promise<void> {
  const loop = new Study(context())
  let view = loop.start({ deckId, extra: answers })
  for (let given = 0; given < answers; given += 1) {
    const [card] = view.cards
    if (!card) throw new Error('Nothing is asked.')
    view = await loop.rate({ session: view.session, card: card.key, rating: 4, tookMs: 5_000 })
  }
}

describe('after the exam', () => {
  test('Today and Plan say so, and foretell nothing', async () => {
    await study('guide', 3)
    open.day = addDays(EXAM, 3)
    const today = todayView(context())
    const { outlook } = planView(context())
    expect([today.daysLeft, today.outlook?.aim, today.outlook?.raises, today.outlook?.judgement]).toEqual([-3, 'none', [], { kind: 'exam-over', exam: EXAM }])
    expect([outlook?.judgement, outlook?.problems, outlook?.readiness.followed]).toEqual([{ kind: 'exam-over', exam: EXAM }, [], outlook?.readiness.stopped])
  })

  test('weeks without an exam are over by themselves', () => {
    change({ startDate: START })
    open.day = addDays(START, 28)
    expect([todayView(context()).outlook?.judgement, todayView(context()).week]).toEqual([{ kind: 'weeks-over' }, undefined])
  })
})

test('a deck without weeks has no plan to go by, and names nothing it has not', async () => {
  await addList('words', 9)
  await study('words', 2)
  const { outlook, weeks, domains, newToday } = todayView(context())
  expect({ weeks, domains, newToday, raises: outlook?.raises, judgement: outlook?.judgement, unmet: outlook?.unmet }).toEqual(
    { weeks: [], domains: [], newToday: 7, raises: [], judgement: { kind: 'no-date' }, unmet: [] }
  )
  context().settings.change({ courses: { words: { examDate: EXAM } } })
  expect(todayView(context()).outlook?.raises).toEqual([])
})

describe('the ruler', () => {
  const reviews = (): number => todayView(context()).weeks.flatMap(({ days }) => days).reduce((sum, day) => sum + day.reviews, 0)

  test('counts the reviews of its own course', async () => {
    await addEdition('other', 'other-course')
    await study('other', 3)
    const before = reviews()
    await study('guide', 2)
    expect([before, reviews(), planView(context()).rows.flatMap(({ days }) => days).reduce((sum, day) => sum + day.reviews, 0)]).toEqual([0, 2, 2])
  })

  test('counts both editions of one guide, which share their progress', async () => {
    await addEdition('guide-ko')
    await study('guide-ko', 2)
    expect(reviews()).toBe(2)
  })
})

test('a card buried for today is due nowhere', async () => {
  await study('guide', 2)
  open.day = addDays(START, 27)
  const due = (): readonly number[] => [countCards(context(), context().library.require('guide').cards).due, todayView(context()).due]
  const before = due()
  await setMarks(context(), { cards: [cardKey('guide', 'n0')], mark: 'buried', isOn: true })
  expect([before, due()]).toEqual([[2, 2], [1, 1]])
})

test('what was answered today is not still to come', async () => {
  const first = (): number => statisticsView(context(), 'plan').forecast[0]?.answers ?? 0
  const before = first()
  await study('guide', 2)
  expect([before > 0, first()]).toEqual([true, before - 2])
})
