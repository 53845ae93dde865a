import { expect, test } from '../fixtures/app.ts'
import { DecksScreen } from '../screens/decks.ts'
import { StudyScreen } from '../screens/study.ts'

test('answers survive a crash; a week is reset, and the reset taken back', async ({ weekdeck }) => {
  const study = new StudyScreen(weekdeck.page)
  await study.open(1)
  for (const rating of ['알맞음', '쉬움', '다시', '어려움'] as const) await study.rate(rating)

  await weekdeck.kill9()
  await weekdeck.start()
  let decks = new DecksScreen(weekdeck.page)
  await decks.open()
  await decks.page.getByRole('button', { name: /Specialty의 주차 보기$/ }).click()
  const week = decks.page.getByRole('main').locator('[data-week="1"]')
  await expect(week).toContainText('4 /')

  await decks.actOnWeek(1, /주차 초기화/)
  await decks.dialog.getByRole('button', { name: '초기화', exact: true }).click()
  await expect(decks.message(/카드 4장을 초기화했습니다/)).toBeVisible()
  await expect(week).toContainText('0 /')

  await weekdeck.restart()
  decks = new DecksScreen(weekdeck.page)
  await decks.page.keyboard.press('Control+KeyZ')
  await expect(decks.message(/카드 4장의 기록이 돌아왔습니다/)).toBeVisible()
  await decks.open()
  await decks.page.getByRole('button', { name: /Specialty의 주차 보기$/ }).click()
  await expect(decks.page.getByRole('main').locator('[data-week="1"]')).toContainText('4 /')
})

test('a whole round with the keyboard: flip, rate, take back, guide', async ({ weekdeck }) => {
  const study = new StudyScreen(weekdeck.page)
  const { keyboard } = study.page
  await study.open(1)
  const question = await study.card.innerText()
  await expect(study.answer).toHaveCount(0)
  await keyboard.press('Space')
  await expect(study.answer).toBeFocused()
  await keyboard.press('KeyG')
  await expect(study.dialog).toBeVisible()
  await keyboard.press('Escape')
  await expect(study.dialog).toHaveCount(0)
  await keyboard.press('Digit3')
  await study.expectAnswers(1)
  await expect(study.card).not.toContainText(question)
  await keyboard.press('Control+KeyZ')
  await study.expectAnswers(0)
  await expect(study.card).toContainText(question.split('\n').at(-1) ?? '')
})

test('rating keys do nothing before the answer is shown', async ({ weekdeck }) => {
  const study = new StudyScreen(weekdeck.page)
  await study.open(1)
  await study.page.keyboard.press('Digit3')
  await study.page.keyboard.press('Space')
  await expect(study.answer).toBeVisible()
  await study.expectAnswers(0)
})

test('keys are ignored while Hangul is being composed', async ({ weekdeck }) => {
  const study = new StudyScreen(weekdeck.page)
  await study.open(1)
  await study.page.evaluate(() => document.body.dispatchEvent(new KeyboardEvent('keydown', { code: 'Space', key: 'Process', isComposing: true, bubbles: true })))
  await expect(study.answer).toHaveCount(0)
  // With the Hangul layout the key gives ㅎ, and still opens the guide.
  await study.page.evaluate(() => document.body.dispatchEvent(new KeyboardEvent('keydown', { code: 'KeyG', key: 'ㅎ', bubbles: true })))
  await expect(study.dialog).toBeVisible()
})

test('flip-only mode turns and shuffles cards and leaves the schedule alone', async ({ weekdeck }) => {
  const study = new StudyScreen(weekdeck.page)
  const { keyboard } = study.page
  await study.open(1)
  const first = await study.card.innerText()
  await keyboard.press('KeyL')
  const position = study.page.getByRole('progressbar', { name: '넘겨 보기' })
  await expect(position).toHaveAttribute('aria-valuenow', '1')
  await keyboard.press('ArrowRight')
  await expect(position).toHaveAttribute('aria-valuenow', '2')
  await keyboard.press('Space')
  await expect(study.answer).toBeVisible()
  await keyboard.press('ArrowLeft')
  await expect(position).toHaveAttribute('aria-valuenow', '1')
  await keyboard.press('KeyR')
  await expect(study.page.getByRole('button', { name: '섞기' })).toHaveAttribute('aria-pressed', 'true')
  await study.open(1)
  expect(await study.card.innerText()).toBe(first)
  await study.expectAnswers(0)
})

test('a rating is undone by the menu, and text by the same command inside a field', async ({ weekdeck }) => {
  const study = new StudyScreen(weekdeck.page)
  await study.open(1)
  await study.rate('알맞음')
  const undo = (): Promise<void> => weekdeck.app.evaluate(({ Menu, BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    Menu.getApplicationMenu()?.getMenuItemById('undo')?.click({}, window, window?.webContents)
  })
  await undo()
  await study.expectAnswers(0)
  // The card is back with its answer still shown.
  await study.rating('알맞음').click()
  await study.expectAnswers(1)

  await study.go('설정')
  await study.page.getByRole('radio', { name: '직접 정함' }).check()
  const field = study.page.getByRole('spinbutton', { name: '하루 새 카드' })
  const before = await field.inputValue()
  await field.click()
  await field.press('End')
  await field.pressSequentially('7')
  await undo()
  await expect(field).toHaveValue(before)
  await expect(study.message(/되돌렸습니다/)).toHaveCount(0)
})
