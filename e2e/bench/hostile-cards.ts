import type { Page } from '@playwright/test'
import { bundleFiles } from '../../electron/formats/files.ts'
import type { Deck } from '../../electron/shared/domain/deck.ts'
import { writeDeck } from '../../electron/storage/deck-files.ts'
import { HOSTILE_CARDS, type HostileCard } from '../../renderer/components/card/test-hostile-cards.ts'
import { figureOf, type Figure } from './figures.ts'
import { inAppWith } from './filled-app.ts'

/** What the slowest of all may take, and what nearly all take at most. */
const SLOWEST_MS = 1_500
const BUDGET_MS = 500

/** What every hostile card costs while leafing and in Browse: from a key to the frame that shows the card. */
export function measureHostileCards(cards: readonly HostileCard[] = HOSTILE_CARDS): Promise<readonly Figure[]> {
  const deck = deckOf(cards)
  const fill = (dataFolder: string): Promise<void> => writeDeck({ dataFolder, folder: 'bench', deck: bundleFiles(deck), guide: new Map() })
  return inAppWith(fill, async (page) => [
    ...figuresOf('leafed through, both faces', cards, await leafThrough(page, cards.length)),
    ...figuresOf('in Browse', cards, await browseThrough(page, cards.length)),
  ])
}

function deckOf(cards: readonly HostileCard[]): Deck {
  const notes = cards.map(({ text, markup }, index) => ({ id: `h${String(index)}`, kind: 'basic', front: text, back: text, ...(markup === 'html' ? { markup } : {}) }) as const)
  return { head: { id: 'bench', course: 'bench', title: 'Bench', language: 'ko' }, exams: [], resources: [], plan: [], notes }
}

function figuresOf(where: string, cards: readonly HostileCard[], times: readonly number[]): readonly Figure[] {
  const slowest = Math.max(...times)
  return [
    figureOf(`a hostile card ${where}`, times, { at: 'p95', ms: BUDGET_MS }),
    figureOf(`the slowest ${where}: ${cards[times.indexOf(slowest)]?.name ?? ''}`, [slowest], { at: 'p50', ms: SLOWEST_MS }),
  ]
}

async function leafThrough(page: Page, count: number): Promise<readonly number[]> {
  await page.evaluate(() => { location.hash = '#/study?mode=flip' })
  await page.getByRole('article').waitFor()
  return page.evaluate(timesOfKeys, { count, each: ['Space', 'ArrowRight'] })
}

async function browseThrough(page: Page, count: number): Promise<readonly number[]> {
  await page.evaluate(() => { location.hash = '#/browse' })
  await page.getByRole('grid').waitFor()
  await page.getByRole('row').first().click()
  return page.evaluate(timesOfKeys, { count, each: ['ArrowDown'] })
}

/** Presses the keys for every card; milliseconds until a frame has shown what they did, and the next one has come. */
async function timesOfKeys({ count, each }: { count: number; each: readonly string[] }): Promise<readonly number[]> {
  const times: number[] = []
  for (let card = 0; card < count; card += 1) {
    const start = performance.now()
    for (const code of each) {
      const at = document.activeElement ?? document.body
      at.dispatchEvent(new KeyboardEvent('keydown', { code, key: code === 'Space' ? ' ' : code, bubbles: true, cancelable: true }))
      // One frame draws it; the next comes when that is done. What sets formulas and code comes after the first.
      for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame)
    }
    times.push(performance.now() - start)
  }
  return times
}
