/** Imports one file in a process of its own, so that its memory can be told: `node import-run.ts FILE`. Prints one JSON line. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { ImportSession } from '../../electron/main/import-session.ts'
import type { FinishedDeck } from '../../electron/main/reader-messages.ts'
import { Library } from '../../electron/main/services/library.ts'
import { emptyProgress } from '../../electron/shared/domain/history.ts'
import { writeDeck } from '../../electron/storage/deck-files.ts'

/** What one import took. */
export interface ImportCost {
  readonly previewMs: number
  /** From the file to the deck in the library. */
  readonly totalMs: number
  /** Most memory, over what the process had before it began. */
  readonly peakMegabytes: number
  readonly cards: number
}

const [path = ''] = process.argv.slice(2)
const dataFolder = mkdtempSync(join(tmpdir(), 'weekdeck-bench-'))
try {
  console.log(JSON.stringify(await importFile(path)))
} finally {
  rmSync(dataFolder, { recursive: true, force: true })
}

async function importFile(file: string): Promise<ImportCost> {
  const idle = process.memoryUsage().rss
  const start = performance.now()
  const session = new ImportSession()
  await session.answer({ kind: 'read', files: [{ name: basename(file), bytes: readFileSync(file) }], choice: {} })
  const previewMs = performance.now() - start
  const goal = { deckId: 'bench', course: 'bench', title: 'Bench', isAdded: false, startOver: [], withLearnt: false, withoutDerived: false, duplicates: 'both' } as const
  const { files, guide, media } = await session.answer({ kind: 'finish', goal }) as FinishedDeck
  await writeDeck({ dataFolder, folder: 'bench', deck: files, guide, media })
  const library = new Library({ resources: join(dataFolder, 'nothing'), data: dataFolder }, emptyProgress())
  await library.load()
  const totalMs = performance.now() - start
  const cards = library.require('bench').cards.length
  // `maxRSS` is in kilobytes.
  return { previewMs, totalMs, cards, peakMegabytes: (process.resourceUsage().maxRSS * 1024 - idle) / 1024 ** 2 }
}
