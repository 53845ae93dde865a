import { expect, test, vi } from 'vitest'
import { answerCall, type StartHandlers } from '../../electron/main/ipc.ts'
import { APP_ORIGIN } from '../../electron/main/protocol.ts'

vi.mock('electron', () => import('../host/electron.ts'))

type Frame = Parameters<typeof answerCall>[1]['event']['senderFrame']

/** A call of the app's own page; it must not come as far as a handler. */
async function call(argument: unknown): Promise<unknown> {
  const open = (): Promise<never> => Promise.reject(new Error('It was parsed.'))
  const result = await answerCall('course:change', { event: { senderFrame: { url: `${APP_ORIGIN}/index.html`, parent: null } as Frame }, argument, start: {} as StartHandlers, open, devUrl: undefined })
  return result.ok ? undefined : [result.error.code, result.error.message]
}

function nested(depth: number): unknown {
  let value: unknown = 1
  for (let level = 0; level < depth; level += 1) value = { course: value }
  return value
}

test.each([
  [nested(5000), 'more than 16 levels'],
  [{ course: 'a', settings: { breaks: new Array(1_000_000_000) } }, 'more than 100000 values'],
  [{ course: 'a', settings: { breaks: new Array(2) } }, 'a list with holes'],
  [{ course: 'a'.repeat(20_000_001) }, 'more than 20000000 characters'],
  [{ course: new Uint8Array(1) }, 'more than 0 bytes'],
])('what is too large is refused before it is parsed (%#)', async (argument, excess) => {
  expect(await call(argument)).toEqual(['bad-argument', `course:change was called wrongly: ${excess}`])
})

test('what is wrong about an argument is told shortly, however much it is', async () => {
  const fields = Object.fromEntries(Array.from({ length: 10_000 }, (_unused, index) => [`field ${String(index)}`, 1]))
  const told = await call({ course: 'a', settings: fields }) as [string, string]
  expect([told[0], told[1].length < 400]).toEqual(['bad-argument', true])
})
