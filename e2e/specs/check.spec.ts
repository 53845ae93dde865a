import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '../fixtures/app.ts'
import { StudyScreen } from '../screens/study.ts'

test('my data is checked with the keyboard: in order, then damaged and repaired, then what only a person can mend', async ({ weekdeck }) => {
  const study = new StudyScreen(weekdeck.page)
  await study.open(1)
  for (const rating of ['알맞음', '쉬움'] as const) await study.rate(rating)
  await study.go('설정')
  const button = study.page.getByRole('button', { name: '내 데이터 점검' })
  const result = study.page.getByRole('status').filter({ hasText: /를 보았습니다/ })
  await button.focus()
  await study.page.keyboard.press('Enter')
  await expect(result).toContainText('모두 정상입니다.')
  await expect(result).toContainText('기록 2개, 카드 2장')
  await expect(button).toBeFocused()

  writeFileSync(join(weekdeck.profile, 'stores', 'progress-001.a.json'), 'null')
  await study.page.keyboard.press('Enter')
  await expect(result).toContainText('고쳤습니다 · 상한 것을 따로 옮겨 두었습니다.')
  await study.page.keyboard.press('Enter')
  await expect(result).toContainText('모두 정상입니다.')

  const deck = join(weekdeck.profile, 'decks', 'broken', 'deck')
  mkdirSync(deck, { recursive: true })
  writeFileSync(join(deck, 'deck.json'), '{')
  await study.page.keyboard.press('Enter')
  await expect(result).toContainText('직접 보십시오 · 덱을 읽을 수 없습니다. 다시 가져오십시오.')
})
