import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, Weekdeck } from '../fixtures/app.ts'
import { SettingsScreen } from '../screens/settings.ts'
import { StudyScreen } from '../screens/study.ts'

/** The system's dialogs answer with this path, as a person's choice would. */
async function answerDialogs(weekdeck: Weekdeck, path: string): Promise<void> {
  await weekdeck.app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] })
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: chosen })
  }, path)
}

async function study(weekdeck: Weekdeck, cards: number): Promise<void> {
  const screen = new StudyScreen(weekdeck.page)
  await screen.open(1)
  for (let card = 0; card < cards; card += 1) await screen.rate('알맞음')
}

async function resetAll(settings: SettingsScreen): Promise<void> {
  await settings.button('모두 초기화').click()
  await settings.dialog.getByRole('button', { name: '초기화', exact: true }).click()
  await expect(settings.message(/초기화했습니다/)).toBeVisible()
}

/** How many cards with progress a reset of everything would ask about. */
async function studiedCards(weekdeck: Weekdeck): Promise<number> {
  const answer = await weekdeck.page.evaluate(() => {
    const api = Reflect.get(globalThis, 'api') as Record<string, (scope: object) => Promise<{ readonly value?: number }>>
    return api['progress:count']?.({ kind: 'all' })
  })
  return answer?.value ?? -1
}

test('progress is backed up, reset, brought back with a preview, and that taken back', async ({ weekdeck }) => {
  await study(weekdeck, 3)
  const settings = new SettingsScreen(weekdeck.page)
  await settings.open()
  await settings.button('백업 지금 백업').click()
  await expect(settings.message('백업했습니다.')).toBeVisible()
  await resetAll(settings)
  expect(await studiedCards(weekdeck)).toBe(0)

  await settings.look('직접 만듦')
  await expect(settings.fact('배운 카드')).toHaveText(['0', '3'])
  await expect(settings.preview).toContainText('카드 3장의 기록이 달라집니다.')
  await settings.accept('되살리기')
  await expect(settings.message('백업에서 되살렸습니다.')).toBeVisible()
  expect(await studiedCards(weekdeck)).toBe(3)

  await settings.page.keyboard.press('Control+KeyZ')
  await expect(settings.message(/백업에서 되살린 것을 되돌렸습니다/)).toBeVisible()
  expect(await studiedCards(weekdeck)).toBe(0)
  await weekdeck.restart()
  expect(await studiedCards(weekdeck)).toBe(0)
})

test('a reset makes a backup before, and a preview that is closed changes nothing', async ({ weekdeck }) => {
  await study(weekdeck, 2)
  const settings = new SettingsScreen(weekdeck.page)
  await settings.open()
  await resetAll(settings)
  await study(weekdeck, 1)
  await settings.open()
  await settings.look('초기화 전')
  await expect(settings.fact('복습')).toHaveText(['3', '2'])
  await expect(settings.preview).toContainText('복습 1회가 사라집니다.')
  await settings.page.keyboard.press('Escape')
  await expect(settings.preview).toHaveCount(0)
  expect(await studiedCards(weekdeck)).toBe(1)
  await expect.poll(async () => (await readdir(join(weekdeck.profile, 'backups'))).filter((name) => name.startsWith('.'))).toEqual([])
})

test('everything goes to another computer in one file', async ({ weekdeck, profile, language, now }) => {
  await study(weekdeck, 3)
  const settings = new SettingsScreen(weekdeck.page)
  await settings.open()
  const file = join(profile, '..', '모두.weekdeck-profile')
  await answerDialogs(weekdeck, file)
  await settings.button('모두 내보내기 내보내기…').click()
  await expect(settings.message(/모두\.weekdeck-profile에 내보냈습니다/)).toBeVisible()

  const other = new Weekdeck(join(profile, '..', 'other'), { language, now, args: [], env: {}, allowsPageErrors: false })
  await other.start()
  try {
    await answerDialogs(other, file)
    const there = new SettingsScreen(other.page)
    await there.open()
    await there.button('내보낸 파일 가져오기 가져오기…').click()
    await expect(there.fact('배운 카드')).toHaveText(['0', '3'])
    await there.accept('가져오기')
    await expect(there.message('내보낸 파일을 가져왔습니다.')).toBeVisible()
    expect(await studiedCards(other)).toBe(3)
    await other.restart()
    expect(await studiedCards(other)).toBe(3)
  } finally {
    await other.close()
  }
})

test('a file that is no backup is explained, and changes nothing', async ({ weekdeck, profile }) => {
  const settings = new SettingsScreen(weekdeck.page)
  await settings.open()
  const file = join(profile, '..', 'wrong.weekdeck-profile')
  await writeFile(file, 'no zip')
  await answerDialogs(weekdeck, file)
  await settings.button('내보낸 파일 가져오기 가져오기…').click()
  await expect(settings.message(/온전한 Weekdeck 백업이 아닙니다/)).toBeVisible()
  expect((await readdir(join(weekdeck.profile, 'backups'))).filter((name) => name.startsWith('.'))).toEqual([])
})

test('each backup is put into the second folder too, and a folder that is gone is told without being in the way', async ({ weekdeck, profile }) => {
  const settings = new SettingsScreen(weekdeck.page)
  await settings.open()
  const second = join(profile, '..', 'second')
  await mkdir(second)
  await answerDialogs(weekdeck, second)
  await settings.button('두 번째 폴더 폴더 고르기…').click()
  await expect(settings.page.getByText(second)).toBeVisible()
  await expect(settings.backups).toHaveCount(1)
  expect(await readdir(second)).toEqual(await readdir(join(weekdeck.profile, 'backups')))

  await rm(second, { recursive: true })
  await settings.button('백업 지금 백업').click()
  await expect(settings.page.getByText(/마지막 백업을 이 폴더에 두지 못했습니다/)).toBeVisible()
  await expect(settings.backups).toHaveCount(2)
})

test('the data folder itself is refused as the second folder', async ({ weekdeck }) => {
  const settings = new SettingsScreen(weekdeck.page)
  await settings.open()
  await answerDialogs(weekdeck, join(weekdeck.profile, 'backups'))
  await settings.button('두 번째 폴더 폴더 고르기…').click()
  await expect(settings.message(/데이터 폴더 안에는 백업을 하나 더 둘 수 없습니다/)).toBeVisible()
})

test('a backup that cannot be made is told, and a reset goes on', async ({ weekdeck }) => {
  await study(weekdeck, 1)
  await rm(join(weekdeck.profile, 'backups'), { recursive: true, force: true })
  await writeFile(join(weekdeck.profile, 'backups'), 'a file where the folder should be')
  const settings = new SettingsScreen(weekdeck.page)
  await settings.open()
  await resetAll(settings)
  await expect(settings.page.getByRole('alert').filter({ hasText: '백업하지 못했습니다.' }).first()).toBeVisible()
  expect(await studiedCards(weekdeck)).toBe(0)
})
