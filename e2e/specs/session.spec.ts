import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '../fixtures/app.ts'
import { DecksScreen } from '../screens/decks.ts'
import { StudyScreen } from '../screens/study.ts'

test('a card is suspended with S, brought back by undo, and all of them in Decks', async ({ weekdeck }) => {
  const study = new StudyScreen(weekdeck.page)
  await study.open(1)
  const first = await study.card.innerText()
  await study.page.keyboard.press('KeyS')
  await expect(study.message(/보류했습니다/)).toBeVisible()
  await expect(study.card).not.toHaveText(first)
  await study.expectDone(0)
  await study.page.keyboard.press('Control+KeyZ')
  await expect(study.message(/표시를 되돌렸습니다/)).toBeVisible()
  await study.page.keyboard.press('KeyS')
  const decks = new DecksScreen(weekdeck.page)
  await decks.open()
  const deck = decks.page.getByRole('main').locator('[data-deck]').first()
  await expect(deck).toContainText('보류 1장')
  await deck.getByRole('button', { name: /더 보기/ }).first().click()
  await decks.page.getByRole('menuitem', { name: /보류한 카드 1장/ }).click()
  await expect(decks.message(/모두 다시 꺼냈습니다/)).toBeVisible()
  await expect(deck).not.toContainText('보류')
})

test('a flag is set and taken away with F, and a card is buried with B', async ({ weekdeck }) => {
  const study = new StudyScreen(weekdeck.page)
  await study.open(1)
  const first = await study.card.innerText()
  await study.page.keyboard.press('KeyF')
  await expect(study.page.getByRole('img', { name: '깃발' })).toBeVisible()
  await study.page.keyboard.press('KeyF')
  await expect(study.page.getByRole('img', { name: '깃발' })).toHaveCount(0)
  await study.page.keyboard.press('KeyB')
  await expect(study.message(/오늘은 이 카드를/)).toBeVisible()
  await expect(study.card).not.toHaveText(first)
})

test('a session that was killed goes on where it was', async ({ weekdeck }) => {
  const study = new StudyScreen(weekdeck.page)
  await study.open(2)
  for (const rating of ['쉬움', '쉬움', '알맞음'] as const) await study.rate(rating)
  await weekdeck.kill9()
  await weekdeck.start()
  const goOn = weekdeck.page.getByRole('link', { name: /이어서 학습 \(3장 함\)/ })
  await goOn.click()
  const again = new StudyScreen(weekdeck.page)
  await again.expectDone(3)
  await expect(weekdeck.page.getByText('2주차만')).toBeVisible()
})

test('two buttons: forgotten and recalled', async ({ weekdeck }) => {
  const study = new StudyScreen(weekdeck.page)
  await study.go('설정')
  await study.page.getByRole('radio', { name: '두 개' }).check()
  await study.open(1)
  await study.page.keyboard.press('Space')
  await expect(study.page.getByRole('group', { name: '평가' }).getByRole('button')).toHaveText([/^모름/, /^앎/])
  await study.page.keyboard.press('Digit3')
  await study.expectDone(0)
  await study.page.keyboard.press('Digit2')
  await study.expectDone(1)
})

test('cramming a week leaves the schedule alone', async ({ weekdeck }) => {
  const decks = new DecksScreen(weekdeck.page)
  await decks.open()
  await decks.page.getByRole('button', { name: /Specialty의 주차 보기$/ }).click()
  await decks.actOnWeek(1, /벼락치기/)
  await expect(decks.page.getByText('벼락치기 · 일정은 그대로')).toBeVisible()
  await decks.page.keyboard.press('Space')
  await decks.page.keyboard.press('Digit2')
  await expect(new StudyScreen(weekdeck.page).done).toHaveAttribute('aria-valuenow', '1')
  await decks.open()
  await decks.page.getByRole('button', { name: /Specialty의 주차 보기$/ }).click()
  await expect(decks.page.getByRole('main').locator('[data-week="1"]')).toContainText('0 /')
})

test('notes of a week are ticked off and stay so; the plan is saved as a calendar', async ({ weekdeck }) => {
  const study = new StudyScreen(weekdeck.page)
  await study.go('플랜')
  const note = study.page.getByRole('main').getByRole('checkbox').first()
  await note.check()
  await weekdeck.restart()
  await new StudyScreen(weekdeck.page).go('플랜')
  await expect(weekdeck.page.getByRole('main').getByRole('checkbox').first()).toBeChecked()

  const path = join(weekdeck.profile, '..', 'plan')
  await weekdeck.app.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: chosen })
  }, path)
  await weekdeck.page.getByRole('button', { name: '달력 파일로 저장' }).click()
  await expect(new StudyScreen(weekdeck.page).message(/plan\.ics에 플랜을 저장했습니다/)).toBeVisible()
  expect((await readFile(`${path}.ics`, 'utf8')).match(/BEGIN:VEVENT/g)).toHaveLength(6)
})
