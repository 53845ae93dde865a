import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures/app.ts'
import { Shell } from '../screens/shell.ts'

const field = (page: Page): ReturnType<Page['locator']> => page.locator('[data-field="exam-date"]')

/** Types the exam's date part by part, as a person does, and stays at its last part. */
async function typeExam(page: Page, parts: { readonly year: string; readonly month: string; readonly day: string }): Promise<void> {
  for (const [name, digits] of [['월', parts.month], ['일', parts.day], ['연도', parts.year]] as const) {
    await field(page).getByRole('spinbutton', { name }).click()
    await page.keyboard.type(digits)
  }
}

test('a mistyped year is asked about, and the app answers and starts whatever the answer is', async ({ weekdeck }) => {
  await new Shell(weekdeck.page).go('설정')
  await typeExam(weekdeck.page, { year: '9026', month: '12', day: '20' })
  const question = weekdeck.page.getByText('9026년 12월 20일, 7,000년 뒤가 맞나요?')
  await expect(question).toBeVisible()
  await weekdeck.page.keyboard.press('Escape')
  await expect(question).toBeHidden()

  await typeExam(weekdeck.page, { year: '9026', month: '12', day: '20' })
  await weekdeck.page.getByRole('button', { name: '네, 맞습니다' }).press('Enter')
  await expect(weekdeck.page.getByRole('button', { name: '되돌리기' })).toBeVisible()

  await weekdeck.restart()
  await new Shell(weekdeck.page).go('플랜')
  await expect(weekdeck.page.getByRole('heading', { level: 1 })).toBeVisible()
  await new Shell(weekdeck.page).go('설정')
  await expect(field(weekdeck.page).getByRole('spinbutton', { name: '연도' })).toHaveText('9026')
  await typeExam(weekdeck.page, { year: '2026', month: '12', day: '21' })
  await new Shell(weekdeck.page).go('오늘')
  await expect(weekdeck.page.getByText('D-28').first()).toBeVisible()
})
