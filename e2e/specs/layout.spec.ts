import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures/app.ts'
import { deckFile, GUIDE } from '../fixtures/decks.ts'
import { dropFile } from '../fixtures/files.ts'
import { layoutDefects } from '../fixtures/layout.ts'
import { walkPaper } from '../fixtures/paper-states.ts'
import { DecksScreen } from '../screens/decks.ts'
import { StudyScreen } from '../screens/study.ts'

const SIZES = [{ width: 900, height: 600 }, { width: 1280, height: 800 }, { width: 1920, height: 1080 }] as const

/** Goes through the screens and their states; calls `look` at each. */
async function walk(page: Page, look: (state: string) => Promise<void>): Promise<void> {
  for (const href of await page.locator('nav a').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))) {
    await page.locator(`nav a[href="${href}"]`).first().click()
    await expect(page.locator(`nav a[href="${href}"]`).first()).toHaveAttribute('aria-current', 'page')
    await page.locator('html[data-ready="true"]').waitFor({ state: 'attached' })
    await look(href)
    if (href === '#/exam') await walkPaper(page, look)
    if (href !== '#/study') continue
    await page.keyboard.press('Space')
    await expect(page.getByRole('article').getByRole('group').first()).toBeVisible()
    await look(`${href}, answered`)
    await page.keyboard.press('KeyG')
    await expect(page.getByRole('dialog')).toBeVisible()
    await look(`${href}, guide`)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await page.keyboard.press('KeyE')
    await expect(page.getByRole('dialog').getByRole('textbox').first()).toBeFocused()
    await look(`${href}, edit`)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }
  for (const [key, state] of [['Control+KeyK', 'palette'], ['Shift+Slash', 'shortcuts']] as const) {
    await page.keyboard.press(key)
    await expect(page.getByRole('dialog')).toBeVisible()
    await look(state)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }
}

async function defects(page: Page): Promise<readonly string[]> {
  const found: string[] = []
  await walk(page, async (state) => {
    found.push(...(await page.evaluate(layoutDefects)).map((defect) => `${state}: ${defect}`))
  })
  return found
}

for (const language of ['ko', 'en'] as const) {
  test.describe(`nothing overflows, is cut off or overlaps, ${language}`, () => {
    // Every screen in one start.
    test.describe.configure({ timeout: 120_000 })
    test.use({ language })
    for (const size of SIZES) {
      test(`${String(size.width)}×${String(size.height)}`, async ({ weekdeck }) => {
        const { page } = weekdeck
        await weekdeck.app.evaluate(({ BrowserWindow }, { width, height }) => { BrowserWindow.getAllWindows()[0]?.setContentSize(width, height) }, size)
        await expect.poll(() => page.evaluate(() => globalThis.innerWidth)).toBe(size.width)
        expect(await defects(page)).toEqual([])
      })
    }

    test('1280×800 at 200 %', async ({ weekdeck: { page } }) => {
      // To the page, zooming in is a smaller window.
      await page.setViewportSize({ width: 640, height: 400 })
      expect(await defects(page)).toEqual([])
    })

    test('900×600 with the largest text', async ({ weekdeck: { page } }) => {
      await page.setViewportSize({ width: 900, height: 600 })
      await page.evaluate(() => { document.documentElement.dataset['textSize'] = 'largest' })
      expect(await defects(page)).toEqual([])
    })
  })
}

test('a message hides nothing of a sheet or a question, in a small window too', async ({ weekdeck }) => {
  await weekdeck.app.evaluate(({ BrowserWindow }) => { BrowserWindow.getAllWindows()[0]?.setContentSize(900, 600) })
  await expect.poll(() => weekdeck.page.evaluate(() => globalThis.innerWidth)).toBe(900)
  const decks = new DecksScreen(weekdeck.page)
  await decks.open()
  await dropFile(weekdeck, 'capitals.json', deckFile())
  await decks.accept.click()
  await expect(decks.message(/가져왔습니다/)).toBeVisible()
  await dropFile(weekdeck, 'stats.md', GUIDE)
  await expect(decks.preview).toBeVisible()
  const edges = (): Promise<readonly number[]> => weekdeck.page.evaluate(() => [
    ...[...document.querySelectorAll('.toast')].map((toast) => toast.getBoundingClientRect().right),
    document.querySelector('.dialog')?.getBoundingClientRect().left ?? 0,
  ])
  await expect.poll(async () => { const [message = 0, sheet = 0] = await edges(); return message > 0 && message <= sheet }).toBe(true)

  await decks.accept.click()
  await expect(decks.preview).toHaveCount(0)
  await dropFile(weekdeck, 'prose.txt', 'Nothing here is a card.\n')
  const close = weekdeck.page.getByRole('alertdialog').getByRole('button', { name: '닫기' })
  await expect(close).toBeVisible()
  await expect(weekdeck.page.locator('.toast')).toHaveCount(2)
  await close.click({ timeout: 2000 })
  await expect(close).toHaveCount(0)
})

test('a guide longer than the window is read on with the keyboard, from the key that opens it', async ({ weekdeck }) => {
  await weekdeck.app.evaluate(({ BrowserWindow }) => { BrowserWindow.getAllWindows()[0]?.setContentSize(900, 600) })
  const study = new StudyScreen(weekdeck.page)
  await study.open(1)
  await study.page.keyboard.press('KeyG')
  const text = study.dialog.locator('.dialog__body')
  await expect.poll(() => text.evaluate((body) => body.scrollHeight > body.clientHeight)).toBe(true)
  await study.page.keyboard.press('PageDown')
  await expect.poll(() => text.evaluate((body) => body.scrollTop)).toBeGreaterThan(0)
})
