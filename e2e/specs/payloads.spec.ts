import type { Page } from '@playwright/test'
import { PAYLOADS } from '../../renderer/components/card/test-payloads.ts'
import { expect, test } from '../fixtures/app.ts'
import { watch } from '../fixtures/canary.ts'
import { chooseFile } from '../fixtures/files.ts'
import { hostileFiles } from '../fixtures/hostile-files.ts'
import { DecksScreen } from '../screens/decks.ts'
import { EditSheet } from '../screens/edit.ts'
import { ExamScreen } from '../screens/exam.ts'

// The policy is told of what is inline in the document where markup is cleaned; what happens in the page is watched below.
test.use({ allowsPageErrors: true })

/** Every payload comes in by every way and is looked at on every screen of one start. */
test('no text that comes in runs, loads, asks or leads anywhere, whatever way it comes and wherever it stands', async ({ weekdeck }) => {
  test.setTimeout(400_000)
  const { page } = weekdeck
  const canary = await watch(weekdeck)
  const decks = new DecksScreen(page)
  const unseen = async (what: string): Promise<void> => { expect(await canary.seen(), what).toEqual([]) }

  for (const { name, content } of hostileFiles(PAYLOADS)) {
    await test.step(`in: ${name}`, async () => {
      await decks.open()
      await chooseFile(weekdeck, name, await content())
      await decks.import.click()
      await decks.accept.waitFor()
      await decks.preview.getByRole('button', { name: /모두 보기/ }).click()
      await unseen(`preview of ${name}`)
      await decks.accept.click()
      await decks.preview.waitFor({ state: 'detached' })
      await unseen(`told of ${name}`)
    })
  }

  let papers = 0
  for (const { id, title } of await importedDecks(page)) {
    await test.step(`every screen of ${id}`, async () => {
      await decks.open()
      await decks.act(title, '이 덱으로 학습하기')
      await page.getByRole('main').getByRole('link', { name: title, exact: true }).click()
      await page.getByRole('article').waitFor()
      await page.keyboard.press('Space')
      await unseen(`studying ${id}`)
      for (const screen of ['today', 'plan', 'exam', 'decks', 'statistics', 'settings'] as const) {
        await show(page, screen)
        await unseen(`${screen} of ${id}`)
      }
      await show(page, 'browse')
      await page.getByRole('combobox', { name: '덱' }).selectOption(id)
      await page.getByRole('row').first().click()
      expect(await page.evaluate(lookThrough), id).toBeGreaterThan(PAYLOADS.length * 0.9)
      await unseen(`Browse of ${id}`)
      await page.evaluate(() => { location.hash = '#/study?mode=flip' })
      await page.getByRole('article').waitFor()
      await page.evaluate(pressOften, { keys: ['Space', 'ArrowRight'], most: 60 })
      await unseen(`leafing through ${id}`)
      if (!(await page.getByRole('main').getByRole('button', { name: '가이드에서 보기' }).isVisible())) return
      await page.keyboard.press('KeyG')
      await page.getByRole('dialog').locator('.card-text').waitFor()
      await unseen(`guide of ${id}`)
      await page.keyboard.press('Escape')
      const exam = new ExamScreen(page)
      await exam.open()
      await page.getByRole('main').getByRole('button', { name: /시작$/ }).first().click()
      await exam.question.waitFor()
      await unseen('a paper')
      await exam.handIn()
      await unseen('its result')
      papers += 1
    })
  }
  expect(papers, 'the guide has its sections and a paper').toBe(1)

  await test.step('written over a card, and looked for', async () => {
    await page.evaluate(() => { location.hash = '#/study?mode=flip' })
    await page.getByRole('article').waitFor()
    await page.keyboard.press('KeyE')
    const edit = new EditSheet(page)
    await edit.field('앞면').fill(PAYLOADS.join('\n\n'))
    await expect(edit.preview).toContainText('canary')
    await unseen('preview of an edit')
    await page.keyboard.press('Control+Enter')
    await edit.sheet.waitFor({ state: 'detached' })
    await page.keyboard.press('Control+KeyK')
    await page.keyboard.type('<img src=x onerror=canary(1)>')
    await unseen('what is looked for')
    await page.keyboard.press('Escape')
    await show(page, 'settings')
    await unseen('settings after an edit')
  })
  expect(weekdeck.pageErrors.filter((error) => !/Content Security Policy/i.test(error))).toEqual([])
})

async function show(page: Page, screen: string): Promise<void> {
  await page.evaluate((name) => { location.hash = `#/${name}` }, screen)
  await page.locator('html[data-ready="true"]').waitFor({ state: 'attached' })
  await page.getByRole('heading', { level: 1 }).first().waitFor()
}

function importedDecks(page: Page): Promise<readonly { readonly id: string; readonly title: string }[]> {
  return page.evaluate(async () => {
    const api = Reflect.get(globalThis, 'api') as Record<string, () => Promise<{ value: { decks: readonly { id: string; title: string; isBundled: boolean }[] } }>>
    return (await api['decks:list']?.())?.value.decks.filter(({ isBundled }) => !isBundled) ?? []
  })
}

/** Goes down the list, on when the card is there, to the end; gives how many cards were shown. */
async function lookThrough(): Promise<number> {
  const active = (): string | undefined => document.querySelector('[aria-selected="true"]')?.id
  const isShown = (before: string | undefined): boolean => active() !== undefined && active() !== before && document.querySelector('.card__ask') !== null
  for (let shown = 0; ; shown += 1) {
    const before = active()
    const start = performance.now()
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { code: 'ArrowDown', key: 'ArrowDown', bubbles: true, cancelable: true }))
    while (!isShown(before)) {
      await new Promise(requestAnimationFrame)
      if (performance.now() - start > 5_000) return shown
    }
  }
}

/** Presses keys again and again, a frame for each. */
async function pressOften({ keys, most }: { keys: readonly string[]; most: number }): Promise<void> {
  for (let round = 0; round < most; round += 1) {
    for (const code of keys) {
      const at = document.activeElement ?? document.body
      at.dispatchEvent(new KeyboardEvent('keydown', { code, key: code === 'Space' ? ' ' : code, bubbles: true, cancelable: true }))
      await new Promise(requestAnimationFrame)
    }
  }
}
