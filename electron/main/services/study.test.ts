import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { snapshotOf } from '../../shared/domain/history.ts'
import { addDays } from '../../shared/domain/days.ts'
import { cardKey, type CardKey } from '../../shared/domain/deck.ts'
import type { StudyView, TodayView } from '../../shared/contract.ts'
import type { Rating } from '../../shared/domain/rating.ts'
import { setMarks } from './marks.ts'
import { planView, todayView } from './plan.ts'
import { resetCards } from './progress.ts'
import { Study } from './study.ts'
import { addEdition, addList, change, context, open, restart, START, step, useTestCourse } from './test-course.ts'

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
    expect(await step('undo')).toEqual({ what: 'marked', cards: 2, mark: 'suspended', isOn: true })
    expect(planView(context()).rows[0]).toEqual(before)
  })

  test('a buried card is asked again the next day', async () => {
    const loop = new Study(context())
    expect(keysOf(loop.start({}))).toEqual([key(0), key(1)])
    const request = { cards: [key(0)], mark: 'buried', isOn: true } as const
    await setMarks(context(), request)
    loop.refresh()
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
    expect([view.cards, view.done, view.ratings, view.summary?.toLookAt.map(({ card, forgotten }) => [card, forgotten])]).toEqual([[], 10, [1, 0, 10, 0], [[key(0), 1]]])
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
    expect([again.done, again.total, again.ratings, again.tookMs, keysOf(again)]).toEqual([view.done, view.total, [1, 0, 2, 0], 15_000, keysOf(view)])
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

describe('how far a session is', () => {
  /** Cards done, the total, and whether what is left makes up the difference. */
  const far = ({ done, total, left }: StudyView): unknown => [done, total, done + left.learning + left.review + left.fresh === total]

  async function takeBack(loop: Study, { session }: StudyView): Promise<StudyView> {
    await step('undo')
    loop.refresh()
    return loop.show(session)
  }

  async function suspend(loop: Study, { session }: StudyView, card: CardKey): Promise<StudyView> {
    await setMarks(context(), { cards: [card], mark: 'suspended', isOn: true })
    loop.refresh()
    return loop.show(session)
  }

  test('counts cards, not answers: one in its steps is still to come', async () => {
    const loop = new Study(context())
    const views = [loop.start({ extra: 2 })]
    for (const rating of [1, 3, 4, 3] as const) views.push(await rate(loop, views.at(-1) ?? loop.start({}), rating))
    expect(views.map(far)).toEqual([[0, 4, true], [0, 4, true], [0, 4, true], [1, 4, true], [1, 4, true]])
  })

  test('goes back with an answer that is taken back, which is asked again', async () => {
    const loop = new Study(context())
    const started = loop.start({ extra: 2 })
    const rated = await rate(loop, started, 4)
    const back = await takeBack(loop, rated)
    expect([started, rated, back, await rate(loop, back, 3)].map(far)).toEqual([[0, 4, true], [1, 4, true], [0, 4, true], [0, 4, true]])
    expect(keysOf(back)[0]).toBe(key(0))
  })

  test('loses a card that is suspended, and has it again when that is taken back', async () => {
    const loop = new Study(context())
    const rated = await rate(loop, loop.start({ extra: 2 }), 4)
    const without = await suspend(loop, rated, key(2))
    expect([rated, without, await takeBack(loop, without)].map(far)).toEqual([[1, 4, true], [1, 3, true], [1, 4, true]])
  })

  test('asks an answer of an earlier session again that is taken back', async () => {
    const loop = new Study(context())
    await rate(loop, loop.start({ extra: 2 }), 4)
    const later = loop.start({ extra: 1 })
    const back = await takeBack(loop, later)
    expect([far(back), keysOf(back)[0], far(await rate(loop, back, 4))]).toEqual([[0, later.total + 1, true], key(0), [1, later.total + 1, true]])
  })

  test('goes on with an answer that is given once more', async () => {
    const loop = new Study(context())
    const rated = await rate(loop, loop.start({ extra: 2 }), 4)
    await takeBack(loop, rated)
    await step('redo')
    loop.refresh()
    const redone = loop.show(rated.session)
    expect([far(redone), redone.ratings, keysOf(redone)]).toEqual([far(rated), rated.ratings, keysOf(rated)])
  })

  test('is what Today says is left, with the cards that are waited for', async () => {
    const loop = new Study(context())
    const leftToday = ({ left, due, newToday, waiting, unfinished }: TodayView): unknown => ({ left, due, newToday, waiting, unfinished })
    let view = loop.start({})
    expect(leftToday(todayView(context()))).toEqual({ left: 2, due: 0, newToday: 2, waiting: undefined, unfinished: undefined })
    view = await rate(loop, view, 4)
    expect(leftToday(todayView(context()))).toEqual({ left: 1, due: 0, newToday: 1, waiting: undefined, unfinished: { request: { deckId: 'guide' }, done: 1 } })
    view = await rate(loop, view, 3)
    const dueAtMs = context().clock.atMs() + 600_000
    expect(leftToday(todayView(context()))).toEqual({ left: view.total - view.done, due: 0, newToday: 0, waiting: { cards: 1, dueAtMs }, unfinished: undefined })
    expect([todayView(context()).changesAtMs, view.dueAtMs]).toEqual([dueAtMs, dueAtMs])
    view = loop.start({ isAhead: true })
    await rate(loop, view, 4)
    expect([todayView(context()).left, todayView(context()).changesAtMs]).toEqual([0, Date.parse('2026-11-23T19:00:00Z')])
  })

  test('tells at its end how many new cards there are still, and how many of them can be asked', async () => {
    const loop = new Study(context())
    const ends: unknown[] = []
    for (const request of [{}, { week: 2, extra: 1 }, { topic: { kind: 'section', section: 'Guide › Section 4' } }] as const) {
      let view = loop.start(request)
      while (view.cards.length > 0) view = await rate(loop, view, 4)
      ends.push([view.done, view.summary?.newLeft, view.summary?.moreNew])
    }
    expect(ends).toEqual([[2, 38, 38], [1, 9, 9], [5, 32, 0]])
  })

  test('is over with its day', async () => {
    const loop = new Study(context())
    const { session } = await rate(loop, loop.start({}), 4)
    open.day = addDays(START, 1)
    expect(() => loop.show(session)).toThrow('This session is over')
  })

  test('does not begin anew when the person does not want to wait', async () => {
    const loop = new Study(context())
    let view = await rate(loop, loop.start({}), 4)
    view = await rate(loop, view, 3)
    expect([far(view), view.cards.length, view.dueAtMs]).toEqual([[1, 2, true], 0, context().clock.atMs() + 600_000])
    const ahead = loop.start({ isAhead: true })
    expect([far(ahead), keysOf(ahead)]).toEqual([[1, 2, true], [key(1)]])
  })

  test('more cards are as many as were asked for, whatever else changes meanwhile', async () => {
    const loop = new Study(context())
    const view = loop.start({ extra: 5 })
    await rate(loop, view, 4)
    await rate(loop, loop.show(view.session), 4)
    await rate(loop, loop.show(view.session), 4)
    loop.renew()
    expect(loop.show(view.session).left).toEqual({ learning: 0, review: 0, fresh: view.total - 3 })
  })

  test('adds up after whatever is done', async () => {
    const action = fc.oneof(
      { weight: 4, arbitrary: fc.record({ kind: fc.constant('rate' as const), rating: fc.constantFrom(1, 2, 3, 4) }) },
      { weight: 2, arbitrary: fc.constantFrom({ kind: 'undo' as const }, { kind: 'redo' as const }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('suspended' as const, 'buried' as const, 'reset' as const), card: fc.nat(5), isOn: fc.boolean() }) },
    )
    await fc.assert(fc.asyncProperty(fc.array(action, { maxLength: 14 }), async (steps) => {
      const loop = new Study(context())
      let view = loop.start({ week: 1, extra: 4 })
      for (const one of steps) {
        if (one.kind === 'rate') view = view.cards.length > 0 ? await rate(loop, view, one.rating) : view
        else {
          if (one.kind === 'undo' || one.kind === 'redo') await step(one.kind)
          else if (one.kind === 'reset') await resetCards(context(), [key(one.card)])
          else await setMarks(context(), { cards: [key(one.card)], mark: one.kind, isOn: one.isOn })
          loop.refresh()
          view = loop.show(view.session)
        }
        expect(far(view)).toEqual([view.done, view.total, true])
        expect(view.cards.length).toBeLessThanOrEqual(view.total - view.done)
      }
    }), { numRuns: 15 })
  })
})

test('the guide is offered where a card has a section in it, and nowhere else', async () => {
  const loop = new Study(context())
  const offered = (): readonly boolean[] => [loop.start({}).cards, loop.start({ isCram: true }).cards, loop.flip({ from: 0, count: 1 }).cards].map(([card]) => card?.hasSection === true)
  const ofGuide = offered()
  await addList('words', 3)
  const ofList = offered()
  await addList('anki', 3, { file: 'collection', headings: ['Deck', 'Part of it'] })
  expect([ofGuide, ofList, offered()]).toEqual([[true, true, true], [false, false, false], [false, false, false]])
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
