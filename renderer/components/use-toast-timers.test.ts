import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { effectScope, nextTick, ref, shallowRef, type EffectScope } from 'vue'
import { useToastTimers } from './use-toast-timers.ts'

let scope: EffectScope
beforeEach(() => {
  vi.useFakeTimers()
  scope = effectScope()
})
afterEach(() => {
  scope.stop()
  vi.useRealTimers()
})

interface Timed { readonly id: number; readonly kind: 'done' | 'failed'; readonly action?: object }

/** Messages that go when they are told to, and when they went. */
function messages(first: readonly Timed[]): { toasts: { value: readonly Timed[] }; isHeld: { value: boolean }; gone: [number, number][] } {
  const toasts = shallowRef(first)
  const isHeld = ref(false)
  const gone: [number, number][] = []
  const start = Date.now()
  const dismiss = (id: number): void => {
    gone.push([id, Date.now() - start])
    toasts.value = toasts.value.filter((toast) => toast.id !== id)
  }
  scope.run(() => { useToastTimers({ toasts: () => toasts.value, isHeld, dismiss }) })
  return { toasts, isHeld, gone }
}

test('a message goes by itself; one to act on or of a failure stays twice as long', () => {
  const { gone } = messages([{ id: 1, kind: 'done' }, { id: 2, kind: 'done', action: {} }, { id: 3, kind: 'failed' }])
  vi.advanceTimersByTime(60_000)
  expect(gone).toEqual([[1, 5000], [2, 10_000], [3, 10_000]])
})

test('no message goes while the person is on them, and then each has its whole time again', async () => {
  const { isHeld, gone } = messages([{ id: 1, kind: 'done' }])
  vi.advanceTimersByTime(4000)
  isHeld.value = true
  await nextTick()
  vi.advanceTimersByTime(60_000)
  isHeld.value = false
  await nextTick()
  vi.advanceTimersByTime(60_000)
  expect(gone).toEqual([[1, 69_000]])
})

test('a later message does not keep an earlier one', async () => {
  const { toasts, gone } = messages([{ id: 1, kind: 'done' }])
  vi.advanceTimersByTime(3000)
  toasts.value = [...toasts.value, { id: 2, kind: 'done' }]
  await nextTick()
  vi.advanceTimersByTime(60_000)
  expect(gone).toEqual([[1, 5000], [2, 8000]])
})
