import { createWriteStream, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { cardKey } from '../../electron/shared/domain/deck.ts'
import type { Numbered } from '../../electron/shared/domain/entries.ts'
import { answer, ENGINE, type CardState } from '../../electron/shared/domain/schedule.ts'
import { makeBackup } from '../../electron/storage/backup.ts'
import { openConfStore } from '../../electron/storage/conf-store.ts'
import { JOURNAL, journalFileOf } from '../../electron/storage/journal-files.ts'
import { encodeLine } from '../../electron/storage/journal-line.ts'
import { openProgress } from '../../electron/storage/progress-store.ts'
import { figureOf, type Figure } from './figures.ts'

const CARDS = 100_000
const DAY_MS = 86_400_000
const START_MS = Date.parse('2026-01-05T00:00:00Z')
const CLOCK = { offsetMinutes: 540, rolloverHour: 4 }

/** What backing up 100,000 cards with a million entries costs, beside those of the first round alone. */
export async function measureBackup(): Promise<readonly Figure[]> {
  const large = await backUp(CARDS * 10)
  const small = await backUp(CARDS)
  return [
    figureOf('backup of 100,000 cards and entries', [small.tookMs], { at: 'p50', ms: 10_000 }),
    figureOf('backup of 100,000 cards and 1,000,000 entries', [large.tookMs], { at: 'p50', ms: 60_000 }),
    figureOf('its longest time without a turn', [large.longestBlockMs], { at: 'p50', ms: 50 }),
    figureOf('its size, in MB', [large.bytes / 1e6], { at: 'p50', ms: 100 }),
  ]
}

interface BackupCost {
  readonly tookMs: number
  readonly bytes: number
  readonly longestBlockMs: number
}

/** Backs up as many entries as asked in a folder of its own, gone afterwards. */
async function backUp(entries: number): Promise<BackupCost> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'weekdeck-bench-'))
  try {
    await writeJournal(dataFolder, entries)
    const store = await openProgress({ dataFolder, openStore: openConfStore, now: () => START_MS })
    await store.close()
    const delay = monitorEventLoopDelay({ resolution: 1 })
    delay.enable()
    const begin = performance.now()
    const { bytes } = await makeBackup({ dataFolder, reason: 'manual', atMs: START_MS, offsetMinutes: CLOCK.offsetMinutes })
    const tookMs = performance.now() - begin
    delay.disable()
    return { tookMs, bytes, longestBlockMs: delay.max / 1e6 }
  } finally {
    rmSync(dataFolder, { recursive: true, force: true })
  }
}

/** Answers to one card after the other, round after round, a round a month. */
async function writeJournal(dataFolder: string, entries: number): Promise<void> {
  mkdirSync(join(dataFolder, JOURNAL))
  const states = new Map<number, CardState>()
  for (let seq = 1; seq <= entries;) {
    const roundMs = START_MS + Math.floor(seq / CARDS) * 31 * DAY_MS
    const file = createWriteStream(join(dataFolder, JOURNAL, journalFileOf(roundMs)))
    for (let card = 0; card < CARDS && seq <= entries; card += 1, seq += 1) {
      const line = encodeLine(review({ seq, card, atMs: roundMs + card * 10 }, states))
      if (!file.write(line)) await once(file, 'drain')
    }
    file.end()
    await once(file, 'close')
  }
}

function review({ seq, card, atMs }: { readonly seq: number; readonly card: number; readonly atMs: number }, states: Map<number, CardState>): Numbered {
  const before = states.get(card) ?? null
  const after = answer(before, 3, { atMs, ...CLOCK, desiredRetention: 0.93 })
  states.set(card, after)
  const given = { atMs, ...CLOCK, card: cardKey('bench', `card-${String(card)}`), rating: 3, mode: 'study', tookMs: 4000, engine: ENGINE } as const
  return { kind: 'review', ...given, before, after, seq }
}
