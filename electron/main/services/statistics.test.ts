import { describe, expect, test, vi } from 'vitest'
import { addDays } from '../../shared/domain/days.ts'
import type { Rating } from '../../shared/domain/rating.ts'
import { setMarks } from './marks.ts'
import { statisticsView } from './statistics.ts'
import { Study } from './study.ts'
import { addEdition, context, open, restart, step, useTestCourse, EXAM, START } from './test-course.ts'

// Real files are synced here.
vi.setConfig({ testTimeout: 30_000 })
useTestCourse()

/** Answers what is asked today, one rating a card, in 6 s each. */
async function study(ratings: readonly Rating[], isCram = false): Promise<void> {
  const loop = new Study(context())
  let view = loop.start(isCram ? { week: 1, isCram } : {})
  for (const rating of ratings) {
    const [card] = view.cards
    if (!card) throw new Error('Nothing is asked.')
    view = await loop.rate({ session: view.session, card: card.key, rating, tookMs: 6_000 })
  }
}

describe('statistics of the plan', () => {
  test('days, time, forecast and weeks of a plan just begun', async () => {
    await study([4, 4])
    const view = statisticsView(context(), 'plan')
    expect(view).toMatchObject({ scope: 'plan', deck: { id: 'guide' }, today: START, examDate: EXAM, months: [] })
    expect(view.days).toEqual([{ day: START, reviews: 2, newCards: 2, tookMs: 12_000 }])
    expect(view.forecast.map(({ day }) => day).slice(0, 2)).toEqual([START, addDays(START, 1)])
    expect(view.forecast.filter(({ isSweep }) => isSweep).every(({ day }) => day >= addDays(EXAM, -7))).toBe(true)
    expect(view.groups.map(({ kind, id, counts }) => [kind, id, counts.total, counts.total - counts.fresh])).toEqual([
      ['week', '1', 10, 2], ['week', '2', 10, 0], ['week', '3', 10, 0], ['week', '4', 10, 0], ['domain', 'a', 20, expect.any(Number)], ['domain', 'b', 20, expect.any(Number)],
    ])
  })

  test('only what the schedule asked counts as retention, by how long it was known', async () => {
    await study([4, 4])
    open.day = addDays(START, 20)
    await study([3, 1])
    await study([1], true)
    const [month, ...more] = statisticsView(context(), 'plan').months
    expect([month, more]).toEqual([{ month: '2026-12', young: { asked: 2, recalled: 1 }, mature: { asked: 0, recalled: 0 } }, []])
    await step('undo')
    await step('undo')
    expect(statisticsView(context(), 'plan').months).toEqual([{ month: '2026-12', young: { asked: 1, recalled: 1 }, mature: { asked: 0, recalled: 0 } }])
    await restart()
    expect(statisticsView(context(), 'plan').months).toEqual([{ month: '2026-12', young: { asked: 1, recalled: 1 }, mature: { asked: 0, recalled: 0 } }])
  })
})

describe('statistics of all decks', () => {
  test('another course adds to everything, not to the plan', async () => {
    await addEdition('other', 'other')
    await study([4])
    const view = statisticsView(context(), 'all')
    expect(view.groups.map(({ kind, id, counts }) => [kind, id, counts.total])).toEqual([['deck', 'guide', 40], ['deck', 'other', 40]])
    expect(view.forecast.reduce((sum, { answers }) => sum + answers, 0)).toBe(1)
  })

  test('what is overdue comes today, and what is suspended not at all', async () => {
    await study([4, 4])
    open.day = addDays(START, 60)
    expect(statisticsView(context(), 'all').forecast[0]).toEqual({ day: open.day, answers: 2, isSweep: false })
    const [card] = new Study(context()).start({}).cards
    if (!card) throw new Error('Nothing is asked.')
    await setMarks(context(), { cards: [card.key], mark: 'suspended', isOn: true })
    expect(statisticsView(context(), 'all').forecast[0]?.answers).toBe(1)
  })

  test('days older than a year are left out', async () => {
    await study([4])
    open.day = addDays(START, 400)
    expect(statisticsView(context(), 'all').days).toEqual([])
  })
})
