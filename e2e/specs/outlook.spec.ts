import { expect, test } from '../fixtures/app.ts'
import { Shell } from '../screens/shell.ts'

test('the plan says where it stands, and what is wrong with minutes and days off is said where they are set', async ({ weekdeck }) => {
  const { page } = weekdeck
  const shell = new Shell(page)
  await expect(page.getByText('플랜대로 가고 있습니다.')).toBeVisible()
  await expect(page.getByText('플랜대로면')).toBeVisible()

  await shell.go('설정')
  const minutes = page.getByRole('spinbutton', { name: '하루 시간' })
  await minutes.fill('0')
  await minutes.press('Enter')
  await expect(page.getByText('하루 0분이라 새 카드를 넣지 않습니다.')).toBeVisible()

  await page.getByRole('button', { name: '쉬는 날 추가' }).click()
  await page.getByRole('button', { name: '추가', exact: true }).click()
  await expect(page.getByRole('button', { name: /11\.24.* 쉬는 날 빼기/ })).toBeVisible()

  await weekdeck.restart()
  await new Shell(weekdeck.page).go('설정')
  await expect(weekdeck.page.getByRole('spinbutton', { name: '하루 시간' })).toHaveValue('0')
  await weekdeck.page.getByRole('button', { name: /11\.24.* 쉬는 날 빼기/ }).click()
  await expect(weekdeck.page.getByRole('button', { name: /쉬는 날 빼기/ })).toHaveCount(0)
})

test('the weakest topic of Today is studied with one click', async ({ weekdeck }) => {
  const { page } = weekdeck
  await expect(page.getByText(/가장 많이 올릴 곳/)).toBeVisible()
  await page.getByRole('link', { name: '약한 카드 학습' }).click()
  await expect(page.getByRole('button', { name: /답 보기/ })).toBeVisible()
  await expect(page).toHaveURL(/topic=/)
})
