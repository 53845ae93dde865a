import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures/app.ts'
import { DecksScreen } from '../screens/decks.ts'
import { StudyScreen } from '../screens/study.ts'

/** More stops than any screen has. */
const MOST_STOPS = 80

/** Goes on with Tab until what has the focus is called so. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  const seen: string[] = []
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    await page.keyboard.press('Tab')
    const here = await page.evaluate(() => {
      const focused = document.activeElement
      const labels = focused instanceof HTMLInputElement ? [...(focused.labels ?? [])].map((label) => label.innerText) : []
      return [focused?.getAttribute('aria-label') ?? '', ...labels, focused instanceof HTMLElement ? focused.innerText : ''].join(' ')
    })
    if (name.test(here)) return
    seen.push(here)
  }
  throw new Error(`Tab never came to ${String(name)}, only to: ${seen.join(' | ')}`)
}

test('everything without a mouse: first run, study, undo, import, plan, reset, settings', async ({ weekdeck }) => {
  test.slow()
  const { page } = weekdeck
  const { keyboard } = page
  const study = new StudyScreen(page)

  await tabTo(page, /연도/)
  await keyboard.type('20270109')
  await expect(page.getByRole('main')).toContainText('D-47')
  await tabTo(page, /공부 시작/)
  await keyboard.press('Enter')
  await expect(study.show).toBeVisible()

  await keyboard.press('Space')
  await keyboard.press('Digit3')
  await study.expectAnswers(1)
  await keyboard.press('Control+KeyZ')
  await study.expectAnswers(0)
  await keyboard.press('Digit3')
  await study.expectAnswers(1)

  const path = join(weekdeck.profile, '..', 'short.md')
  await writeFile(path, '# 짧은 가이드\n\n물음 :: 답\n')
  await weekdeck.app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] })
  }, path)
  await keyboard.press('Control+KeyO')
  const decks = new DecksScreen(page)
  await expect(decks.accept).toBeVisible()
  await tabTo(page, /가져오기/)
  await keyboard.press('Enter')
  await expect(decks.deck('짧은 가이드')).toBeVisible()
  await keyboard.press('Control+KeyZ')
  await expect(decks.deck('짧은 가이드')).toHaveCount(0)

  await keyboard.press('Control+Digit3')
  await expect(page.getByRole('heading', { level: 1, name: '6주 플랜' })).toBeVisible()
  await tabTo(page, /Amazon SageMaker/)
  await keyboard.press('Space')
  await expect(page.getByRole('checkbox').first()).toBeChecked()

  await keyboard.press('Control+KeyK')
  await keyboard.type('ㄷ')
  await expect(page.getByRole('option').first()).toContainText('덱')
  await keyboard.press('Enter')
  await tabTo(page, /Specialty 더 보기/)
  await keyboard.press('Enter')
  await expect(page.getByRole('menuitem').first()).toBeFocused()
  await keyboard.press('End')
  await keyboard.press('ArrowUp')
  await keyboard.press('Enter')
  await expect(decks.dialog).toBeVisible()
  await tabTo(page, /^ ?초기화/)
  await keyboard.press('Enter')
  await expect(decks.message(/초기화했습니다/)).toBeVisible()

  await keyboard.press('Control+Comma')
  await expect(page.getByRole('heading', { level: 1, name: '설정' })).toBeVisible()
  await tabTo(page, /시스템/)
  await keyboard.press('ArrowRight')
  await keyboard.press('ArrowRight')
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible()
})
