import type { Locator, Page } from '@playwright/test'
import { expect, test, type Weekdeck } from '../fixtures/app.ts'
import { deckFile } from '../fixtures/decks.ts'
import { dropFile } from '../fixtures/files.ts'
import { DecksScreen } from '../screens/decks.ts'
import { StudyScreen } from '../screens/study.ts'
import { TodayScreen } from '../screens/today.ts'
import { call, courseOf } from '../tools/page-calls.ts'

/** What the rail says is left of today. */
const left = (page: Page): Locator => page.getByRole('navigation', { name: '주 메뉴' }).getByText(/^오늘 남은 카드/)

/** Two new cards a day, and a course with these dates. */
async function setUp(weekdeck: Weekdeck, dates: Readonly<Record<string, string>>): Promise<void> {
  const { page } = weekdeck
  await call(page, 'settings:change', { isWelcomed: true, newPerDay: 2 })
  await call(page, 'course:change', { course: await courseOf(page), settings: dates })
  await weekdeck.restart()
}

test('Today never leads to a wall: what is waited for can be seen at once, and the rail tells what is left', async ({ weekdeck }) => {
  await setUp(weekdeck, { startDate: '2026-11-23', examDate: '2027-01-09' })
  const today = new TodayScreen(weekdeck.page)
  const study = new StudyScreen(weekdeck.page)
  const { keyboard } = today.page
  await expect(today.fact('새 카드')).toHaveText('2')
  await expect(left(today.page)).toHaveText('오늘 남은 카드 2장')

  await keyboard.press('Space')
  for (const rating of ['쉬움', '알맞음'] as const) await study.rate(rating)
  await expect(today.page.getByRole('heading', { name: '카드 1장이 곧 돌아옵니다' })).toBeVisible()
  await expect(left(today.page)).toHaveText('오늘 남은 카드 1장')

  await keyboard.press('Escape')
  await expect(today.page.getByRole('heading', { name: '카드 1장이 곧 돌아옵니다' })).toBeVisible()
  // By the app's clock, which runs from nine in the morning on.
  await expect(today.page.getByText(/가장 빠른 카드는 오전 9:1\d에 돌아옵니다/)).toBeVisible()
  await keyboard.press('Space')
  await expect(study.show).toBeVisible()
  await study.expectDone(1)
  await study.rate('쉬움')
  await expect(today.page.getByRole('heading', { name: '오늘 할 것을 마쳤습니다' })).toBeVisible()
  await expect(left(today.page)).toHaveCount(0)

  await today.open()
  await expect(today.page.getByRole('heading', { name: '오늘 볼 카드를 모두 봤습니다.' })).toBeVisible()
  await keyboard.press('Space')
  await expect(study.show).toBeVisible()
  await expect(study.done).toHaveAttribute('aria-valuemax', '10')
})

test('before the first week there is nothing that was seen', async ({ weekdeck }) => {
  await setUp(weekdeck, { startDate: '2026-11-30', examDate: '2027-01-09' })
  const main = weekdeck.page.getByRole('main')
  await expect(main.getByRole('heading', { name: '오늘 볼 카드가 없습니다.' })).toBeVisible()
  await expect(main.getByRole('button', { name: /새 카드 10장 더/ })).toBeVisible()
})

test('after the exam Today and Plan say so, and foretell nothing', async ({ weekdeck }) => {
  await setUp(weekdeck, { startDate: '2026-09-07', examDate: '2026-11-20' })
  const { page } = weekdeck
  const today = new TodayScreen(page)
  const main = page.getByRole('main')
  await expect(main.getByRole('heading', { level: 1 })).toHaveText('시험이 끝났습니다')
  await expect(main.getByText('2026년 11월 20일 시험이 지났습니다. 새 카드와 복습은 날마다 이어집니다.')).toBeVisible()
  await expect(main.getByText('플랜대로면')).toHaveCount(0)
  await today.go('플랜')
  await expect(main.getByText(/11월 20일 금요일에 시험이 있었습니다/)).toBeVisible()
  await expect(main.getByText(/따르면/)).toHaveCount(0)
})

test('a deck without weeks has its own Today and Plan, and no guide to look into', async ({ weekdeck }) => {
  const decks = new DecksScreen(weekdeck.page)
  await decks.open()
  await dropFile(weekdeck, 'capitals.json', deckFile())
  await decks.accept.click()
  await expect(decks.deck('수도')).toBeVisible()
  const today = new TodayScreen(weekdeck.page)
  const main = today.page.getByRole('main')
  await today.open()
  await expect(main.getByText('시험일도 주차도 없어')).toBeVisible()
  await expect(main.getByText(/가장 많이 올릴 곳|플랜대로면|플랜 마지막 날/)).toHaveCount(0)
  await today.go('플랜')
  await expect(main.getByText('카드는 그대로 학습할 수 있습니다. 가이드에 “주차 | 주제 | 비고” 표를 넣으면 플랜이 됩니다.')).toBeVisible()

  const study = new StudyScreen(weekdeck.page)
  await study.open()
  await study.show.click()
  await expect(study.page.getByRole('button', { name: '가이드에서 보기' })).toHaveCount(0)
  await study.page.keyboard.press('KeyG')
  await expect(study.message(/가이드 없이 들어와/)).toBeVisible()
  await expect(study.dialog).toHaveCount(0)
})

test('the calendar goes by the app’s day', async ({ weekdeck }) => {
  const { page } = weekdeck
  const today = new TodayScreen(page)
  await call(page, 'settings:change', { isWelcomed: true })
  await today.go('설정')
  const field = page.locator('[data-field="start-date"]')
  await field.getByRole('button', { name: '달력 열기' }).click()
  await expect(page.locator('.calendar [data-today]')).toHaveText('23')
  await expect(page.locator('.calendar [tabindex="0"]:focus')).toHaveText('23')
})
