import { setImmediate as turn } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import { UserError, type Failure } from '../shared/errors.ts'
import type { Notice, StartState } from '../shared/contract.ts'
import { Opening, type OpeningSteps } from './opening.ts'

const BROKEN: Failure = { code: 'file-unreadable', message: 'It cannot be read.', file: 'library.a.json' }
const BACKUP = { atMs: 1, bytes: 2 }
const FOUND: readonly Notice[] = [{ code: 'quarantined', file: 'library.a.json', detail: 'quarantine/library.a.json' }]

/** An opening with what it does told in order; each step can be another. */
function opening(steps: Partial<OpeningSteps<string>> = {}): { readonly of: Opening<string>; readonly told: unknown[] } {
  const told: unknown[] = []
  const of = new Opening<string>({
    dataFolder: '/data',
    language: () => 'ko',
    isAsLeft: () => Promise.resolve(false),
    rehearse: () => Promise.resolve([]),
    open: (found) => { told.push(['open', found]); return Promise.resolve('data') },
    close: (opened) => { told.push(['close', opened]); return Promise.resolve() },
    lastBackup: () => Promise.resolve(BACKUP),
    failureOf: (error) => (error instanceof UserError ? error.failure : { code: 'internal', message: String(error) }),
    onState: (state) => { told.push(state) },
    ...steps,
  })
  return { of, told }
}

const trouble = (kind: 'slow' | 'failed', failure: Failure): StartState =>
  ({ kind, trouble: { failure, language: 'ko', dataFolder: '/data', backup: BACKUP, offers: ['repair', 'restore', 'copy', 'fresh', 'retry'] } })

test('data that is as it was left is opened at once', async () => {
  const rehearse = vi.fn()
  const { of, told } = opening({ isAsLeft: () => Promise.resolve(true), rehearse })
  of.begin()
  expect([await of.attempt, await of.whenOpen(), told, rehearse.mock.calls]).toEqual(['data', 'data', [{ kind: 'opening' }, ['open', []], { kind: 'open' }], []])
})

test('other data is rehearsed first, and what that found is told on', async () => {
  const { of, told } = opening({ rehearse: ({ onStep }) => { onStep('decks'); return Promise.resolve(FOUND) } })
  of.begin()
  await of.attempt
  await turn()
  expect(told).toEqual([{ kind: 'opening' }, { kind: 'opening', step: 'decks' }, ['open', FOUND], { kind: 'open' }])
})

test('what the rehearsal fails with is told, and nothing is opened', async () => {
  const { of, told } = opening({ rehearse: () => Promise.reject(new UserError(BROKEN)) })
  of.begin()
  await of.attempt.catch(() => undefined)
  await turn()
  expect(told).toEqual([{ kind: 'opening' }, trouble('failed', BROKEN)])
})

test('whatever is thrown while opening is told like any other failure', async () => {
  const { of } = opening({ open: () => { throw new TypeError('no') } })
  of.begin()
  await of.attempt.catch(() => undefined)
  await turn()
  expect(of.state).toEqual(trouble('failed', { code: 'internal', message: 'TypeError: no' }))
})

test('a start that takes too long says where it is, and opens after all', async () => {
  const hanging = Promise.withResolvers<readonly Notice[]>()
  const { of, told } = opening({ limitMs: 1, rehearse: ({ onStep }) => { onStep('progress'); return hanging.promise } })
  of.begin()
  await expect.poll(() => of.state.kind).toBe('slow')
  const slow = of.state
  hanging.resolve([])
  await of.attempt
  await turn()
  expect([slow, told.at(-1)]).toEqual([
    trouble('slow', { code: 'start-too-slow', message: 'Opening your data takes longer than usual. Wait, or choose what to do.', at: 'progress' }),
    { kind: 'open' },
  ])
})

test('a start that hangs can be ended, and another begun', async () => {
  let tries = 0
  const { of } = opening({
    limitMs: 1,
    rehearse: ({ signal }) => (tries++ > 0 ? Promise.resolve([]) : new Promise((_resolve, reject) => { signal.addEventListener('abort', () => { reject(new Error('ended')) }) })),
  })
  of.begin()
  await expect.poll(() => of.state.kind).toBe('slow')
  of.begin()
  const isEnded = await of.stop()
  await turn()
  const ended = of.state.kind
  of.begin()
  await of.attempt
  expect([isEnded, ended, tries, of.opened]).toEqual([true, 'failed', 2, 'data'])
})

test('data that no screen can show is closed again', async () => {
  const { of, told } = opening()
  of.begin()
  await of.attempt
  await turn()
  const failure: Failure = { code: 'start-screen', message: 'x' }
  await of.giveUp(failure)
  expect([of.opened, of.state, told.at(-1), await of.attempt.catch((error: unknown) => (error as UserError).failure)])
    .toEqual([undefined, trouble('failed', failure), ['close', 'data'], failure])
})
