/** Imports one file as the app does, the reading in a process of its own: `node import-run.ts FILE`. Prints one JSON line. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { READER_ARGUMENTS, type FinishedDeck, type ReaderRequest } from '../../electron/main/reader-messages.ts'
import { Library } from '../../electron/main/services/library.ts'
import { emptyProgress } from '../../electron/shared/domain/history.ts'
import { writeDeck } from '../../electron/storage/deck-files.ts'

/** What one import took. */
export interface ImportCost {
  readonly previewMs: number
  /** From the file to the deck in the library. */
  readonly totalMs: number
  /** Most memory of both processes together, over what they had before it began. */
  readonly peakMegabytes: number
  readonly cards: number
}

/** While main waits for the reader there is time to look. */
const LOOK_EVERY_MS = 10

const [path = ''] = process.argv.slice(2)
const dataFolder = mkdtempSync(join(tmpdir(), 'weekdeck-bench-'))
try {
  console.log(JSON.stringify(await importFile(path)))
} finally {
  rmSync(dataFolder, { recursive: true, force: true })
}

async function importFile(file: string): Promise<ImportCost> {
  const reader = fork(join(import.meta.dirname, 'import-reader.ts'), { execArgv: READER_ARGUMENTS, serialization: 'advanced' })
  await once(reader, 'message')
  const write = async ({ files, guide, media }: FinishedDeck): Promise<void> => {
    reader.kill()
    await writeDeck({ dataFolder, folder: 'bench', deck: files, guide, media })
  }
  const ask = async <Answer>(request: ReaderRequest): Promise<Answer> => {
    reader.send(request)
    const [answer] = await once(reader, 'message') as [Answer]
    return answer
  }
  const memory = watchMemory(reader.pid)
  const start = performance.now()
  await ask({ kind: 'read', files: [{ name: basename(file), bytes: readFileSync(file) }], choice: {} })
  const previewMs = performance.now() - start
  const goal = { deckId: 'bench', course: 'bench', title: 'Bench', isAdded: false, startOver: [], withLearnt: false, withoutDerived: false, duplicates: 'both' } as const
  await write(await ask<FinishedDeck>({ kind: 'finish', goal }))
  const library = new Library({ resources: join(dataFolder, 'nothing'), data: dataFolder }, emptyProgress())
  await library.load()
  const totalMs = performance.now() - start
  return { previewMs, totalMs, peakMegabytes: memory.peak() / 1024 ** 2, cards: library.require('bench').cards.length }
}

/** The most that this process and the reader's take together, over what they took at the beginning. NaN where the system does not tell. */
function watchMemory(pid: number | undefined): { readonly peak: () => number } {
  const both = (): number => process.memoryUsage().rss + memoryOf(pid)
  const idle = both()
  let most = idle
  const timer = setInterval(() => { most = Math.max(most, both()) }, LOOK_EVERY_MS)
  return { peak: () => {
    clearInterval(timer)
    return process.platform === 'linux' ? Math.max(most, both()) - idle : Number.NaN
  } }
}

function memoryOf(pid: number | undefined): number {
  try {
    return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8'))?.[1] ?? 0) * 1024
  } catch {
    return 0
  }
}
