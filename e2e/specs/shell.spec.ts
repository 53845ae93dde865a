import { expect, test } from '../fixtures/app.ts'
import { Shell } from '../screens/shell.ts'

test('the window comes back where it was', async ({ weekdeck }) => {
  const place = { x: 40, y: 60, width: 1010, height: 700 }
  await weekdeck.app.evaluate(({ BrowserWindow }, bounds) => { BrowserWindow.getAllWindows()[0]?.setBounds(bounds) }, place)
  await weekdeck.restart()
  expect(await weekdeck.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getNormalBounds())).toEqual(place)
})

test('a place on a screen that is gone is not used', async ({ weekdeck }) => {
  await weekdeck.app.evaluate(({ BrowserWindow }) => { BrowserWindow.getAllWindows()[0]?.setBounds({ x: 9000, y: 9000, width: 1010, height: 700 }) })
  await weekdeck.restart()
  const isVisible = await weekdeck.app.evaluate(({ BrowserWindow, screen }) => {
    const bounds = BrowserWindow.getAllWindows()[0]?.getNormalBounds()
    return bounds !== undefined && screen.getAllDisplays().some(({ workArea }) => bounds.x < workArea.x + workArea.width && bounds.y < workArea.y + workArea.height)
  })
  expect(isVisible).toBe(true)
})

test('a second start brings the first to the front and ends', async ({ weekdeck }) => {
  await weekdeck.app.evaluate(({ BrowserWindow }) => { BrowserWindow.getAllWindows()[0]?.minimize() })
  expect(await weekdeck.startSecond()).toBe(0)
  await expect.poll(() => weekdeck.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.isMinimized()))).toEqual([false])
})

test('language and theme change at once and are kept', async ({ weekdeck }) => {
  const shell = new Shell(weekdeck.page)
  await shell.go('설정')
  await shell.page.getByRole('radio', { name: 'English' }).or(shell.page.getByRole('button', { name: 'English' })).first().click()
  await expect(shell.page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible()
  await shell.page.getByRole('radio', { name: 'Dark' }).or(shell.page.getByRole('button', { name: 'Dark' })).first().click()
  await expect(shell.page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await weekdeck.restart()
  await expect(weekdeck.page.getByRole('link', { name: 'Today' })).toBeVisible()
  expect(await weekdeck.page.evaluate(() => [document.documentElement.lang, document.documentElement.dataset['theme']])).toEqual(['en', 'dark'])
})

test('an exam date counts the days', async ({ weekdeck }) => {
  const shell = new Shell(weekdeck.page)
  const course = await shell.page.evaluate(async () => {
    const api = Reflect.get(globalThis, 'api') as Record<string, (argument?: unknown) => Promise<{ value: { deck: { course: string } } }>>
    return (await api['plan:show']?.())?.value.deck.course
  })
  await shell.page.evaluate(async (name) => {
    const api = Reflect.get(globalThis, 'api') as Record<string, (argument?: unknown) => Promise<unknown>>
    await api['course:change']?.({ course: name, settings: { examDate: '2027-01-04' } })
  }, course)
  await weekdeck.restart()
  await expect(weekdeck.page.getByRole('main')).toContainText('D-42')
})

test('the plan has the six rows of the guide, and says which exam can still be taken', async ({ weekdeck }) => {
  const shell = new Shell(weekdeck.page)
  await shell.go('플랜')
  const main = shell.page.getByRole('main')
  for (const topic of ['AWS AI 서비스 및 ML 개념 이해', '데이터 준비 및 전처리', '모델 훈련 및 하이퍼파라미터 튜닝', '배포 및 운영', 'AWS Well-Architected Framework 학습', '모의시험 및 리뷰']) {
    await expect(main.getByRole('heading', { name: topic })).toBeVisible()
  }
  await expect(main).toContainText('MLA-C01')
  await expect(main).toContainText('3월 31일')
})

test('the menu leads to every screen', async ({ weekdeck }) => {
  for (const [id, heading] of [['plan', '6주 플랜'], ['decks', '덱'], ['settings', '설정']] as const) {
    await weekdeck.app.evaluate(({ Menu, BrowserWindow }, item) => {
      const [window] = BrowserWindow.getAllWindows()
      Menu.getApplicationMenu()?.getMenuItemById(item)?.click({}, window, window?.webContents)
    }, id)
    await expect(weekdeck.page.getByRole('heading', { level: 1, name: heading })).toBeVisible()
  }
})
