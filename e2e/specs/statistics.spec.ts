import { expect, test } from '../fixtures/app.ts'
import { StudyScreen } from '../screens/study.ts'

test('what was studied stands in charts and in their tables, and goes when it is taken back', async ({ weekdeck }) => {
  const study = new StudyScreen(weekdeck.page)
  const { page } = study
  await study.open(1)
  for (const rating of ['알맞음', '다시'] as const) await study.rate(rating)

  await study.go('통계')
  const chart = page.getByRole('img', { name: /^날마다/ })
  await expect(chart).toHaveAccessibleName(/2번/)
  await expect(chart.locator('path').first()).toBeVisible()
  await page.getByRole('region', { name: '날마다' }).first().getByRole('button', { name: '표로 보기' }).click()
  const today = page.getByRole('row').filter({ hasText: '2026' })
  await expect(today).toHaveText(/22$/)

  await page.keyboard.press('Control+KeyZ')
  await expect(today).toHaveText(/11$/)
})

test('a chart further down is drawn when it comes in sight, and again when the window is made narrow', async ({ weekdeck }) => {
  const study = new StudyScreen(weekdeck.page)
  const { page } = study
  await study.open(1)
  await study.rate('알맞음')
  await page.setViewportSize({ width: 900, height: 600 })

  await study.go('통계')
  const time = page.getByRole('img', { name: /^쓴 시간/ })
  await expect(page.getByRole('img', { name: /^날마다/ }).locator('svg')).toBeVisible()
  await expect(time.locator('svg')).toHaveCount(0)
  await time.scrollIntoViewIfNeeded()
  await expect(time.locator('svg')).toBeVisible()
  const width = await time.evaluate((box) => box.clientWidth)
  await page.setViewportSize({ width: 760, height: 600 })
  await expect.poll(() => time.locator('svg').evaluate((svg) => svg.clientWidth)).toBeLessThan(width)
})
