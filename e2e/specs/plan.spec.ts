import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, type Weekdeck } from '../fixtures/app.ts'
import { DecksScreen } from '../screens/decks.ts'
import { StudyScreen } from '../screens/study.ts'
import { TodayScreen } from '../screens/today.ts'

const morningOf = (day: number): string => `2026-11-${String(day)}T09:00:00+09:00`

/** Four weeks of ten cards; the exam is on the day after them. */
const GUIDE = `---
title: 네 주
course: four-weeks
---
# 네 주

| 주차 | 주제 | 비고 |
|---|---|---|
${[1, 2, 3, 4].map((week) => `| ${String(week)}주차 | 주제 ${String(week)} | 비고 |`).join('\n')}

${[1, 2, 3, 4].map((week) => `## 주제 ${String(week)} {week=${String(week)}}\n\n${cardsOf(week)}`).join('\n\n')}
`

function cardsOf(week: number): string {
  return Array.from({ length: 10 }, (_unused, index) => `물음 ${String(week)}-${String(index)} :: 답 ${String(index)}`).join('\n\n')
}

test('three days of the plan, two missed, and what is left is shared out again', async ({ weekdeck }) => {
  await importGuide(weekdeck)
  for (const day of [23, 24, 25]) {
    if (day > 23) await weekdeck.restart({ now: morningOf(day) })
    const today = new TodayScreen(weekdeck.page)
    await today.open()
    await expect(today.fact('새 카드')).toHaveText('2')
    const study = new StudyScreen(weekdeck.page)
    await study.open()
    await study.rate('쉬움')
    await study.rate('쉬움')
  }

  await weekdeck.restart({ now: morningOf(28) })
  const today = new TodayScreen(weekdeck.page)
  await today.open()
  await expect(today.fact('새 카드')).toHaveText('3')
})

async function importGuide(weekdeck: Weekdeck): Promise<void> {
  const path = join(weekdeck.profile, '..', 'four-weeks.md')
  await writeFile(path, GUIDE)
  const decks = new DecksScreen(weekdeck.page)
  await decks.open()
  const session = await weekdeck.page.context().newCDPSession(weekdeck.page)
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, x: 640, y: 400, data: { items: [], files: [path], dragOperationsMask: 1 } })
  }
  await session.detach()
  await decks.accept.click()
  await decks.deck('네 주').waitFor()
  await weekdeck.page.evaluate(async () => {
    const api = Reflect.get(globalThis, 'api') as Record<string, (argument: unknown) => Promise<unknown>>
    await api['course:change']?.({ course: 'four-weeks', settings: { startDate: '2026-11-23', examDate: '2026-12-21' } })
  })
  await weekdeck.restart()
}
