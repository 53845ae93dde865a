import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, type Weekdeck } from '../fixtures/app.ts'
import { deckFile } from '../fixtures/decks.ts'
import { answerSaving, chooseFile, dropFile } from '../fixtures/files.ts'
import { DecksScreen } from '../screens/decks.ts'

async function withCapitals(weekdeck: Weekdeck): Promise<DecksScreen> {
  const decks = new DecksScreen(weekdeck.page)
  await decks.open()
  await dropFile(weekdeck, 'capitals.json', deckFile())
  await decks.accept.click()
  await expect(decks.deck('수도')).toBeVisible()
  return decks
}

async function save(decks: DecksScreen, format: string): Promise<void> {
  await decks.act('수도', /내보내기/)
  await decks.choice('형식').selectOption(format)
  await decks.dialog.getByRole('button', { name: '저장할 곳 고르기…' }).click()
}

test('a deck goes out as a table for Excel and comes in again as it was', async ({ weekdeck }) => {
  const decks = await withCapitals(weekdeck)
  // Not every desktop adds the ending.
  const path = join(weekdeck.profile, '..', '수도')
  await answerSaving(weekdeck, path)
  await save(decks, 'csv')
  await expect(decks.message('수도.csv에 카드 2장을 저장했습니다.')).toBeVisible()
  await expect(decks.dialog).toHaveCount(0)
  expect(await readFile(`${path}.csv`, 'utf8')).toBe('\uFEFFid,front,back,explanation,tags,week\r\nkr,대한민국의 수도는?,서울,,,\r\nfr,프랑스의 수도는?,파리,,,\r\n')
})

test('a package that went out is known again, and what it could not hold is told', async ({ weekdeck }) => {
  const decks = await withCapitals(weekdeck)
  const path = join(weekdeck.profile, '..', 'capitals.apkg')
  await answerSaving(weekdeck, path)
  await save(decks, 'apkg')
  await expect(decks.dialog.getByRole('status')).toContainText('Markdown을 HTML로 바꾸었습니다. 2개')
  await decks.dialog.getByRole('button', { name: '닫기' }).last().click()
  await expect(decks.dialog).toHaveCount(0)

  await chooseFile(weekdeck, 'again.apkg', await readFile(path))
  await decks.import.click()
  await expect(decks.preview).toContainText('Anki 패키지')
  await expect(decks.sample).toHaveCount(2)
})

test('a place that cannot be written is told, and the dialog stays', async ({ weekdeck }) => {
  const decks = await withCapitals(weekdeck)
  const folder = join(weekdeck.profile, '..', 'taken.json')
  await mkdir(folder)
  await answerSaving(weekdeck, folder)
  await save(decks, 'json')
  await expect(decks.dialog.getByRole('alert')).toContainText('저장하지 못했습니다. ')
  await expect(decks.choice('형식')).toBeVisible()
})

test('closing the system’s dialog leaves everything as it was', async ({ weekdeck }) => {
  const decks = await withCapitals(weekdeck)
  await answerSaving(weekdeck, null)
  await save(decks, 'md')
  await expect(decks.choice('형식')).toHaveValue('md')
  await decks.page.keyboard.press('Escape')
  await expect(decks.dialog).toHaveCount(0)
})
