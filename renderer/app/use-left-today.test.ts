import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { effectScope, nextTick, type ComputedRef } from 'vue'
import type { StudyView } from '../../electron/shared/contract.ts'
import { useLibraryStore } from '../stores/library.ts'
import { useStudyStore } from '../stores/study.ts'
import { useLeftToday } from './use-left-today.ts'

const main = vi.hoisted(() => ({ 'today:show': vi.fn(), 'study:start': vi.fn(), 'study:show': vi.fn() }))
vi.mock('../api/api.ts', () => ({ api: main, onEvent: () => () => undefined }))

const session = (done: number): StudyView => ({
  session: 's', deck: { id: 'd', course: 'c', title: 'Deck', language: 'ko' }, isCram: false, weeks: [], cards: [], done, total: 4,
  left: { learning: 0, review: 4 - done, fresh: 0 }, ratings: [0, 0, done, 0], tookMs: 0,
})

/** What main tells of today, from now on. */
function tell(left: number, changesAtMs = 86_400_000): void {
  main['today:show'].mockResolvedValue({ ok: true, value: { left, changesAtMs } })
}

let scope = effectScope()

beforeEach(() => {
  vi.resetAllMocks()
  vi.useFakeTimers({ now: 0 })
  setActivePinia(createPinia())
  scope = effectScope()
})

afterEach(() => {
  scope.stop()
  vi.useRealTimers()
})

async function opened(): Promise<ComputedRef<number>> {
  const left = scope.run(useLeftToday)
  if (!left) throw new Error('The scope is over.')
  await useLibraryStore().loadToday()
  await nextTick()
  return left
}

async function after(milliseconds: number): Promise<void> {
  await nextTick()
  await vi.advanceTimersByTimeAsync(milliseconds)
}

test('what is left falls with the answers, told once whoever answers pauses', async () => {
  tell(19)
  const left = await opened()
  const before = left.value
  tell(17)
  main['study:start'].mockResolvedValue({ ok: true, value: session(1) })
  main['study:show'].mockResolvedValue({ ok: true, value: session(2) })
  await useStudyStore().start({})
  await useStudyStore().refresh()
  await after(1_000)
  expect([before, left.value, main['today:show'].mock.calls.length]).toEqual([19, 17, 2])
})

test('today is asked for again when it changes by itself', async () => {
  tell(3, 60_000)
  await opened()
  await after(59_000)
  const early = main['today:show'].mock.calls.length
  tell(3)
  await after(1_500)
  expect([early, main['today:show'].mock.calls.length]).toEqual([1, 2])
})
