import { expect, test } from 'vitest'
import { walk } from './walk.ts'

/** `npm run fuzz` walks 50 ways of 1000 steps. */
const STEPS = Number(process.env['WALK_STEPS'] ?? 60)
const SEEDS = Number(process.env['WALK_SEEDS'] ?? 1)
const FIRST_SEED = Number(process.env['FUZZ_SEED'] ?? 1)

test.each(Array.from({ length: SEEDS }, (_unused, number) => FIRST_SEED + number))(
  `after whatever is done, taken back and done once more the state is as if what was taken back had never been (${String(STEPS)} steps, seed %i)`,
  { timeout: 120_000 + STEPS * 2000 },
  async (seed) => {
    const { problem, done, entries } = await walk(seed, STEPS)
    expect(problem).toBeUndefined()
    expect([done['undo'], done['redo'], entries['review']].every((count = 0) => count > 0)).toBe(true)
  }
)
