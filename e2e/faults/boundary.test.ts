import { expect, test } from 'vitest'
import { callBoundary } from './boundary.ts'

/** Trials as for the readers (`npm run fuzz`): a call each. */
const CALLS = Number(process.env['FUZZ_TRIALS'] ?? 400)
const SEED = Number(process.env['FUZZ_SEED'] ?? 1)

test(`whatever a page sends, every channel answers in time, as no bug, and leaves nothing outside (${String(CALLS)} calls)`, { timeout: 120_000 + CALLS * 100 }, async () => {
  const { calls, answered, problems } = await callBoundary(CALLS, SEED)
  expect(problems).toEqual([])
  expect([calls, answered > CALLS / 10]).toEqual([CALLS, true])
})
