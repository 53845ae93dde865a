import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cardsOf } from '../shared/domain/card.ts'
import type { Deck } from '../shared/domain/deck.ts'
import { UserError } from '../shared/errors.ts'
import { bundleFiles, deckFromFiles } from './files.ts'
import { Findings } from './guide/report.ts'
import { readImport } from './import.ts'
import { FUZZED_READERS, type FuzzedFile } from './test-fuzz.ts'

/** Trials of each reader; `FUZZ_TRIALS` asks for more, and `FUZZ_SEED` for others. */
const TRIALS = Number(process.env['FUZZ_TRIALS'] ?? 200)
const ROUNDS = { seed: Number(process.env['FUZZ_SEED'] ?? 7), numRuns: TRIALS }
const TIMES = { timeout: 60_000 + TRIALS * 100 }

const count = ({ notes }: Deck): number => notes.reduce((sum, note) => sum + cardsOf(note).length, 0)

/** Cards, or one clear error. Anything else is thrown on, and the test fails with it. */
async function outcome({ name, bytes }: FuzzedFile): Promise<Deck | 'error'> {
  try {
    return (await readImport([{ name, bytes: await bytes() }])).deck
  } catch (error) {
    if (error instanceof UserError && error.failure.message !== '') return 'error'
    throw error
  }
}

test.each(FUZZED_READERS)('$what: one clear error, or cards that are all there when the deck is opened again', TIMES, async ({ files, isJunk = false }) => {
  let read = 0
  await fc.assert(fc.asyncProperty(await files(), async (file) => {
    const deck = await outcome(file)
    if (deck === 'error') return
    read += deck.notes.length
    const findings = new Findings()
    const again = deckFromFiles(bundleFiles(deck), findings)
    expect([count(again), again.notes.length, findings.leftOut(), findings.warnings()]).toEqual([count(deck), deck.notes.length, [], []])
  }), ROUNDS)
  expect(read > 0).toBe(!isJunk)
})
