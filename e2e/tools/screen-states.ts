/** States of the screens that are to be looked at, besides what a screen shows when it is opened. */
import { expect, type Page } from '@playwright/test'
import { dropFile } from '../fixtures/files.ts'
import { call } from './page-calls.ts'

export interface Reach {
  readonly page: Page
  readonly profile: string
  /** Opens a screen anew. */
  readonly show: (route: string) => Promise<void>
  readonly take: (state: string) => Promise<void>
}

const CSV = ['front,back,tags', 'What is a shard?,"A share of a stream, 1 MB in a second",kinesis', 'What is a window?,"A stretch of time, or of records",flink', 'Alone', 'What is an epoch?,One pass over the data,training'].join('\n')

const SENTENCE = '한 번에 읽기에는 아주 긴 문장이 카드 하나에 들어 있을 때에도 화면은 넘치지 않고 조용히 굴러갑니다. '
const LONG = `# A very long guide whose title does not end where one would expect a title to end\n\n## 1주차 긴 글\n\nQ: ${SENTENCE.repeat(6)}
A: ${SENTENCE.repeat(40)}\n\n${'Donaudampfschifffahrtsgesellschaft'.repeat(12)}\n\n| a | b | c |\n|---|---|---|\n| ${'wide '.repeat(40)} | ${'wider '.repeat(40)} | 3 |\n\n\`\`\`python\nprint("${'long line '.repeat(40)}")\n\`\`\`\n`

/** With decks and some days of study behind. */
export async function states({ page, profile, show, take }: Reach): Promise<void> {
  await show('today')
  await overlay(page, 'Control+KeyK', () => take('palette'))
  await overlay(page, 'Shift+Slash', () => take('shortcuts'))
  await show('study')
  await page.keyboard.press('Space')
  await overlay(page, 'KeyG', () => take('study-guide'))
  await show('browse')
  await page.getByRole('grid').focus()
  for (const key of ['Home', 'ArrowDown', 'Shift+ArrowDown']) await page.keyboard.press(key)
  await take('browse-chosen')
  await sitPaper({ page, show, take })
  await show('decks')
  await dropFile({ page, profile }, 'table.csv', CSV)
  await expect(page.getByRole('dialog').getByRole('listitem').first()).toBeVisible()
  await take('import-preview')
  await show('decks')
  await dropFile({ page, profile }, 'broken.apkg', 'PK\u0003\u0004 and then nothing')
  await expect(page.getByRole('alertdialog')).toBeVisible()
  await take('import-refused')
  await zoomed({ page, show, take })
  await longTexts({ page, profile, show, take })
}

/** A paper begun, about to be handed in, its result and the history after it. */
async function sitPaper({ page, show, take }: Omit<Reach, 'profile'>): Promise<void> {
  await show('exam')
  await page.getByRole('button', { name: /^(짧은 시험 시작|Begin Short exam)$/ }).click()
  await expect(page.getByRole('article')).toBeVisible()
  for (let number = 1; number <= 8; number += 1) {
    for (const key of [`Digit${String(1 + (number % 4))}`, number % 3 === 0 ? 'KeyF' : 'KeyS', 'Enter']) await page.keyboard.press(key)
  }
  await page.keyboard.press('Digit2')
  await take('exam-sitting')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('alertdialog')).toBeVisible()
  await take('exam-handing-in')
  await page.getByRole('alertdialog').getByRole('button').last().click()
  // While the question is open the timer behind it has no role, so the question has to be gone first.
  await expect(page.getByRole('alertdialog')).toHaveCount(0)
  await expect(page.getByRole('timer')).toHaveCount(0)
  await take('exam-result')
  await page.locator('main article, main section').last().scrollIntoViewIfNeeded()
  await take('exam-result-end')
  await show('exam')
  await take('exam-history')
}

/** To the page, 200 % in a window of 1280 by 800 is a smaller window. */
async function zoomed({ page, show, take }: Omit<Reach, 'profile'>): Promise<void> {
  const size = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }))
  await page.setViewportSize({ width: 640, height: 400 })
  for (const screen of ['today', 'study', 'plan', 'exam', 'decks', 'browse', 'statistics', 'settings']) {
    await show(screen)
    await take(`zoomed-${screen}`)
  }
  await page.setViewportSize(size)
}

async function longTexts({ page, profile, show, take }: Reach): Promise<void> {
  await show('decks')
  await dropFile({ page, profile }, 'a-file-with-a-name-that-goes-on-and-on-and-on-and-on.md', LONG)
  await expect(page.getByRole('dialog')).toBeVisible()
  await take('long-preview')
  await page.getByRole('dialog').getByRole('button', { name: /장 가져오기$|^Import \d/ }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  const decks: unknown = Reflect.get(await call(page, 'decks:list'), 'decks')
  const long = (decks as readonly { readonly id: string; readonly title: string }[]).find(({ title }) => title.startsWith('A very long'))
  await take('long-decks')
  await call(page, 'decks:choose', long?.id)
  await show('today')
  await take('long-today')
  await show('study')
  await take('long-study')
  await page.keyboard.press('Space')
  await take('long-study-answered')
  await call(page, 'decks:delete', long?.id)
}

/** The first start, and then without a deck. */
export async function emptyStates({ page, show, take }: Reach): Promise<void> {
  await take('first-run')
  await call(page, 'settings:change', { isWelcomed: true })
  const decks: unknown = Reflect.get(await call(page, 'decks:list'), 'decks')
  for (const { id } of decks as readonly { readonly id: string }[]) await call(page, 'decks:delete', id)
  for (const screen of ['today', 'study', 'plan', 'exam', 'decks', 'browse', 'statistics']) {
    await show(screen)
    await take(`empty-${screen}`)
  }
}

async function overlay(page: Page, key: string, look: () => Promise<void>): Promise<void> {
  await page.keyboard.press(key)
  await expect(page.getByRole('dialog')).toBeVisible()
  await look()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
}
