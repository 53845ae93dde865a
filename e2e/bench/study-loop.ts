import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout } from 'node:timers/promises'
import { bundleFiles } from '../../electron/formats/files.ts'
import { Library } from '../../electron/main/services/library.ts'
import { Study } from '../../electron/main/services/study.ts'
import { createClock } from '../../electron/main/clock.ts'
import type { Note } from '../../electron/shared/domain/card.ts'
import type { Deck } from '../../electron/shared/domain/deck.ts'
import { answer } from '../../electron/shared/domain/schedule.ts'
import { openConfStore } from '../../electron/storage/conf-store.ts'
import { DataLock } from '../../electron/storage/data-lock.ts'
import { writeDeck } from '../../electron/storage/deck-files.ts'
import { openProgress } from '../../electron/storage/progress-store.ts'
import { openSettings } from '../../electron/storage/settings-store.ts'
import { figureOf, type Figure } from './figures.ts'

const CARDS = 100_000
const RATINGS = 100

/** Long enough together for the snapshots, which follow two seconds behind, to be among what is measured. */
const PAUSE_MS = 40

/** The study loop as main runs it, at 100,000 cards of which 50,000 are due: the answer is on the disk when the next card comes. */
export async function measureStudyLoop(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'weekdeck-bench-'))
  try {
    return await measureIn(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  }
}

async function measureIn(dataFolder: string): Promise<readonly Figure[]> {
  await writeDeck({ dataFolder, folder: 'bench', deck: bundleFiles(benchDeck(CARDS)), guide: new Map() })
  const clock = createClock()
  const lock = new DataLock({ dataFolder, now: clock.atMs })
  const settings = openSettings({ dataFolder, openStore: openConfStore })
  const store = await openProgress({ dataFolder, openStore: openConfStore, now: clock.atMs })
  const library = new Library({ resources: join(dataFolder, 'nothing'), data: dataFolder }, store.progress)
  await library.load()
  const moment = clock.moment(4)
  const state = answer(null, 4, { ...moment, atMs: moment.atMs - 20 * 86_400_000, desiredRetention: 0.9 })
  for (const { key, order } of library.require('bench').cards) if (order % 2 === 0) store.progress.cards.set(key, { ...state, stability: 1 + (order % 97) })
  const study = new Study({ dataFolder, clock, lock, settings, store, library, language: () => 'en' })
  const figures = await rateMany(study)
  await store.close()
  lock.release()
  return figures
}

async function rateMany(study: Study): Promise<readonly Figure[]> {
  const begin = performance.now()
  let view = study.start({ deckId: 'bench' })
  const startMs = performance.now() - begin
  const times: number[] = []
  const delays = monitorEventLoopDelay({ resolution: 1 })
  delays.enable()
  for (let count = 0; count < RATINGS; count += 1) {
    const [card] = view.cards
    if (!card) throw new Error('The session is empty.')
    const start = performance.now()
    view = await study.rate({ session: view.session, card: card.key, rating: 3, tookMs: 4000 })
    times.push(performance.now() - start)
    await setTimeout(PAUSE_MS)
  }
  delays.disable()
  return [
    figureOf('start of a session at 100,000 cards', [startMs], { at: 'p50', ms: 250 }),
    figureOf('rating on the disk, next cards ready', times, { at: 'p95', ms: 50 }),
    figureOf('longest the main thread was busy meanwhile', [delays.max / 1e6], { at: 'p50', ms: 50 }),
  ]
}

/** A deck of six weeks without a plan. */
export function benchDeck(cards: number): Deck {
  const notes = Array.from(
    { length: cards }, (_unused, index): Note => (
      { id: `n${String(index)}`, kind: 'basic', front: `Question ${String(index)}`, back: 'Answer', week: 1 + (index % 6) }
    )
  )
  return { head: { id: 'bench', course: 'bench', title: 'Bench', language: 'en' }, exams: [], resources: [], plan: [], notes }
}
