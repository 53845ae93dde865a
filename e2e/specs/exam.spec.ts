import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, type Weekdeck } from '../fixtures/app.ts'
import { EXAM_GUIDE } from '../fixtures/exam-guide.ts'
import { dropFile } from '../fixtures/files.ts'
import { DecksScreen } from '../screens/decks.ts'
import { ExamScreen } from '../screens/exam.ts'
import { StudyScreen } from '../screens/study.ts'

/** Imports the guide with its exam, and makes it the deck that is studied. */
async function importGuide(weekdeck: Weekdeck): Promise<void> {
  const decks = new DecksScreen(weekdeck.page)
  await decks.open()
  await dropFile(weekdeck, 'streams.md', EXAM_GUIDE)
  await decks.accept.click()
  await expect(decks.message(/가져왔습니다/)).toBeVisible()
}

test('a timed paper is killed in the middle, resumed with its time, handed in, and its misses come back', async ({ weekdeck }) => {
  await importGuide(weekdeck)
  const study = new StudyScreen(weekdeck.page)
  // The card behind the shard is known well today, and not due for days.
  await study.open(1)
  await study.rate('쉬움')
  await weekdeck.restart({ now: '2026-11-25T09:00:00+09:00' })

  let exam = new ExamScreen(weekdeck.page)
  await exam.open()
  await exam.begin('실전 시험')
  await expect(exam.timer).toContainText('/ 12:00')
  for (let number = 1; number <= 6; number += 1) {
    const isShard = await exam.question.getByText('샤드를 늘리는').isVisible()
    await exam.page.keyboard.press(await exam.keyOf(isShard ? '더 오래' : '맞는 답'))
    await exam.page.keyboard.press('KeyS')
    if (number === 3) {
      await exam.page.keyboard.press('KeyF')
      await expect(exam.page.getByRole('button', { name: /^3, 답함, 표시/ })).toBeVisible()
      const before = await exam.secondsLeft()
      await weekdeck.kill9()
      await weekdeck.start({ now: '2026-11-25T21:00:00+09:00' })
      exam = new ExamScreen(weekdeck.page)
      await exam.open()
      await expect(exam.page.getByText('6문항 가운데 3개 답함')).toBeVisible()
      await exam.page.getByRole('link', { name: '이어서 보기' }).click()
      await expect(exam.page.getByRole('button', { name: /^3, 답함, 표시/ })).toBeVisible()
      // Twelve hours went by outside, none of them on the paper.
      const left = await exam.secondsLeft()
      expect(left).toBeLessThanOrEqual(12 * 60)
      expect(left).toBeGreaterThan(before - 30)
    } else await exam.page.keyboard.press('Enter')
  }
  await exam.page.keyboard.press('Escape')
  await exam.handIn()
  await expect(exam.page.getByText('6문항 가운데 5개 맞음')).toBeVisible()
  await expect(exam.page.getByText('확신했지만 틀렸습니다')).toBeVisible()
  await expect(exam.page.getByText(/카드 1장이 복습 예정이 되었고/)).toBeVisible()

  await exam.go('학습')
  await expect(new StudyScreen(weekdeck.page).card).toContainText('샤드 하나가 초당 받는 크기는?')
})

test('practice explains each question, with the keyboard alone', async ({ weekdeck }) => {
  await importGuide(weekdeck)
  const exam = new ExamScreen(weekdeck.page)
  await exam.open()
  await exam.page.getByRole('radio', { name: '연습' }).check()
  await exam.begin('1회')
  await expect(exam.question.getByText(/^A–C 고르기/)).toBeVisible()
  await exam.page.keyboard.press(await exam.keyOf('틀린 답'))
  await exam.page.keyboard.press('Enter')
  await expect(exam.question.getByRole('status')).toContainText('틀렸습니다')
  await expect(exam.question.getByText('그래서 맞습니다.')).toBeVisible()
  await exam.page.keyboard.press('Enter')
  await expect(exam.question).toHaveAccessibleName('2문항 가운데 2번')
  await exam.handIn()
  await exam.page.getByRole('link', { name: '모의시험으로' }).click()
  await expect(exam.page.getByText('봤음')).toBeVisible()
  await expect(exam.page.getByRole('table')).toContainText('0 / 2')
})

test('what was struck out and noted outlives a crash; Today tells the result beside readiness', async ({ weekdeck }) => {
  await importGuide(weekdeck)
  let exam = new ExamScreen(weekdeck.page)
  await exam.open()
  await exam.begin('실전 시험')
  await exam.page.keyboard.press('Shift+KeyB')
  await expect(exam.strike('B')).toHaveAttribute('aria-pressed', 'true')
  await exam.page.keyboard.press('KeyN')
  await exam.page.keyboard.type('B는 아니다')
  await expect.poll(() => exam.keptNote()).toBe('B는 아니다')
  await weekdeck.kill9()
  await weekdeck.start()
  exam = new ExamScreen(weekdeck.page)
  await exam.open()
  await exam.page.getByRole('link', { name: '이어서 보기' }).click()
  await expect(exam.strike('B')).toHaveAttribute('aria-pressed', 'true')
  await expect(exam.note).toHaveValue('B는 아니다')
  await exam.handIn()
  await exam.go('오늘')
  await expect(exam.page.getByRole('main').getByRole('link', { name: '100', exact: true })).toBeVisible()
})

test('a paper and its answers are saved as a PDF', async ({ weekdeck }) => {
  await importGuide(weekdeck)
  const exam = new ExamScreen(weekdeck.page)
  await exam.open()
  await exam.begin('1회')
  await exam.handIn()
  const path = join(weekdeck.profile, '..', 'paper.pdf')
  await weekdeck.app.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: chosen })
  }, path)
  await exam.page.getByRole('button', { name: '정답까지 PDF' }).click()
  await expect(exam.message('paper.pdf에 저장했습니다.')).toBeVisible()
  const pdf = await readFile(path, 'latin1')
  expect([pdf.slice(0, 5), pdf.match(/\/Type \/Page\b/g)?.length]).toEqual(['%PDF-', 2])
})
