import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { FUZZED_READERS, type FuzzedFile } from '../formats/test-fuzz.ts'
import { cardsOf } from '../shared/domain/card.ts'
import { emptyProgress } from '../shared/domain/history.ts'
import type { DuplicateChoice } from '../shared/domain/incoming.ts'
import { UserError } from '../shared/errors.ts'
import { ImportSession } from './import-session.ts'
import type { FinishedDeck, ImportGoal, Outlook, ReadDeck } from './reader-messages.ts'
import { Library } from './services/library.ts'

/** Trials of each reader; `FUZZ_TRIALS` asks for more, and `FUZZ_SEED` for others. */
const TRIALS = Number(process.env['FUZZ_TRIALS'] ?? 200)
const ROUNDS = { seed: Number(process.env['FUZZ_SEED'] ?? 7), numRuns: TRIALS }
const TIMES = { timeout: 60_000 + TRIALS * 100 }

let data = ''
beforeEach(() => { data = mkdtempSync(join(tmpdir(), 'weekdeck-import-')) })
afterEach(() => { rmSync(data, { recursive: true, force: true }) })

interface Choice {
  readonly duplicates: DuplicateChoice
  readonly isAdded: boolean
}

/** Imports a file as the app does, and then once more; null for one that is refused. */
async function imported({ name, bytes }: FuzzedFile, { duplicates, isAdded }: Choice): Promise<{ told: object; found: object } | null> {
  const session = new ImportSession()
  const read = await session.answer({ kind: 'read', files: [{ name, bytes: await bytes() }], choice: {} }).catch(onlyClear) as ReadDeck | null
  if (!read) return null
  const goal: ImportGoal = { deckId: read.deckId, course: read.course, title: read.facts.title, isAdded: false, startOver: [], withLearnt: true, withoutDerived: false, duplicates }
  const first = await entered(session, goal)
  const again = await entered(session, { ...goal, existing: join(data, 'decks', 'd', 'deck'), isAdded })
  return { told: [first.told, again.told], found: [first.found, again.found] }
}

/** What the preview and the end of an import say, and what the library has after a restart. */
async function entered(session: ImportSession, goal: ImportGoal): Promise<{ told: object; found: object }> {
  const outlook = await session.answer({ kind: 'outlook', goal }) as Outlook
  const { files, cards, inDeck } = await session.answer({ kind: 'finish', goal }) as FinishedDeck
  const folder = join(data, 'decks', 'd', 'deck')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  for (const [file, content] of files) writeFileSync(join(folder, file), content)
  const library = new Library({ resources: join(data, 'resources'), data }, emptyProgress())
  await library.load()
  const notes = library.decks().flatMap(({ own }) => own.notes)
  const there = notes.reduce((count, note) => count + cardsOf(note).length, 0)
  return { told: { outlook: outlook.cards, cards, inDeck, unreadable: [] }, found: { outlook: cards, cards: goal.isAdded ? cards : there, inDeck: there, unreadable: library.notices } }
}

function onlyClear(error: unknown): null {
  if (error instanceof UserError && error.failure.message !== '') return null
  throw error
}

test.each(FUZZED_READERS)('$what: what the import says is what the library has after a restart', TIMES, async ({ files }) => {
  const choices = fc.record({ duplicates: fc.constantFrom<DuplicateChoice>('both', 'skip', 'update'), isAdded: fc.boolean() })
  await fc.assert(fc.asyncProperty(await files(), choices, async (file, choice) => {
    const outcome = await imported(file, choice)
    expect(outcome?.found).toEqual(outcome?.told)
  }), ROUNDS)
})
