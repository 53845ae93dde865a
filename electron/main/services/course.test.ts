import { describe, expect, test, vi } from 'vitest'
import { addDays } from '../../shared/domain/days.ts'
import type { StudyRequest } from '../../shared/contract.ts'
import { Library } from './library.ts'
import { planView, retentionView, todayView } from './plan.ts'
import { Study } from './study.ts'
import { change, context, open, step, useTestCourse, EXAM, START } from './test-course.ts'

// Real files are synced here.
vi.setConfig({ testTimeout: 30_000 })
useTestCourse()

/** Answers Good until nothing is left; gives the number of cards. */
async function study(request: StudyRequest = {}): Promise<number> {
  const loop = new Study(context())
  const asked = new Set<string>()
  let view = loop.start({ ...request, isAhead: true })
  for (let [card] = view.cards; card; [card] = view.cards) {
    asked.add(card.key)
    view = await loop.rate({ session: view.session, card: card.key, rating: 3, tookMs: 12_000 })
  }
  return asked.size
}

describe('three days of the plan and two missed', () => {
  test('are planned again over what is left', async () => {
    const first = todayView(context())
    expect([first.newToday, first.outlook?.judgement, first.daysLeft, first.outlook?.sweep?.from]).toEqual([2, { kind: 'on-track' }, 28, addDays(EXAM, -7)])
    for (const day of [0, 1, 2]) {
      open.day = addDays(START, day)
      expect(await study()).toBeGreaterThanOrEqual(2)
      expect([todayView(context()).newToday, todayView(context()).due]).toEqual([0, 0])
    }
    open.day = addDays(START, 5)
    const after = todayView(context())
    expect([after.newToday, after.outlook?.judgement, after.counts.fresh]).toEqual([3, { kind: 'behind', days: 1 }, 34])
    const planned = after.outlook?.days.reduce((sum, { newCards }) => sum + newCards, 0)
    expect([planned, after.outlook?.unmet]).toEqual([34, []])
  })

  test('leave readiness between stopping and following', async () => {
    await study()
    const { readiness, outlook } = todayView(context())
    expect([outlook?.readiness.stopped, (outlook?.readiness.followed ?? 0) > 0.95, readiness < 0.1]).toEqual([readiness, true, true])
  })
})

test('what does not fit is named by week and topic', () => {
  change({ startDate: START, examDate: addDays(START, 2), minutesPerDay: 5 })
  const { outlook } = planView(context())
  const cards = outlook?.unmet.reduce((sum, week) => sum + week.cards, 0)
  expect([outlook?.judgement, outlook?.unmet.at(-1), outlook?.hasOwnMinutes]).toEqual(
    [{ kind: 'does-not-fit', cards }, { week: 4, topic: 'Topic 4', cards: 10 }, true]
  )
})

test('the weakest topic is named, and its request asks its cards', async () => {
  const { outlook } = todayView(context())
  expect(outlook?.raises.map(({ name, cards, request }) => [name, cards, request])).toEqual([
    ['Section 0', 5, { deckId: 'guide', topic: { kind: 'section', section: 'Guide › Section 0' } }],
    ['Topic 1', 10, { deckId: 'guide', topic: { kind: 'week', week: 1 } }],
    ['Half', 20, { deckId: 'guide', topic: { kind: 'domain', domain: 'a' } }],
  ])
  const [section] = outlook?.raises ?? []
  const before = todayView(context()).readiness
  expect(await study(section?.request)).toBe(5)
  expect(todayView(context()).readiness - before).toBeCloseTo(section?.gain ?? 0, 1)
})

test('cards kept for a paper are in no figure', () => {
  const { rows, rest } = planView(context())
  expect([rows.map(({ counts }) => counts.total), rest.total]).toEqual([[10, 10, 10, 10], 0])
})

test("a number of the person's own replaces the plan's", () => {
  context().settings.change({ newPerDay: 7 })
  expect(todayView(context()).newToday).toBe(7)
})

test('minutes that are used up hold reviews back, and more can be asked for', async () => {
  context().settings.change({ newPerDay: 40 })
  await study()
  open.day = addDays(START, 20)
  change({ startDate: START, examDate: EXAM, minutesPerDay: 2 })
  const { due, moreReviews, outlook } = todayView(context())
  expect([due, moreReviews, outlook?.hasOwnPace]).toEqual([9, 31, true])
  expect(await study({ extra: 1 })).toBe(40)
})

test('an empty library has no plan and costs nothing', async () => {
  const empty = { ...context(), library: new Library({ resources: 'none', data: 'none' }, context().store.progress) }
  await empty.library.load()
  expect([planView(empty).deck, todayView(empty).outlook, retentionView(empty)]).toEqual([null, undefined, []])
})

test('every desired retention has its price', () => {
  expect(retentionView(context()).map(({ desiredRetention }) => desiredRetention)).toHaveLength(18)
})

test('without a start date the first day studied is week one, unless it was taken back', async () => {
  change({})
  const loop = new Study(context())
  const { session, cards: [card] } = loop.start({})
  if (!card) throw new Error('There is no card.')
  await loop.rate({ session, card: card.key, rating: 3, tookMs: 1000 })
  open.day = addDays(START, 3)
  const studied = planView(context()).startDate
  await step('undo')
  expect([studied, planView(context()).startDate]).toEqual([START, addDays(START, 3)])
})
