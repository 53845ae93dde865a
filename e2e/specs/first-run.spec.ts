import { expect, test } from '../fixtures/app.ts'
import { Shell } from '../screens/shell.ts'

test('the first start asks three things, shows a card to try, and leads to studying', async ({ weekdeck }) => {
  const { page } = weekdeck
  const welcome = page.getByRole('region', { name: 'Weekdeck을 시작합니다' })
  await welcome.getByRole('button', { name: '눌러서 뒤집기' }).click()
  await welcome.getByRole('button', { name: '알맞음' }).click()
  await expect(welcome.getByText('알맞은 때에 다시 나옵니다.')).toBeFocused()
  const year = welcome.getByRole('spinbutton', { name: '연도' })
  await year.click()
  await page.keyboard.type('20270109')
  await expect(page.getByRole('main')).toContainText('D-47')
  await welcome.getByRole('spinbutton', { name: '하루 시간' }).fill('30')
  await page.keyboard.press('Tab')
  await welcome.getByRole('button', { name: '공부 시작' }).click()
  await expect(page.getByRole('button', { name: /답 보기/ })).toBeVisible()
  await weekdeck.restart()
  await expect(weekdeck.page.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible()
  await expect(weekdeck.page.getByRole('region', { name: 'Weekdeck을 시작합니다' })).toHaveCount(0)
  await expect(weekdeck.page.getByRole('main')).toContainText('1월 9일')
})

test('the first questions are put off with one key', async ({ weekdeck }) => {
  const { page } = weekdeck
  await page.getByRole('button', { name: '나중에 정하기' }).press('Enter')
  await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toBeFocused()
  await expect(page.getByRole('button', { name: '나중에 정하기' })).toHaveCount(0)
})

test('the palette finds by letters, by first consonants, and by what it does', async ({ weekdeck }) => {
  const { page } = weekdeck
  await page.keyboard.press('Control+KeyK')
  const palette = page.getByRole('dialog', { name: '무엇이든 하기' })
  await page.keyboard.type('ㅅㅈ')
  await expect(palette.getByRole('option').first()).toContainText('설정')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: '설정' })).toBeVisible()
  await page.keyboard.press('Control+KeyK')
  await expect(palette.getByRole('textbox')).toBeFocused()
  await page.keyboard.type('3주차')
  await expect(palette.getByRole('option').first()).toContainText('3주차')
  await page.keyboard.press('Enter')
  await expect(page.getByText('3주차만')).toBeVisible()
  await page.keyboard.press('Control+KeyK')
  await page.keyboard.type('없는 말')
  await expect(palette.getByRole('status')).toHaveText(/맞는 것이 없습니다/)
  await page.keyboard.press('Escape')
  await expect(palette).toHaveCount(0)
})

test('? lists the keys of the screen, in either language', async ({ weekdeck }) => {
  const shell = new Shell(weekdeck.page)
  await shell.go('학습')
  await expect(shell.page.getByRole('button', { name: /답 보기/ })).toBeVisible()
  await shell.page.keyboard.press('Shift+Slash')
  await expect(shell.dialog).toContainText('가이드에서 보기')
  await expect(shell.dialog).toContainText('보류하기')
  await shell.page.keyboard.press('Escape')
  await expect(shell.dialog).toHaveCount(0)
})
