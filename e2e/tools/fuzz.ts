/* npm run fuzz: every reader against 100,000 broken files, every writer with as many hostile decks, and every channel of main against as many calls (FUZZ_TRIALS for another number), with another seed each time (FUZZ_SEED repeats one). Then 50 walks of 1,000 steps over the whole app (WALK_SEEDS, WALK_STEPS). */
import { endOnSignals, packageProgram, runNode } from './programs.ts'

const { FUZZ_TRIALS = '100000', FUZZ_SEED = String(Date.now() % 2 ** 31), WALK_SEEDS = '50', WALK_STEPS = '1000' } = process.env

endOnSignals()
console.log(`FUZZ_TRIALS=${FUZZ_TRIALS} FUZZ_SEED=${FUZZ_SEED}`)
process.exitCode = await runNode(packageProgram('vitest', 'run', 'electron/formats/fuzz.test.ts', 'electron/main/import-fuzz.test.ts', 'e2e/faults/boundary.test.ts', 'e2e/walk/walk.test.ts', ...process.argv.slice(2)), {
  env: { ...process.env, FUZZ_TRIALS, FUZZ_SEED, WALK_SEEDS, WALK_STEPS },
})
