import type { Page } from '@playwright/test'
import { figureOf, type Figure } from './figures.ts'
import { inFilledApp } from './filled-app.ts'

const CARDS = 100_000
/** Each key of these finds another number of cards, from a tenth of them down to one. */
const WORDS = ['90125', '48273', '1707', '33'] as const
const ROUNDS = 5

/** Searching as one types in Browse at 100,000 cards: from a key to the frame that shows what was found. */
export function measureBrowse(): Promise<readonly Figure[]> {
  return inFilledApp(CARDS, async (page) => {
    await page.locator('nav a[href="#/browse"]').click()
    await page.getByRole('grid').waitFor({ timeout: 60_000 })
    const times: number[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const word of WORDS) times.push(...(await type(page, word)))
    }
    return [figureOf(`key to what was found, ${CARDS.toLocaleString('en')} cards`, times, { at: 'p95', ms: 50 })]
  })
}

/** Types a word and clears it again. Milliseconds from each key to the frame in which the count of found cards is another. */
function type(page: Page, word: string): Promise<readonly number[]> {
  return page.evaluate(async (typed) => {
    const field = document.querySelector<HTMLInputElement>('input[type="search"]')
    const count = document.querySelector('main [role="status"]')
    if (!field || !count) throw new Error('There is no search field.')
    const times: number[] = []
    for (const text of [...Array.from(typed, (_unused, place) => typed.slice(0, place + 1)), '']) {
      const before = count.textContent
      const start = performance.now()
      field.value = text
      field.dispatchEvent(new InputEvent('input', { bubbles: true }))
      do {
        await new Promise(requestAnimationFrame)
        if (performance.now() - start > 10_000) throw new Error(`Nothing changed at “${text}”.`)
      } while (count.textContent === before)
      times.push(performance.now() - start)
    }
    return times
  }, word)
}
