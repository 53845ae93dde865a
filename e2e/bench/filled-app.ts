import type { Page } from '@playwright/test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundleFiles } from '../../electron/formats/files.ts'
import { cardKey, type CardKey } from '../../electron/shared/domain/deck.ts'
import { courseDay, type CourseDay, type DayTotals } from '../../electron/shared/domain/day-totals.ts'
import { addDays, type LocalDate } from '../../electron/shared/domain/days.ts'
import { answer, type CardState } from '../../electron/shared/domain/schedule.ts'
import { openConfStore } from '../../electron/storage/conf-store.ts'
import { writeDeck } from '../../electron/storage/deck-files.ts'
import { openProgress } from '../../electron/storage/progress-store.ts'
import { RunningApp } from '../fixtures/launch.ts'
import { benchDeck } from './study-loop.ts'

const ROOT = join(import.meta.dirname, '../..')
const DAY_MS = 86_400_000
const DAYS_STUDIED = 365

/** Measures something in an app whose deck has that many cards, every second of them studied, with a year of days behind it. */
export function inFilledApp<Measured>(cardCount: number, measure: (page: Page) => Promise<Measured>): Promise<Measured> {
  return inAppWith((profile) => prepare(profile, cardCount), measure)
}

/** Measures something in an app that has the deck `bench`, as it was put into its data folder. */
export async function inAppWith<Measured>(fill: (dataFolder: string) => Promise<void>, measure: (page: Page) => Promise<Measured>): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'weekdeck-bench-'))
  const profile = join(folder, 'data')
  try {
    await fill(profile)
    const run = await RunningApp.launch({ app: ROOT, profile, args: ['--lang=en'] })
    await run.page.locator('html[data-ready="true"]').waitFor()
    await call(run.page, 'decks:choose', 'bench')
    await call(run.page, 'settings:change', { isWelcomed: true })
    await run.page.reload()
    await run.page.locator('html[data-ready="true"]').waitFor()
    const measured = await measure(run.page)
    await run.close()
    return measured
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  }
}

async function prepare(dataFolder: string, cardCount: number): Promise<void> {
  const deck = benchDeck(cardCount)
  await writeDeck({ dataFolder, folder: 'bench', deck: bundleFiles(deck), guide: new Map() })
  const store = await openProgress({ dataFolder, openStore: openConfStore, now: Date.now })
  const learned = answer(null, 4, { atMs: Date.now() - 20 * DAY_MS, offsetMinutes: 0, rolloverHour: 4, desiredRetention: 0.9 })
  const cards: Record<CardKey, CardState> = {}
  for (let index = 0; index < cardCount; index += 2) cards[cardKey('bench', `n${String(index)}`)] = { ...learned, stability: 1 + (index % 97) }
  await store.append({ kind: 'restored', atMs: Date.now(), offsetMinutes: 0, snapshot: { cards, ...yearOf(deck.head.course), decks: {} } })
  await store.close()
}

/** What was done on each day of the past year. */
function yearOf(course: string): { readonly days: Record<LocalDate, DayTotals>; readonly courseDays: Record<CourseDay, DayTotals> } {
  const today = new Date().toISOString().slice(0, 10)
  const days = Array.from({ length: DAYS_STUDIED }, (_unused, back) => {
    const totals: DayTotals = { reviews: 40 + (back * 7) % 60, newCards: back % 20, tookMs: 900_000, young: 20, youngRecalled: 17, mature: 15, matureRecalled: 14 }
    return [addDays(today, -back), totals] as const
  })
  return { days: Object.fromEntries(days), courseDays: Object.fromEntries(days.map(([day, totals]) => [courseDay(course, day), totals])) }
}

async function call(page: Page, channel: string, argument: unknown): Promise<void> {
  await page.evaluate(async ([name, given]) => {
    const api = Reflect.get(globalThis, 'api') as Record<string, (argument: unknown) => Promise<unknown>>
    await api[name as string]?.(given)
  }, [channel, argument] as const)
}
