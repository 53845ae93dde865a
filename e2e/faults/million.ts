import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cardKey } from '../../electron/shared/domain/deck.ts'
import type { CardState } from '../../electron/shared/domain/schedule.ts'
import { openConfStore } from '../../electron/storage/conf-store.ts'
import { journalFileOf, journalPath } from '../../electron/storage/journal-files.ts'
import { encodeLine } from '../../electron/storage/journal-line.ts'
import { openProgress } from '../../electron/storage/progress-store.ts'
import type { Findings } from './fault.ts'
import { reviewOf } from './student.ts'

const CARDS = 30_000
const BEGIN_MS = Date.parse('2021-01-01T03:00:00Z')
/** A million answers over six years. */
const STEP_MS = 190_000
const LINES_A_WRITE = 2000
const LIMIT_MS = { withSnapshots: 2000, without: 10_000 }

/** Starts on a journal of so many answers, without its snapshots and with them. */
export async function startOnMany(entries: number): Promise<Findings> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'weekdeck-million-'))
  writeJournal(dataFolder, entries)
  const without = await timeStart(dataFolder)
  const withSnapshots = await timeStart(dataFolder)
  rmSync(dataFolder, { recursive: true })
  const found = [without.reviews, withSnapshots.reviews]
  const problems = [
    ...(found.every((reviews) => reviews === entries) ? [] : [`${found.join(' and ')} answers found of ${String(entries)}`]),
    ...(without.ms <= LIMIT_MS.without ? [] : [`${String(without.ms)} ms without snapshots`]),
    ...(withSnapshots.ms <= LIMIT_MS.withSnapshots ? [] : [`${String(withSnapshots.ms)} ms with snapshots`]),
  ]
  const lost = Math.max(0, entries - Math.min(...found))
  return { trials: entries, lost, problems, figures: { startWithoutSnapshotsMs: without.ms, startWithSnapshotsMs: withSnapshots.ms } }
}

async function timeStart(dataFolder: string): Promise<{ readonly ms: number; readonly reviews: number }> {
  const start = performance.now()
  const store = await openProgress({ dataFolder, openStore: openConfStore, now: Date.now })
  const ms = Math.round(performance.now() - start)
  const reviews = [...store.progress.days.values()].reduce((sum, day) => sum + day.reviews, 0)
  await store.close()
  return { ms, reviews }
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
