import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { CardView, StudyAnswer, StudyView } from '../../electron/shared/contract.ts'
import type { CardKey } from '../../electron/shared/domain/deck.ts'
import type { Failure, Result } from '../../electron/shared/errors.ts'
import { useStudyStore } from './study.ts'

const main = vi.hoisted(() => ({ 'study:start': vi.fn(), 'study:show': vi.fn(), 'study:rate': vi.fn() }))
vi.mock('../api/api.ts', () => ({ api: main }))

function card(id: string): CardView {
  return { key: `c/${id}`, deckId: 'd', noteId: id, kind: 'basic', markup: 'md', ask: id, answer: id, headings: [], hasSection: false, isDerived: false, reps: 0, isFlagged: false, isLeech: false, intervalsMs: [1, 2, 3, 4] }
}

function view(ids: string, more: Partial<StudyView> = {}): StudyView {
  return {
    session: 's1',
    deck: { id: 'd', course: 'c', title: 'Deck', language: 'ko' },
    weeks: [],
    cards: [...ids].slice(0, 3).map(card),
    done: 0,
    total: ids.length + (more.done ?? 0),
    left: { learning: 0, review: ids.length, fresh: 0 },
    ratings: [0, 0, 0, 0],
    isCram: false,
    tookMs: 0,
    ...more,
  }
}

const ok = (value: StudyView): Result<StudyView> => ({ ok: true, value })
const failure = (code: Failure['code']): Failure => ({ code, message: code })
const failed = (code: Failure['code']): Result<StudyView> => ({ ok: false, error: failure(code) })

/** Answers a call later, when the test says so. */
function later(method: keyof typeof main): (result: Result<StudyView>) => Promise<void> {
  let answer: (result: Result<StudyView>) => void = () => undefined
  main[method].mockReturnValueOnce(new Promise((resolve) => { answer = resolve }))
  return async (result) => {
    answer(result)
    await settle()
  }
}

async function settle(): Promise<void> {
  await new Promise((resolve) => { setTimeout(resolve) })
}

type Store = ReturnType<typeof useStudyStore>

const shown = (study: Store): unknown => [study.card?.key, study.isRevealed, study.stage.kind, study.progress]

async function started(ids: string): Promise<Store> {
  const study = useStudyStore()
  main['study:start'].mockResolvedValueOnce(ok(view(ids)))
  await study.open({})
  return study
}

function answer(study: Store, rating: 1 | 2 | 3 | 4): void {
  study.reveal()
  study.rate(rating)
}

const keysSent = (): readonly CardKey[] => main['study:rate'].mock.calls.map(([given]) => (given as StudyAnswer).card)

beforeEach(() => {
  vi.resetAllMocks()
  setActivePinia(createPinia())
})

describe('a rating', () => {
  test('is not given before the answer was seen', async () => {
    const study = await started('ab')
    study.rate(3)
    expect([shown(study), keysSent()]).toEqual([['c/a', false, 'asking', { done: 0, total: 2 }], []])
  })

  test('shows the next card before main has confirmed it', async () => {
    const study = await started('ab')
    later('study:rate')
    answer(study, 3)
    expect(shown(study)).toEqual(['c/b', false, 'asking', { done: 0, total: 2 }])
  })

  test('is sent after the one before it was confirmed', async () => {
    const study = await started('abc')
    const first = later('study:rate')
    later('study:rate')
    answer(study, 3)
    answer(study, 1)
    await settle()
    const before = keysSent()
    await first(ok(view('bc', { done: 1 })))
    expect([before, keysSent()]).toEqual([['c/a'], ['c/a', 'c/b']])
  })

  test('leaves the card on screen where it is when main would ask another first', async () => {
    const study = await started('abc')
    const confirm = later('study:rate')
    answer(study, 1)
    study.reveal()
    await confirm(ok(view('abc', { done: 1 })))
    expect(shown(study)).toEqual(['c/b', true, 'asking', { done: 1, total: 4 }])
  })

  test('of the last card waits for main before the session is over', async () => {
    const study = await started('a')
    const confirm = later('study:rate')
    answer(study, 3)
    const meanwhile = study.stage.kind
    await confirm(ok(view('', { done: 1 })))
    expect([meanwhile, study.stage.kind]).toEqual(['starting', 'over'])
  })

  test('that brings a learning card back later makes the session wait for it', async () => {
    const study = await started('a')
    const confirm = later('study:rate')
    answer(study, 1)
    await confirm(ok(view('', { done: 1, left: { learning: 1, review: 0, fresh: 0 }, dueAtMs: 600_000 })))
    expect(study.stage).toEqual({ kind: 'waiting', dueAtMs: 600_000, cards: 1 })
  })
})

describe('a rating that fails', () => {
  test('brings its card back with its answer, and drops the ratings after it', async () => {
    const study = await started('abc')
    const refuse = later('study:rate')
    answer(study, 3)
    answer(study, 4)
    await refuse(failed('not-saved'))
    expect([shown(study), study.trouble?.failure, keysSent()]).toEqual([
      ['c/a', true, 'asking', { done: 0, total: 3 }],
      failure('not-saved'),
      ['c/a'],
    ])
  })

  test('is given again by trying again', async () => {
    const study = await started('ab')
    main['study:rate'].mockResolvedValueOnce(failed('not-saved')).mockResolvedValueOnce(ok(view('b', { done: 1 })))
    answer(study, 3)
    await settle()
    await study.trouble?.retry()
    await settle()
    expect([shown(study), study.trouble, keysSent()]).toEqual([['c/b', false, 'asking', { done: 1, total: 2 }], null, ['c/a', 'c/a']])
  })

  test('because the session is gone starts another', async () => {
    const study = await started('ab')
    main['study:rate'].mockResolvedValueOnce(failed('session-gone'))
    main['study:start'].mockResolvedValueOnce(ok(view('ab', { session: 's2' })))
    answer(study, 3)
    await settle()
    await study.trouble?.retry()
    expect([shown(study), study.view?.session]).toEqual([['c/a', false, 'asking', { done: 0, total: 2 }], 's2'])
  })
})

describe('opening', () => {
  test('goes on with the same session, on the side that was shown', async () => {
    const study = await started('ab')
    study.reveal()
    main['study:show'].mockResolvedValueOnce(ok(view('ab')))
    await study.open({})
    expect([shown(study), main['study:start'].mock.calls]).toEqual([['c/a', true, 'asking', { done: 0, total: 2 }], [[{}]]])
  })

  test('another week starts a session of it', async () => {
    const study = await started('ab')
    main['study:start'].mockResolvedValueOnce(ok(view('c', { week: 3 })))
    await study.open({ week: 3 })
    expect([shown(study), main['study:start'].mock.calls.at(-1)]).toEqual([['c/c', false, 'asking', { done: 0, total: 1 }], [{ week: 3 }]])
  })

  test('a session that is gone starts again', async () => {
    const study = await started('ab')
    main['study:show'].mockResolvedValueOnce(failed('session-gone'))
    main['study:start'].mockResolvedValueOnce(ok(view('b', { session: 's2' })))
    await study.open({})
    expect([shown(study), study.view?.session]).toEqual([['c/b', false, 'asking', { done: 0, total: 1 }], 's2'])
  })

  test('that fails says why and can be tried again', async () => {
    const study = useStudyStore()
    main['study:start'].mockResolvedValueOnce(failed('deck-missing')).mockResolvedValueOnce(ok(view('a')))
    await study.open({})
    const before = [study.stage.kind, study.trouble?.failure]
    await study.trouble?.retry()
    expect([before, shown(study)]).toEqual([['starting', failure('deck-missing')], ['c/a', false, 'asking', { done: 0, total: 1 }]])
  })

  test('twice shows only what was asked last', async () => {
    const study = useStudyStore()
    const first = later('study:start')
    const second = later('study:start')
    void study.open({ week: 1 })
    void study.open({ week: 2 })
    await settle()
    await second(ok(view('b', { week: 2 })))
    await first(ok(view('a', { week: 1 })))
    expect([study.card?.key, study.view?.week]).toEqual(['c/b', 2])
  })
})

test('a card whose answer was taken back is shown with its answer', async () => {
  const study = await started('ab')
  main['study:rate'].mockResolvedValueOnce(ok(view('b', { done: 1 })))
  answer(study, 3)
  await settle()
  main['study:show'].mockResolvedValueOnce(ok(view('ab')))
  await study.refresh('c/a')
  expect(shown(study)).toEqual(['c/a', true, 'asking', { done: 0, total: 2 }])
})

test('more new cards are asked for once, not at the next opening', async () => {
  const study = await started('')
  main['study:start'].mockResolvedValueOnce(ok(view('a'))).mockResolvedValueOnce(ok(view('b')))
  await study.start({ week: 2, extra: 10 })
  study.forget()
  await study.open({ week: 2 })
  expect(main['study:start'].mock.calls.map(([asked]) => asked as unknown)).toEqual([{}, { week: 2, extra: 10 }, { week: 2 }])
})
