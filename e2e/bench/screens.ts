import type { Page } from '@playwright/test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundleFiles } from '../../electron/formats/files.ts'
import { cardKey, type CardKey } from '../../electron/shared/domain/deck.ts'
import { answer, type CardState } from '../../electron/shared/domain/schedule.ts'
import { openConfStore } from '../../electron/storage/conf-store.ts'
import { writeDeck } from '../../electron/storage/deck-files.ts'
import { openProgress } from '../../electron/storage/progress-store.ts'
import { RunningApp } from '../fixtures/launch.ts'
import { figureOf, type Figure } from './figures.ts'
import { benchDeck } from './study-loop.ts'

const ROOT = join(import.meta.dirname, '../..')
const CARDS = 10_000
const ROUNDS = 12
const DAY_MS = 86_400_000

/** How long every screen takes from a click in the rail to its being painted, with a deck of 10,000 cards half of which were studied. */
export async function measureScreens(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'weekdeck-bench-'))
  const profile = join(folder, 'data')
  try {
    await prepare(profile, CARDS)
    const run = await RunningApp.launch({ app: ROOT, profile, args: ['--lang=en'] })
    await run.page.locator('html[data-ready="true"]').waitFor()
    await call(run.page, 'decks:choose', 'bench')
    await call(run.page, 'settings:change', { isWelcomed: true })
    await run.page.reload()
    await run.page.locator('html[data-ready="true"]').waitFor()
    const links = await run.page.locator('nav a').evaluateAll((found) => found.map((link) => link.getAttribute('href') ?? ''))
    const times = new Map<string, number[]>(links.map((link) => [link, []]))
    for (let round = 0; round <= ROUNDS; round += 1) {
      for (const link of links) {
        const ms = await open(run.page, link)
        // The first time a screen's code is fetched too.
        if (round > 0) times.get(link)?.push(ms)
      }
    }
    await run.close()
    return [...times].map(([link, taken]) => figureOf(`click to ${link.replace('#/', '')} painted, 10,000 cards`, taken, { at: 'p95', ms: 100 }))
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  }
}

/** A profile with a deck of that many cards, every second of them studied. */
export async function prepare(dataFolder: string, cardCount: number): Promise<void> {
  await writeDeck({ dataFolder, folder: 'bench', deck: bundleFiles(benchDeck(cardCount)), guide: new Map() })
  const store = await openProgress({ dataFolder, openStore: openConfStore, now: Date.now })
  const learned = answer(null, 4, { atMs: Date.now() - 20 * DAY_MS, offsetMinutes: 0, rolloverHour: 4, desiredRetention: 0.9 })
  const cards: Record<CardKey, CardState> = {}
  for (let index = 0; index < cardCount; index += 2) cards[cardKey('bench', `n${String(index)}`)] = { ...learned, stability: 1 + (index % 97) }
  await store.append({ kind: 'restored', atMs: Date.now(), offsetMinutes: 0, snapshot: { cards, days: {}, decks: {} } })
  await store.close()
}

/** Milliseconds from the click to the frame that shows the screen with its data; the page says when that is. */
function open(page: Page, link: string): Promise<number> {
  return page.evaluate(async (href) => {
    const start = performance.now()
    document.querySelector<HTMLElement>(`nav a[href="${href}"]`)?.click()
    do {
      await new Promise(requestAnimationFrame)
      if (performance.now() - start > 10_000) throw new Error(`${href} did not come.`)
    } while (document.documentElement.dataset['ready'] !== 'true' || !location.hash.startsWith(href))
    return performance.now() - start
  }, link)
}

/** Calls main as the page does. */
export async function call(page: Page, channel: string, argument: unknown): Promise<void> {
  await page.evaluate(async ([name, given]) => {
    const api = Reflect.get(globalThis, 'api') as Record<string, (argument: unknown) => Promise<unknown>>
    await api[name as string]?.(given)
  }, [channel, argument] as const)
}
