import AxeBuilder from '@axe-core/playwright'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ankiPackage } from '../fixtures/anki.ts'
import { expect, test, type Weekdeck } from '../fixtures/app.ts'
import { answerDialog, chooseFile, dropFile, importedFolders } from '../fixtures/files.ts'
import { DecksScreen } from '../screens/decks.ts'

async function opened(weekdeck: Weekdeck): Promise<DecksScreen> {
  const decks = new DecksScreen(weekdeck.page)
  await decks.open()
  return decks
}

/** Puts a text on the clipboard and pastes it on the screen, as Ctrl+V does. */
async function paste(weekdeck: Weekdeck, text: string): Promise<void> {
  await weekdeck.page.evaluate((content) => {
    const data = new DataTransfer()
    data.setData('text/plain', content)
    window.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data }))
  }, text)
}

/** Names of the reader's processes that run. */
function readers(weekdeck: Weekdeck): Promise<number> {
  return weekdeck.app.evaluate(({ app }) => app.getAppMetrics().filter(({ name }) => name === 'Weekdeck reader').length)
}

test.describe('a table read by hand', () => {
  const TABLE = '번호,한국어,영어,갈래\n1,사과,apple,과일\n2,배,pear,과일\n3,의자,chair,가구\n'

  test('shows the cards at once as the columns are chosen, goes to a week, and is the same the second time', async ({ weekdeck }) => {
    const decks = await opened(weekdeck)
    await chooseFile(weekdeck, 'words.csv', TABLE)
    await decks.import.click()
    // No heading is known, so the first row was taken for a card.
    await expect(decks.preview).toContainText('4장')
    await decks.choice('첫 줄은 열 이름').click()
    await decks.choice('한국어').selectOption('앞면')
    await decks.choice('번호').selectOption('쓰지 않음')
    await decks.choice('갈래').selectOption('태그')
    await expect(decks.sample.first()).toContainText(/사과\s*apple/)
    await expect(decks.sample).toHaveCount(3)
    await decks.choice('덱 이름').fill('낱말')
    await decks.choice('넣을 주차').selectOption('3주차')
    await decks.accept.click()
    await decks.showWeeks('낱말')
    await expect(decks.studied('낱말')).toContainText('3주차')

    // Read the same way again, nothing is different; the name and the week stay the person's.
    await decks.import.click()
    await expect(decks.choice('덱 이름')).toHaveValue('낱말')
    await decks.choice('첫 줄은 열 이름').click()
    await decks.choice('한국어').selectOption('앞면')
    await decks.choice('번호').selectOption('쓰지 않음')
    await decks.choice('갈래').selectOption('태그')
    await expect(decks.preview).toContainText('바뀐 항목이 없습니다.')
    await decks.accept.click()
    await expect(decks.message(/이미 같은 내용으로 있습니다/)).toBeVisible()
    expect((await importedFolders(weekdeck)).length).toBe(1)
  })

  test('in another encoding than was guessed', async ({ weekdeck }) => {
    const decks = await opened(weekdeck)
    // Two letters of Windows Latin that are Hangul as well: nothing in the file tells which.
    await chooseFile(weekdeck, 'old.csv', Buffer.from('b0a1b3aa2c610ab4d9b6f32c620a', 'hex'))
    await decks.import.click()
    await expect(decks.sample.first()).toContainText('가나')
    await decks.choice('인코딩').selectOption('UTF-16BE')
    await expect(decks.preview).toContainText('먼저 읽은 대로 둡니다.')
    await expect(decks.sample.first()).toContainText('가나')
  })

  test('whose signs cannot be guessed is read once they are named', async ({ weekdeck }) => {
    const decks = await opened(weekdeck)
    await chooseFile(weekdeck, 'arrows.txt', '사과는 과일이다 ~> apple\n배 ~> pear, or ship\n')
    await decks.import.click()
    const alert = decks.page.getByRole('alertdialog')
    await alert.getByLabel('앞면과 뒷면 사이', { exact: true }).selectOption('직접 적기…')
    await alert.getByLabel('앞면과 뒷면 사이의 글자').fill('~>')
    await alert.getByRole('button', { name: '다시 읽기' }).click()
    await expect(decks.sample.nth(1)).toContainText(/배\s*pear, or ship/)
  })

  test('is added to a deck that is there, and cards that are there already are not doubled', async ({ weekdeck }) => {
    const decks = await opened(weekdeck)
    await dropFile(weekdeck, 'fruit.csv', '앞면,뒷면\n사과,apple\n배,pear\n')
    await decks.accept.click()
    await expect(decks.deck('fruit')).toContainText('2')
    await dropFile(weekdeck, 'more.csv', '앞면,뒷면\n배,a pear\n감,persimmon\n')
    await decks.choice('넣을 곳').selectOption('“fruit” 덱에 더하기')
    await expect(decks.preview).toContainText('앞면이 같은 것 1개')
    await expect(decks.preview).toContainText('그대로 1, 바뀜 1, 옮김 0, 새로 1, 빠짐 0')
    await decks.choice('건너뛰기').check()
    await expect(decks.preview).toContainText('그대로 2, 바뀜 0, 옮김 0, 새로 1, 빠짐 0')
    await decks.accept.click()
    await expect(decks.message(/“fruit” 덱, 카드 1장/)).toBeVisible()
    await decks.page.keyboard.press('Control+KeyZ')
    await expect(decks.deck('fruit')).toContainText('2')
  })
})

test.describe('a paste', () => {
  test('of a list whose answers have several lines comes in with signs of its own', async ({ weekdeck }) => {
    const decks = await opened(weekdeck)
    await paste(weekdeck, '수도>>서울\n한강이 흐른다##바다>>동해\n남해##')
    await decks.choice('앞면과 뒷면 사이').selectOption('직접 적기…')
    await decks.choice('앞면과 뒷면 사이의 글자').fill('>>')
    await decks.choice('카드와 카드 사이').selectOption('직접 적기…')
    await decks.choice('카드와 카드 사이의 글자').fill('##')
    await decks.page.getByRole('button', { name: '미리보기' }).click()
    await expect(decks.sample.first()).toContainText('한강이 흐른다')
    await expect(decks.sample).toHaveCount(2)
    await decks.accept.click()
    await expect(decks.message(/“붙여넣은 카드” 덱, 카드 2장/)).toBeVisible()
  })

  test('by the button, twice: the second comes to the first', async ({ weekdeck }) => {
    const decks = await opened(weekdeck)
    for (const [text, cards] of [['사과\tapple\n배\tpear\n귤\ttangerine', 3], ['사과\tapple\n감\tpersimmon\nlonely', 2]] as const) {
      await decks.page.getByRole('button', { name: /^붙여넣기/ }).click()
      await decks.choice('붙여넣을 글').fill(text)
      await decks.page.getByRole('button', { name: '미리보기' }).click()
      await decks.accept.click()
      await expect(decks.message(new RegExp(`카드 ${String(cards)}장을 가져왔습니다`))).toBeVisible()
    }
  })
})

test.describe('several files', () => {
  test('are shown one after the other: one is imported, one cannot be read, one is left out', async ({ weekdeck }) => {
    const decks = await opened(weekdeck)
    const files = { '1.csv': '앞면,뒷면\n가,나\n', '2.json': '{ "broken', '3.csv': '앞면,뒷면\n다,라\n' }
    const pathOf = (name: string): string => join(weekdeck.profile, '..', name)
    for (const [name, content] of Object.entries(files)) await writeFile(pathOf(name), content)
    await answerDialog(weekdeck, ...Object.keys(files).map(pathOf))
    await decks.import.click()
    await expect(decks.preview).toContainText('가져오기 미리보기 1 / 3')
    await decks.accept.click()
    const alert = decks.page.getByRole('alertdialog')
    await expect(alert).toContainText('올바른 JSON이 아닙니다')
    await alert.getByRole('button', { name: '다음 파일 (남은 것 1)' }).click()
    await expect(decks.preview).toContainText('가져오기 미리보기 3 / 3')
    await decks.preview.getByRole('button', { name: '모두 취소' }).click()
    await expect(decks.preview).toHaveCount(0)
    expect((await importedFolders(weekdeck)).length).toBe(1)
    await expect.poll(() => readers(weekdeck)).toBe(0)
  })
})

test.describe('a reader that fails', () => {
  const readerPid = (weekdeck: Weekdeck): Promise<number> =>
    weekdeck.app.evaluate(({ app }) => app.getAppMetrics().find(({ name }) => name === 'Weekdeck reader')?.pid ?? 0)

  test('by dying is told, and the next file is read', async ({ weekdeck }) => {
    const decks = await opened(weekdeck)
    await dropFile(weekdeck, 'fruit.csv', '앞면,뒷면\n사과,apple\n')
    await expect(decks.preview).toContainText('사과')
    process.kill(await readerPid(weekdeck), 'SIGKILL')
    await decks.accept.click()
    await expect(decks.page.getByRole('alertdialog')).toContainText('파일을 읽다가 멈췄습니다')
    await decks.page.keyboard.press('Escape')
    expect(await importedFolders(weekdeck)).toEqual([])
    await dropFile(weekdeck, 'fruit.csv', '앞면,뒷면\n사과,apple\n')
    await expect(decks.preview).toContainText('사과')
  })

  test('by hanging is stopped', async ({ weekdeck }) => {
    test.skip(process.platform === 'win32', 'Windows cannot hold a process')
    const decks = await opened(weekdeck)
    await dropFile(weekdeck, 'fruit.csv', '앞면,뒷면\n사과,apple\n')
    await expect(decks.preview).toContainText('사과')
    const pid = await readerPid(weekdeck)
    process.kill(pid, 'SIGSTOP')
    await decks.accept.click()
    await expect(decks.page.getByRole('alertdialog')).toContainText('너무 오래 걸려', { timeout: 20_000 })
    // What is held hears that it is to end only when it is let go.
    process.kill(pid, 'SIGCONT')
    await expect.poll(() => readers(weekdeck)).toBe(0)
    expect(await importedFolders(weekdeck)).toEqual([])
  })
})

test.describe('a file that is too much', () => {
  test.slow()
  /** Far more rows than any deck has: some hundred bytes of memory for each four of the file. */
  const rows = (megabytes: number): string => 'a,b\n'.repeat((megabytes * 1024 * 1024) / 4)

  test('is not read any further once it is called off', async ({ weekdeck }) => {
    const decks = await opened(weekdeck)
    await chooseFile(weekdeck, 'long.csv', rows(40))
    await decks.import.click()
    await decks.page.getByRole('button', { name: '취소' }).click()
    await expect.poll(() => readers(weekdeck)).toBe(0)
    await expect(decks.page.getByRole('progressbar')).toHaveCount(0)
    expect(await importedFolders(weekdeck)).toEqual([])
  })

  test('is stopped before it fills the memory, and the app goes on', async ({ weekdeck }) => {
    const decks = await opened(weekdeck)
    await chooseFile(weekdeck, 'endless.csv', rows(60))
    await decks.import.click()
    await expect(decks.page.getByRole('alertdialog')).toContainText('메모리가 너무 많이 들어 멈췄습니다', { timeout: 40_000 })
    await expect.poll(() => readers(weekdeck)).toBe(0)
    expect(await importedFolders(weekdeck)).toEqual([])
    await decks.page.keyboard.press('Escape')
    await dropFile(weekdeck, 'fruit.csv', '앞면,뒷면\n사과,apple\n')
    await expect(decks.preview).toContainText('사과')
  })

  test('is opened all the same when the person says so', async ({ weekdeck }) => {
    const decks = await opened(weekdeck)
    const long = Array.from({ length: 70 }, (_unused, index) => `${String(index)},${'apple '.repeat(170_000)}\n`)
    await chooseFile(weekdeck, 'long.csv', `앞면,뒷면\n${long.join('')}`)
    await decks.import.click()
    const alert = decks.page.getByRole('alertdialog')
    await expect(alert).toContainText('너무 큽니다')
    await alert.getByRole('button', { name: '그래도 열기' }).click()
    await expect(decks.preview).toContainText('70장', { timeout: 30_000 })
  })
})

test.describe('an Anki package', () => {
  const NOW = '2026-11-23T09:00:00+09:00'

  test('brings its schedule only where the person says so, is taken back in one step, and is the same a second time', async ({ weekdeck }) => {
    const decks = await opened(weekdeck)
    await chooseFile(weekdeck, 'trees.apkg', await ankiPackage(NOW))
    await decks.import.click()
    await expect(decks.preview).toContainText('일정이 있는 카드 1장 · 복습 2번 · 보류 카드 1장')
    // The picture is seen before anything of it is on the disk.
    const picture = decks.sample.first().getByRole('img')
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1)
    await decks.accept.click()
    await decks.showWeeks('나무')
    await expect(decks.studied('나무')).toContainText('3장 가운데 0장')

    await decks.import.click()
    await decks.choice('복습 일정과 기록도 가져오기').click()
    await decks.accept.click()
    await expect(decks.message(/그 가운데 1장의 복습 일정을 가져왔습니다/)).toBeVisible()
    await expect(decks.studied('나무')).toContainText('3장 가운데 1장')
    await weekdeck.restart()
    const later = await opened(weekdeck)
    await later.showWeeks('나무')
    await expect(later.studied('나무')).toContainText('3장 가운데 1장')
    await chooseFile(weekdeck, 'trees.apkg', await ankiPackage(NOW))
    await later.import.click()
    await later.choice('복습 일정과 기록도 가져오기').click()
    await later.accept.click()
    await expect(later.message(/이미 같은 내용으로 있습니다/)).toBeVisible()

    await later.page.keyboard.press('Control+KeyZ')
    await expect(later.studied('나무')).toContainText('3장 가운데 0장')
    expect((await importedFolders(weekdeck)).length).toBe(1)
  })
})

for (const theme of ['light', 'dark'] as const) {
  test(`no layer of an import breaks WCAG A or AA, ${theme}`, async ({ weekdeck }) => {
    test.setTimeout(120_000)
    await weekdeck.app.evaluate(({ nativeTheme }, source) => { nativeTheme.themeSource = source }, theme)
    const decks = await opened(weekdeck)
    const found: unknown[] = []
    const look = async (state: string): Promise<void> => {
      const { violations } = await new AxeBuilder({ page: decks.page }).setLegacyMode(true).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze()
      found.push(...violations.map(({ id, nodes }) => ({ state, id, nodes: nodes.map((node) => node.target.join(' ')) })))
    }
    await dropFile(weekdeck, 'fruit.csv', '앞면,뒷면\n사과,apple\n사과,pomme\n')
    await expect(decks.preview).toContainText('앞면이 같은 것 1개')
    await decks.preview.getByText('표를 읽은 방법').click()
    await look('table')
    await decks.accept.click()
    await chooseFile(weekdeck, 'trees.apkg', await ankiPackage('2026-11-23T09:00:00+09:00'))
    await decks.import.click()
    await expect(decks.preview).toContainText('일정이 있는 카드 1장')
    await look('package')
    await decks.page.keyboard.press('Escape')
    await decks.page.getByRole('button', { name: /^붙여넣기/ }).click()
    await decks.choice('앞면과 뒷면 사이').selectOption('직접 적기…')
    await look('paste')
    await decks.page.keyboard.press('Escape')
    await dropFile(weekdeck, 'arrows.txt', '사과는 과일이다 ~> apple\n')
    await expect(decks.page.getByRole('alertdialog')).toBeVisible()
    await look('failed')
    expect(found).toEqual([])
  })
}
