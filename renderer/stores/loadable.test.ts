import { expect, test } from 'vitest'
import type { Result } from '../../electron/shared/errors.ts'
import { loadable } from './loadable.ts'

const failure = { code: 'internal', message: 'x' } as const

/** A view whose answers come when the test says so. */
function asked(): { readonly view: ReturnType<typeof loadable<string>>; readonly answers: ((result: Result<string>) => void)[] } {
  const answers: ((result: Result<string>) => void)[] = []
  return { view: loadable(() => new Promise<Result<string>>((resolve) => { answers.push(resolve) })), answers }
}

test('an older view stays in sight when a newer one fails', async () => {
  const results: Result<string>[] = [{ ok: true, value: 'first' }, { ok: false, error: failure }]
  const view = loadable(() => Promise.resolve(results.shift() ?? { ok: true, value: 'last' }))
  await view.load()
  await view.load()
  const failed = [view.view.value, view.failure.value]
  await view.load()
  expect([failed, [view.view.value, view.failure.value]]).toEqual([['first', failure], ['last', null]])
})

test('of two answers the one asked for later counts, whichever comes first', async () => {
  const { view, answers } = asked()
  const loads = [view.load(), view.load()]
  answers[1]?.({ ok: true, value: 'later' })
  answers[0]?.({ ok: true, value: 'earlier' })
  await Promise.all(loads)
  expect(view.view.value).toBe('later')
})

test('an answer like the last one leaves the view as it is, so that nothing is drawn again', async () => {
  const results = [{ count: 1 }, { count: 1 }, { count: 2 }]
  const view = loadable(() => Promise.resolve({ ok: true, value: results.shift() } as const))
  await view.load()
  const first = view.view.value
  await view.load()
  const second = view.view.value
  await view.load()
  expect([first === second, view.view.value]).toEqual([true, { count: 2 }])
})
