import type { Page } from '@playwright/test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { RunningApp } from '../fixtures/launch.ts'
import { figureOf, type Figure } from './figures.ts'

const ROOT = join(import.meta.dirname, '../..')
const STARTS = 7
// Fewer than a first day has.
const CARDS = 10

/** What the app costs: starting it, turning a card, rating one. */
export async function measureApp(): Promise<readonly Figure[]> {
  const starts: number[] = []
  const flips: number[] = []
  const ratings: number[] = []
  for (let start = 0; start < STARTS; start += 1) {
    const folder = mkdtempSync(join(tmpdir(), 'weekdeck-bench-'))
    const begin = performance.now()
    const run = await RunningApp.launch({ app: ROOT, profile: join(folder, 'data'), args: ['--lang=ko'] })
    await run.page.getByRole('link', { name: '학습 시작' }).or(run.page.getByRole('button', { name: '학습 시작' })).first().click()
    await run.page.getByRole('article').waitFor()
    starts.push(performance.now() - begin)
    for (let card = 0; card < CARDS; card += 1) {
      const times = await answerOne(run.page)
      flips.push(times.flipMs)
      ratings.push(times.nextMs)
    }
    await run.close()
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  }
  return [
    figureOf('start to a usable card', starts, { at: 'p50', ms: 1500 }),
    figureOf('flip: key to the frame that shows the answer', flips, { at: 'p95', ms: 34 }),
    figureOf('rating: key to the frame with the next card', ratings, { at: 'p95', ms: 50 }),
  ]
}

/** Flips and rates the card on the page, timed inside it: from the key to the frame that shows what it did. */
function answerOne(page: Page): Promise<{ readonly flipMs: number; readonly nextMs: number }> {
  return page.evaluate(async () => {
    // The card on its way out stays a moment for the eye; it is inert.
    const card = (): HTMLElement | null => document.querySelector('article:not([inert])')
    const isRevealed = (): boolean => card()?.dataset['revealed'] !== undefined
    const press = (code: string): void => { document.body.dispatchEvent(new KeyboardEvent('keydown', { code, bubbles: true, cancelable: true })) }
    const untilFrame = async (isDone: () => boolean): Promise<number> => {
      const start = performance.now()
      do {
        await new Promise(requestAnimationFrame)
        if (performance.now() - start > 5000) throw new Error('Nothing happened for five seconds.')
      } while (!isDone())
      return performance.now() - start
    }
    const asked = card()?.innerText
    press('Space')
    const flipMs = await untilFrame(isRevealed)
    press('Digit3')
    const nextMs = await untilFrame(() => card() !== null && !isRevealed() && card()?.innerText !== asked)
    return { flipMs, nextMs }
  })
}
