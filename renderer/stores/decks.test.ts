import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { DecksView } from '../../electron/shared/contract.ts'
import { useDecksStore } from './decks.ts'
import { useResetStore } from './reset.ts'
import { useStudyStore } from './study.ts'

const main = vi.hoisted(() => ({
  'decks:list': vi.fn(), 'decks:choose': vi.fn(), 'decks:delete': vi.fn(), 'decks:restore': vi.fn(),
  'study:start': vi.fn(), 'study:show': vi.fn(), 'today:show': vi.fn(), 'plan:show': vi.fn(),
  'progress:count': vi.fn(), 'progress:reset': vi.fn(),
}))
const listeners = vi.hoisted(() => new Set<() => void>())
vi.mock('../api/api.ts', () => ({
  api: main,
  onEvent: (name: string, listener: () => void) => { if (name === 'library:changed') listeners.add(listener) },
}))

const empty: DecksView = { decks: [], deleted: [] }
const session = {
  session: 's1', deck: { id: 'd', course: 'c', title: 'Deck', language: 'ko' }, weeks: [], cards: [], done: 0,
  left: { learning: 0, review: 0, fresh: 0 }, ratings: [0, 0, 0, 0], total: 0,
}
const refused = { ok: false, error: { code: 'deck-missing', message: 'x' } }

beforeEach(() => {
  vi.resetAllMocks()
  listeners.clear()
  setActivePinia(createPinia())
  main['decks:list'].mockResolvedValue({ ok: true, value: empty })
  main['study:start'].mockResolvedValue({ ok: true, value: session })
})

describe('changing the library', () => {
  test.each(['choose', 'remove', 'restore'] as const)('%s ends the session that was open and lists the decks again', async (change) => {
    const [decks, study] = [useDecksStore(), useStudyStore()]
    for (const channel of ['decks:choose', 'decks:delete', 'decks:restore'] as const) main[channel].mockResolvedValue({ ok: true, value: empty })
    await study.open({})
    const before = study.view?.session
    await decks[change]('d')
    expect([before, study.view, decks.view]).toEqual(['s1', null, empty])
  })

  test('that main refuses changes nothing', async () => {
    const [decks, study] = [useDecksStore(), useStudyStore()]
    main['decks:delete'].mockResolvedValue(refused)
    await study.open({})
    expect([await decks.remove('d'), study.view?.session, main['decks:list'].mock.calls]).toEqual([refused, 's1', []])
  })
})

test('decks are listed again when the library changes, once they were shown', async () => {
  const decks = useDecksStore()
  const change = (): void => { for (const listener of listeners) listener() }
  change()
  const before = main['decks:list'].mock.calls.length
  await decks.load()
  change()
  expect([before, main['decks:list'].mock.calls.length]).toEqual([0, 2])
})

describe('a reset', () => {
  const scope = { kind: 'week', deckId: 'd', week: 1 } as const

  test('is asked about with what it would take away', async () => {
    const reset = useResetStore()
    main['progress:count'].mockResolvedValue({ ok: true, value: 4 })
    await reset.ask(scope, '1주차')
    const asked = reset.asked
    reset.cancel()
    expect([asked, reset.asked, main['progress:reset'].mock.calls]).toEqual([{ scope, name: '1주차', cards: 4 }, null, []])
  })

  test('of nothing is not asked about', async () => {
    const reset = useResetStore()
    main['progress:count'].mockResolvedValue({ ok: true, value: 0 })
    expect([await reset.ask(scope, '1주차'), reset.asked]).toEqual([{ ok: true, value: 0 }, null])
  })

  test('shows the session that is open as it is now', async () => {
    const [reset, study] = [useResetStore(), useStudyStore()]
    main['progress:reset'].mockResolvedValue({ ok: true, value: { count: 4, step: 7 } })
    main['study:show'].mockResolvedValue({ ok: true, value: { ...session, total: 9 } })
    await study.open({})
    await reset.reset(scope)
    expect([study.view?.total, main['progress:reset'].mock.calls]).toEqual([9, [[scope]]])
  })
})
