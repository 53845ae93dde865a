import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Note } from '../shared/domain/card.ts'
import { WRITE_FORMATS } from '../shared/domain/writing.ts'
import { UserError } from '../shared/errors.ts'
import { readImport } from './import.ts'
import { writeDeck } from './write/write.ts'

/** Trials of each format; `FUZZ_TRIALS` asks for more. */
const TRIALS = Number(process.env['FUZZ_TRIALS'] ?? 200)
const NOTES: readonly Note[] = [
  { id: 'a', kind: 'basic', front: '<b>나무</b>', back: 'tree', markup: 'html', tags: ['식물'] },
  { id: 'b', kind: 'cloze', text: '{{c1::잎}}은 초록', markup: 'html' },
  { id: 'c', kind: 'basic', front: '소나무', back: 'pine', reverse: true, markup: 'html' },
]
const DECK = { head: { id: 'trees', course: 'trees', title: 'trees', language: 'ko' }, exams: [], resources: [], plan: [], notes: NOTES }

/** Cards, or one clear error. Anything else is thrown on, and the test fails with it. */
async function outcome(name: string, bytes: Uint8Array): Promise<'cards' | 'error'> {
  try {
    const { deck } = await readImport([{ name, bytes }])
    return deck.notes.length > 0 ? 'cards' : 'error'
  } catch (error) {
    if (error instanceof UserError && error.failure.message !== '') return 'error'
    throw error
  }
}

test.each(WRITE_FORMATS)('bytes flipped in a real .%s give cards or one clear error', { timeout: 60_000 + TRIALS * 100 }, async (format) => {
  const { bytes } = await writeDeck({ deck: DECK, media: [], nowMs: Date.UTC(2026, 0, 5) }, format)
  expect(await outcome(`trees.${format}`, bytes)).toBe('cards')
  const flip = fc.record({ at: fc.nat(bytes.length - 1), mask: fc.integer({ min: 1, max: 255 }) })
  const cut = fc.option(fc.nat(bytes.length), { nil: bytes.length, freq: 4 })
  await fc.assert(fc.asyncProperty(fc.array(flip, { minLength: 1, maxLength: 6 }), cut, async (flips, end) => {
    const broken = Uint8Array.from(bytes)
    for (const { at, mask } of flips) broken[at] = (broken[at] ?? 0) ^ mask
    expect(['cards', 'error']).toContain(await outcome(`trees.${format}`, broken.subarray(0, end)))
  }), { seed: 7, numRuns: TRIALS })
})
