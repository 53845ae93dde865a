import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, test, vi } from 'vitest'
import type { Events } from '../../electron/shared/contract.ts'
import { useStartStore } from './start.ts'

const main = vi.hoisted(() => ({ 'start:show': vi.fn(), 'start:retry': vi.fn(), 'start:repair': vi.fn(), 'start:copy': vi.fn() }))
const listeners = vi.hoisted(() => new Map<string, (value: unknown) => void>())
vi.mock('../api/api.ts', () => ({ api: main, onEvent: (name: string, listener: (value: unknown) => void) => { listeners.set(name, listener) } }))

const failed = { kind: 'failed', trouble: { failure: { code: 'internal', message: 'x' }, language: 'ko', dataFolder: '/data', offers: ['repair', 'retry'], backup: null } } as const
const say = <Name extends 'start:changed' | 'start:work'>(name: Name, value: Events[Name]): void => { listeners.get(name)?.(value) }

beforeEach(() => {
  vi.resetAllMocks()
  setActivePinia(createPinia())
})

test('what main has said by itself meanwhile is newer than its answer', async () => {
  const shown = Promise.withResolvers<unknown>()
  main['start:show'].mockReturnValue(shown.promise)
  const start = useStartStore()
  const loading = start.load(vi.fn())
  say('start:changed', failed)
  shown.resolve({ ok: true, value: { kind: 'opening' } })
  await loading
  expect(start.trouble).toEqual(failed.trouble)
})

test('only data that opens after trouble is asked for once more', async () => {
  main['start:show'].mockResolvedValue({ ok: true, value: { kind: 'opening' } })
  const onOpen = vi.fn()
  const start = useStartStore()
  await start.load(onOpen)
  say('start:changed', { kind: 'open' })
  const atOnce = onOpen.mock.calls.length
  say('start:changed', failed)
  say('start:changed', { kind: 'opening' })
  say('start:changed', { kind: 'open' })
  say('start:changed', { kind: 'open' })
  expect([atOnce, onOpen.mock.calls.length]).toEqual([0, 1])
})

test('a repair tells how far it is, what it found, and nothing else runs beside it', async () => {
  const repaired = Promise.withResolvers<unknown>()
  main['start:repair'].mockReturnValue(repaired.promise)
  main['start:show'].mockResolvedValue({ ok: true, value: failed })
  const start = useStartStore()
  await start.load(vi.fn())
  const repairing = start.choose('repair')
  say('start:work', { what: 'repair', share: 0.5 })
  say('start:work', { what: 'copy', share: 0.9 })
  await start.choose('copy')
  const during = start.work
  repaired.resolve({ ok: true, value: { findings: [] } })
  await repairing
  expect([during, start.work, start.done, main['start:copy'].mock.calls.length]).toEqual([{ what: 'repair', share: 0.5 }, null, { what: 'repair', findings: [] }, 0])
})

test('what did not work is told, and gone with the next try', async () => {
  main['start:repair'].mockResolvedValue({ ok: false, error: { code: 'not-saved', message: 'x' } })
  main['start:retry'].mockResolvedValue({ ok: true, value: null })
  const start = useStartStore()
  await start.choose('repair')
  const told = [start.failure, start.done, start.work]
  await start.retry()
  expect([told, start.failure]).toEqual([[{ code: 'not-saved', message: 'x' }, null, null], null])
})

test('a copy that the person thought better of leaves nothing to tell', async () => {
  main['start:copy'].mockResolvedValue({ ok: true, value: null })
  const start = useStartStore()
  await start.choose('copy')
  expect([start.done, start.failure, start.work]).toEqual([null, null, null])
})
