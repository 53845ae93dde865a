import { expect, test } from 'vitest'
import { LostPages } from './lost-pages.ts'

/** What is done about pages lost at these times. */
async function lost(times: readonly number[], reason = 'crashed'): Promise<readonly string[]> {
  const did: string[] = []
  let nowMs = 0
  const pages = new LostPages({ now: () => nowMs, reload: () => { did.push('reload') }, giveUp: (found) => { did.push(found); return Promise.resolve() } })
  for (const time of times) {
    nowMs = time
    pages.add(reason)
    await Promise.resolve()
    await Promise.resolve()
  }
  return did
}

test('a page that crashes once is loaded again', async () => {
  expect(await lost([0, 60_000, 900_000])).toEqual(['reload', 'reload', 'reload'])
})

test('one that crashes again at once comes back without the data, and not for ever', async () => {
  expect(await lost([0, 500, 1000, 1500, 2000])).toEqual(['reload', 'crashed', 'reload', 'crashed', 'reload'])
})

test('a page that was closed is not lost', async () => {
  expect(await lost([0], 'clean-exit')).toEqual([])
})
