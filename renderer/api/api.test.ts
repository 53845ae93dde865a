import { afterEach, expect, test, vi } from 'vitest'
import { reactive, ref } from 'vue'
import { api, plain } from './api.ts'

afterEach(() => { vi.unstubAllGlobals() })

test('what is sent can be cloned into another process', () => {
  const bytes = new Uint8Array([1, 2])
  const argument = reactive({ kind: 'files', files: [{ name: ref('a'), bytes }], nothing: undefined })
  const sent = plain(argument)
  expect(structuredClone(sent)).toEqual({ kind: 'files', files: [{ name: 'a', bytes }] })
  expect(Object.keys(sent as object)).toEqual(['kind', 'files'])
})

test('a call that could not be made is a failure like any other', async () => {
  vi.stubGlobal('window', { api: { 'today:show': () => Promise.reject(new Error('main is gone')) } })
  expect(await api['today:show']()).toEqual({ ok: false, error: { code: 'internal', message: 'main is gone' } })
})
