import type { Page } from '@playwright/test'
import { figureOf, type Figure } from './figures.ts'
import { inFilledApp } from './filled-app.ts'

const CARDS = 10_000
const ROUNDS = 40

/** How long every screen takes from a click in the rail to its being painted, with a deck of 10,000 cards half of which were studied. */
export function measureScreens(): Promise<readonly Figure[]> {
  return inFilledApp(CARDS, async (page) => {
    const links = await page.locator('nav a').evaluateAll((found) => found.map((link) => link.getAttribute('href') ?? ''))
    const times = new Map<string, number[]>(links.map((link) => [link, []]))
    for (let round = 0; round <= ROUNDS; round += 1) {
      for (const link of links) {
        const ms = await open(page, link)
        // The first time a screen's code is fetched too.
        if (round > 0) times.get(link)?.push(ms)
      }
    }
    return [...times].map(([link, taken]) => figureOf(`click to ${link.replace('#/', '')} painted, 10,000 cards`, taken, { at: 'p95', ms: 100 }))
  })
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
