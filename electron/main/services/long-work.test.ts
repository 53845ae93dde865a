import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, expect, test, vi } from 'vitest'
import { LongWork } from './long-work.ts'

afterEach(() => { vi.restoreAllMocks() })

const KIND = { what: 'backup', canCancel: true } as const

/** A clock that stands still until it is set. */
function setClock(): (nowMs: number) => void {
  let now = 0
  vi.spyOn(performance, 'now').mockImplementation(() => now)
  return (nowMs) => { now = nowMs }
}

test('how far it is is told after half a second, by the per cent, and that it ended', async () => {
  const set = setClock()
  const told: unknown[] = []
  const work = new LongWork((running) => { told.push(running?.share) })
  await work.run(KIND, ({ onShare }) => {
    for (const [nowMs, share] of [[100, 0.1], [600, 0.5], [601, 0.501], [700, 0.75]] as const) {
      set(nowMs)
      onShare(share)
    }
    return Promise.resolve()
  })
  expect(told).toEqual([0.5, 0.75, undefined])
})

test('what is quick tells nothing', async () => {
  const told: unknown[] = []
  setClock()
  await new LongWork((running) => { told.push(running) }).run(KIND, ({ onShare }) => Promise.resolve().then(() => { onShare(1) }))
  expect(told).toEqual([])
})

test('one runs after the other, also when one fails', async () => {
  const work = new LongWork(() => undefined)
  const order: string[] = []
  const first = work.run(KIND, async () => { await wait(1); order.push('first'); throw new Error('no') })
  const second = work.run(KIND, () => Promise.resolve(order.push('second')))
  await expect(first).rejects.toThrow('no')
  await second
  expect(order).toEqual(['first', 'second'])
})

test('what was called off gives nothing; what cannot be called off goes on', async () => {
  const work = new LongWork(() => undefined)
  const stopped = work.run(KIND, ({ signal }) => new Promise((_resolve, reject) => { signal.addEventListener('abort', () => { reject(new Error('aborted')) }) }))
  await Promise.resolve()
  work.cancel()
  expect(await stopped).toBeNull()
  const other = work.run({ what: 'backup', canCancel: false }, ({ signal }) => Promise.resolve().then(() => signal.aborted))
  await Promise.resolve()
  work.cancel()
  expect(await other).toBe(false)
})
