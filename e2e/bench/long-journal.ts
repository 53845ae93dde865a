import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cardKey } from '../../electron/shared/domain/deck.ts'
import type { CardState } from '../../electron/shared/domain/schedule.ts'
import { openConfStore } from '../../electron/storage/conf-store.ts'
import { journalFileOf, journalPath } from '../../electron/storage/journal-files.ts'
import { encodeLine } from '../../electron/storage/journal-line.ts'
import { openProgress } from '../../electron/storage/progress-store.ts'
import { reviewOf } from '../faults/student.ts'
import { figureOf, type Figure } from './figures.ts'

const CARDS = 30_000
const BEGIN_MS = Date.parse('2021-01-01T03:00:00Z')
/** A million answers over six years. */
const STEP_MS = 190_000
const LINES_A_WRITE = 2000
const ENTRIES = 1_000_000
const RUNS = 3
const LIMIT_MS = { withSnapshots: 2000, without: 10_000 }

/** What a start costs on a journal of a million answers: without its snapshots, and with them. */
export async function measureLongJournal(entries = ENTRIES): Promise<readonly Figure[]> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'weekdeck-million-'))
  writeJournal(dataFolder, entries)
  const without: number[] = []
  const withSnapshots: number[] = []
  for (let run = 0; run < RUNS; run += 1) {
    rmSync(join(dataFolder, 'stores'), { recursive: true, force: true })
    without.push(await timeStart(dataFolder, entries))
    withSnapshots.push(await timeStart(dataFolder, entries))
  }
  rmSync(dataFolder, { recursive: true })
  const many = entries.toLocaleString('en')
  return [
    figureOf(`start on ${many} answers, without snapshots`, without, { at: 'p50', ms: LIMIT_MS.without }),
    figureOf(`start on ${many} answers, with snapshots`, withSnapshots, { at: 'p50', ms: LIMIT_MS.withSnapshots }),
  ]
}

/** In milliseconds. Fails when an answer is missing. */
async function timeStart(dataFolder: string, entries: number): Promise<number> {
  const start = performance.now()
  const store = await openProgress({ dataFolder, openStore: openConfStore, now: Date.now })
  const ms = performance.now() - start
  const reviews = [...store.progress.days.values()].reduce((sum, day) => sum + day.reviews, 0)
  await store.close()
  if (reviews !== entries) throw new Error(`${String(reviews)} answers found of ${String(entries)}`)
  return ms
}

function writeJournal(dataFolder: string, entries: number): void {
  mkdirSync(join(dataFolder, 'journal'))
  const states: (CardState | null)[] = Array.from({ length: CARDS }, () => null)
  for (let from = 1; from <= entries; from += LINES_A_WRITE) {
    const lines = Array.from({ length: Math.min(LINES_A_WRITE, entries - from + 1) }, (_unused, index) => {
      const seq = from + index
      const number = (seq * 7919) % CARDS
      const entry = reviewOf({ card: cardKey('course', `card-${String(number)}`), rating: 3, atMs: BEGIN_MS + seq * STEP_MS, before: states[number] ?? null })
      states[number] = entry.after
      return encodeLine({ ...entry, seq })
    })
    const handle = openSync(journalPath(dataFolder, journalFileOf(BEGIN_MS + from * STEP_MS)), 'a')
    writeSync(handle, Buffer.concat(lines))
    closeSync(handle)
  }
}
