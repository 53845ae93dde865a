import { expect, test, type Weekdeck } from '../fixtures/app.ts'
import { below, seeded } from '../faults/random.ts'
import { DecksScreen } from '../screens/decks.ts'
import type { Shell } from '../screens/shell.ts'
import { StudyScreen } from '../screens/study.ts'

/** What the native menu calls undo and redo. */
function menuNames({ app }: Weekdeck): Promise<readonly unknown[]> {
  return app.evaluate(({ Menu }) => ['undo', 'redo'].map((id) => Menu.getApplicationMenu()?.getMenuItemById(id)?.label))
}

/** The button of a message. */
const undoOf = (shell: Shell, text: RegExp): ReturnType<Shell['message']> =>
  shell.page.getByRole('region', { name: '알림' }).locator('.toast').filter({ hasText: text }).getByRole('button', { name: /되돌리기/ })

test('the Undo of a message takes back what the message tells, and is gone when something newer was done', async ({ weekdeck }) => {
  const study = new StudyScreen(weekdeck.page)
  await study.open(1)
  await study.page.keyboard.press('KeyS')
  await expect(undoOf(study, /보류했습니다/)).toBeVisible()
  await study.page.keyboard.press('KeyF')
  await expect(study.page.getByRole('img', { name: '깃발' })).toBeVisible()
  await expect(undoOf(study, /깃발을 달았습니다/)).toBeVisible()
  await expect(undoOf(study, /보류했습니다/)).toHaveCount(0)
  expect(await menuNames(weekdeck)).toEqual(['되돌리기: 카드 깃발 달기', '다시 실행'])

  await undoOf(study, /깃발을 달았습니다/).click()
  await expect(study.page.getByRole('img', { name: '깃발' })).toHaveCount(0)
  await expect(study.message(/깃발을 달았습니다/)).toHaveCount(0)
  expect(await menuNames(weekdeck)).toEqual(['되돌리기: 카드 보류', '다시 실행: 카드 깃발 달기'])
  await expect(study.page.getByRole('button', { name: '되돌리기: 카드 보류' })).toBeVisible()
})

test('a reset is taken back and done once more, over a restart too, and its message goes with it', async ({ weekdeck }) => {
  const study = new StudyScreen(weekdeck.page)
  await study.open(1)
  await study.rate('쉬움')
  let decks = new DecksScreen(weekdeck.page)
  const studied = (): ReturnType<Shell['message']> => decks.page.getByRole('main').locator('[data-week="1"]')
  const openWeeks = async (): Promise<void> => {
    await decks.open()
    await decks.page.getByRole('button', { name: /Specialty의 주차 보기$/ }).click()
  }
  await openWeeks()
  await decks.actOnWeek(1, /주차 초기화/)
  await decks.dialog.getByRole('button', { name: '초기화', exact: true }).click()
  await expect(studied()).toContainText('0 /')

  await decks.page.keyboard.press('Control+KeyZ')
  await expect(studied()).toContainText('1 /')
  await expect(decks.message(/초기화했습니다/)).toHaveCount(0)
  await decks.page.keyboard.press('Control+Shift+KeyZ')
  await expect(studied()).toContainText('0 /')
  await expect(decks.message('다시 실행했습니다: 1주차 초기화')).toBeVisible()
  await decks.page.keyboard.press('Control+KeyZ')
  await expect(studied()).toContainText('1 /')

  await weekdeck.restart()
  decks = new DecksScreen(weekdeck.page)
  await openWeeks()
  await expect(studied()).toContainText('1 /')
  expect(await menuNames(weekdeck)).toEqual(['되돌리기: 답', '다시 실행: 1주차 초기화'])
  await decks.page.keyboard.press('Control+KeyY')
  await expect(studied()).toContainText('0 /')
})

test('inside a field the keys and the menu take back and bring back what was typed there', async ({ weekdeck }) => {
  const study = new StudyScreen(weekdeck.page)
  await study.open(1)
  await study.rate('알맞음')
  await study.go('카드 목록')
  const field = study.page.getByRole('searchbox')
  await field.click()
  await field.pressSequentially('S3')
  await field.press('Control+KeyZ')
  await expect(field).not.toHaveValue('S3')
  await field.press('Control+Shift+KeyZ')
  await expect(field).toHaveValue('S3')
  await expect(study.message(/되돌렸습니다|다시 실행/)).toHaveCount(0)
  expect(await menuNames(weekdeck)).toEqual(['되돌리기: 답', '다시 실행'])
})

test('after a walk everything goes back to the start and comes again to the end', async ({ weekdeck }) => {
  const study = new StudyScreen(weekdeck.page)
  await study.open(1)
  const random = seeded(7)
  /** What main tells of everything. */
  const told = (): Promise<string> => study.page.evaluate(async () => {
    const api = Reflect.get(globalThis, 'api') as Record<string, () => Promise<unknown>>
    return JSON.stringify(await Promise.all(['decks:list', 'plan:show'].map((channel) => api[channel]?.())))
  })
  const press = async (keys: readonly string[]): Promise<void> => {
    for (const key of keys) await study.page.keyboard.press(key)
    // The keys of the next step are for the card that this one leads to.
    await study.page.waitForTimeout(200)
  }
  /** Presses the keys until the menu has nothing more to offer. */
  const pressAll = async (way: 'undo' | 'redo', key: string): Promise<number> => {
    let count = 0
    while ((await menuNames(weekdeck))[way === 'undo' ? 0 : 1] !== (way === 'undo' ? '되돌리기' : '다시 실행')) {
      await press([key])
      count += 1
      expect(count).toBeLessThan(40)
    }
    return count
  }
  const start = await told()
  for (let step = 0; step < 14; step += 1) {
    await press([['Space', 'Digit1'], ['Space', 'Digit3'], ['Space', 'Digit4'], ['KeyS'], ['KeyF'], ['KeyB'], ['Control+KeyZ'], ['Control+Shift+KeyZ']][below(random, 8)] ?? [])
  }
  await pressAll('redo', 'Control+KeyY')
  const end = await told()
  const back = await pressAll('undo', 'Control+KeyZ')
  expect([await told() === start, back > 4]).toEqual([true, true])
  expect(await pressAll('redo', 'Control+Shift+KeyZ')).toBe(back)
  expect([await told() === end, end === start]).toEqual([true, false])
})
