import { describe, expect, test, vi } from 'vitest'
import { snapshotOf } from '../../shared/domain/history.ts'
import { addDays } from '../../shared/domain/days.ts'
import { cardKey, type CardKey } from '../../shared/domain/deck.ts'
import type { StudyView } from '../../shared/contract.ts'
import type { Rating } from '../../shared/domain/schedule.ts'
import { setMarks } from './marks.ts'
import { planView, todayView } from './plan.ts'
import { undo } from './progress.ts'
import { Study } from './study.ts'
import { addEdition, change, context, open, restart, START, useTestCourse } from './test-course.ts'

// Real files are synced here.
vi.setConfig({ testTimeout: 30_000 })
useTestCourse()

const key = (number: number): CardKey => cardKey('guide', `n${String(number)}`)
const keysOf = ({ cards }: StudyView): readonly CardKey[] => cards.map((card) => card.key)

async function rate(loop: Study, view: StudyView, rating: Rating): Promise<StudyView> {
  const [card] = view.cards
  if (!card) throw new Error('Nothing is asked.')
  return loop.rate({ session: view.session, card: card.key, rating, tookMs: 5_000 })
}

describe('marks', () => {
  test('a suspended card is in no queue and no figure until it is brought back', async () => {
    const before = planView(context()).rows[0]
    await setMarks(context(), { cards: [key(0), key(1)], mark: 'suspended', isOn: true })
    const counts = planView(context()).rows[0]?.counts
    expect([counts?.suspended, counts?.fresh, keysOf(new Study(context()).start({ week: 1 }))]).toEqual([2, 8, [key(2), key(3)]])
    await restart()
    expect(todayView(context()).counts.suspended).toBe(2)
    expect(await undo(context())).toEqual({ what: 'marked', cards: 2 })
    expect(planView(context()).rows[0]).toEqual(before)
  })

  test('a buried card is asked again the next day', async () => {
    const loop = new Study(context())
    expect(keysOf(loop.start({}))).toEqual([key(0), key(1)])
    const request = { cards: [key(0)], mark: 'buried', isOn: true } as const
    await setMarks(context(), request)
    loop.drop(request.cards)
    expect(keysOf(new Study(context()).start({}))).toEqual([key(1), key(2)])
    open.day = addDays(START, 1)
    expect(keysOf(new Study(context()).start({}))).toContain(key(0))
  })

  test('a card that is gone cannot be marked', async () => {
    await expect(setMarks(context(), { cards: [cardKey('guide', 'gone')], mark: 'flagged', isOn: true })).rejects.toMatchObject({ failure: { code: 'card-missing' } })
  })
})

describe('cramming a week', () => {
  test('asks all its cards, forgotten ones again, and leaves the schedule alone', async () => {
    const loop = new Study(context())
    let view = await rate(loop, loop.start({}), 3)
    const before = snapshotOf(context().store.progress).cards
    view = loop.start({ week: 1, isCram: true })
    expect([view.isCram, view.left, view.cards[0]?.intervalsMs]).toEqual([true, { learning: 0, review: 10, fresh: 0 }, undefined])
    view = await rate(loop, view, 1)
    for (let asked = 0; asked < 9; asked += 1) view = await rate(loop, view, 3)
    expect(keysOf(view)).toEqual([key(0)])
    view = await rate(loop, view, 3)
    expect([view.cards, view.done, view.summary?.toLookAt.map(({ card, forgotten }) => [card, forgotten])]).toEqual([[], 11, [[key(0), 1]]])
    expect(snapshotOf(context().store.progress).cards).toEqual(before)
  })
})

describe('a session that was cut off', () => {
  test('goes on after a restart with its answers', async () => {
    change({ startDate: START, examDate: addDays(START, 5) })
    const loop = new Study(context())
    let view = loop.start({ week: 1 })
    for (const rating of [3, 1, 3] as const) view = await rate(loop, view, rating)
    await restart()
    const again = new Study(context()).start({ week: 1 })
    expect([again.done, again.ratings, again.tookMs, keysOf(again)]).toEqual([3, [1, 0, 2, 0], 15_000, keysOf(view)])
    expect(new Study(context()).start({ week: 2 }).done).toBe(0)
  })

  test('a topic goes on with the cards it had left', async () => {
    const loop = new Study(context())
    const request = { topic: { kind: 'week', week: 1 } } as const
    let view = loop.start(request)
    expect(view.left).toEqual({ learning: 0, review: 0, fresh: 10 })
    for (let asked = 0; asked < 4; asked += 1) view = await rate(loop, view, 4)
    await restart()
    expect([new Study(context()).start(request).left, todayView(context()).unfinished]).toEqual(
      [{ learning: 0, review: 0, fresh: 6 }, { request: { deckId: 'guide', ...request }, done: 4 }]
    )
  })

  test('the next day begins anew', async () => {
    const loop = new Study(context())
    await rate(loop, loop.start({ week: 1 }), 3)
    open.day = addDays(START, 1)
    await restart()
    expect([new Study(context()).start({ week: 1 }).done, todayView(context()).unfinished]).toEqual([0, undefined])
  })
})

test('two editions of one guide share progress, each with its own texts', async () => {
  await addEdition('guide-ko')
  const start = (deckId: string): StudyView => new Study(context()).start({ deckId })
  expect([start('guide').cards[0]?.ask, start('guide-ko').cards[0]?.ask]).toEqual(['Question 0', '물음 0'])
  const loop = new Study(context())
  await rate(loop, loop.start({ deckId: 'guide' }), 4)
  expect(todayView(context()).unfinished?.done).toBe(1)
  expect(keysOf(start('guide-ko'))).toEqual(keysOf(start('guide')))
})

test('another course takes nothing from today’s new cards', async () => {
  await addEdition('other', 'other-course')
  const loop = new Study(context())
  let view = loop.start({ deckId: 'other', extra: 5 })
  for (let asked = 0; asked < 5; asked += 1) view = await rate(loop, view, 4)
  expect([todayView(context()).newToday, todayView(context()).answeredToday]).toEqual([2, 0])
})
