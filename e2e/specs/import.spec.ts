import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from '../fixtures/app.ts'
import { packageOfPictures, zipped } from '../fixtures/anki.ts'
import { deckFile, GUIDE } from '../fixtures/decks.ts'
import { answerDialog, chooseFile, dropFile, importedFolders } from '../fixtures/files.ts'
import { DecksScreen } from '../screens/decks.ts'
import { StudyScreen } from '../screens/study.ts'

test('a guide chosen in the dialog is shown first, written when accepted, taken back and done once more', async ({ weekdeck }) => {
  const decks = new DecksScreen(weekdeck.page)
  await decks.open()
  await chooseFile(weekdeck, 'stats.md', GUIDE)
  await decks.import.click()
  await expect(decks.preview).toContainText('Markdown 가이드')
  await expect(decks.preview).toContainText('평균과 분산이 같은 이산 분포는?')
  expect(await importedFolders(weekdeck)).toEqual([])

  await decks.accept.click()
  await expect(decks.message(/“통계 기초” 덱, 카드 3장을 가져왔습니다/)).toBeVisible()
  await expect(decks.deck('통계 기초')).toContainText('학습 중')
  expect((await importedFolders(weekdeck)).length).toBe(1)

  await decks.page.keyboard.press('Control+KeyZ')
  await expect(decks.message(/“통계 기초” 가져오기를 되돌렸습니다/)).toBeVisible()
  await expect(decks.page.getByRole('link', { name: '통계 기초' })).toHaveCount(0)
  await decks.page.keyboard.press('Control+Shift+KeyZ')
  await expect(decks.deck('통계 기초')).toBeVisible()
})

test('a dropped deck comes in, and again changes nothing', async ({ weekdeck }) => {
  const decks = new DecksScreen(weekdeck.page)
  await decks.open()
  await dropFile(weekdeck, 'capitals.json', deckFile())
  await expect(decks.preview).toContainText('Weekdeck 덱(JSON)')
  await decks.accept.click()
  await expect(decks.deck('수도')).toBeVisible()

  await dropFile(weekdeck, 'capitals.json', deckFile())
  await decks.accept.click()
  await expect(decks.message(/이미 같은 내용으로 있습니다/)).toBeVisible()
  expect((await importedFolders(weekdeck)).length).toBe(1)
})

test('a note that no deck can hold is named and left out; the deck has what the import said after a restart', async ({ weekdeck }) => {
  let decks = new DecksScreen(weekdeck.page)
  await decks.open()
  const note = (id: string, front: string): object => ({ id, kind: 'basic', front, back: `${front}의 답` })
  await dropFile(weekdeck, 'odd.json', deckFile({ cards: [note('a', '첫째'), note('a', '둘째'), note('b', ''), { ...note('c', '셋째'), week: 9999 }] }))
  await expect(decks.preview).toContainText('3장')
  await expect(decks.preview).toContainText('항목 3개')
  await expect(decks.preview).toContainText('카드로 만들지 않은 1곳')
  await expect(decks.preview).toContainText('쓸 수 없는 id를 새로 정했습니다.')
  await decks.accept.click()
  await expect(decks.message(/카드 3장을 가져왔습니다/)).toBeVisible()
  await weekdeck.restart()
  decks = new DecksScreen(weekdeck.page)
  await decks.open()
  await expect(decks.deck('수도')).toContainText('3')
})

test('a preview that is closed writes nothing', async ({ weekdeck }) => {
  const decks = new DecksScreen(weekdeck.page)
  await decks.open()
  await dropFile(weekdeck, 'capitals.json', deckFile())
  await expect(decks.preview).toBeVisible()
  await decks.page.keyboard.press('Escape')
  await expect(decks.preview).toHaveCount(0)
  expect(await importedFolders(weekdeck)).toEqual([])
})

test('a deck is deleted, survives a restart as deleted, and is restored', async ({ weekdeck }) => {
  let decks = new DecksScreen(weekdeck.page)
  await decks.open()
  await dropFile(weekdeck, 'capitals.json', deckFile())
  await decks.accept.click()
  await expect(decks.deck('수도')).toBeVisible()
  await decks.act('수도', /삭제/)
  await decks.dialog.getByRole('button', { name: '삭제', exact: true }).click()
  await expect(decks.page.getByRole('link', { name: '수도' })).toHaveCount(0)

  await weekdeck.restart()
  decks = new DecksScreen(weekdeck.page)
  await decks.open()
  await expect(decks.page.getByRole('link', { name: '수도' })).toHaveCount(0)
  await decks.restore('수도')
  await expect(decks.deck('수도')).toBeVisible()
})

test('a second start shows the files it names, from the folder it was made in', async ({ weekdeck }) => {
  const decks = new DecksScreen(weekdeck.page)
  const folder = join(weekdeck.profile, '..', '내 파일')
  await mkdir(folder)
  await writeFile(join(folder, '낱말 #1.txt'), '나무\ttree\n잎\tleaf\n')
  await writeFile(join(folder, '보고서.docx'), new Uint8Array(await zippedDocument()))
  for (const word of ['낱말 #1.txt', pathToFileURL(join(folder, '낱말 #1.txt')).href]) {
    expect(await weekdeck.startSecond([word], folder)).toBe(0)
    await expect(decks.preview).toContainText('2장')
    await decks.page.keyboard.press('Escape')
    await expect(decks.preview).toBeHidden()
  }
  expect(await weekdeck.startSecond(['보고서.docx'], folder)).toBe(0)
  await expect(decks.page.getByRole('alertdialog')).toContainText('Word 문서입니다.')
  await expect(decks.page.getByRole('alertdialog')).not.toContainText(/Anki|damaged/)
})

/** The least that Word opens. */
function zippedDocument(): Promise<Buffer> {
  return zipped({ '[Content_Types].xml': Buffer.from('<Types/>'), 'word/document.xml': Buffer.from('<w:document/>') })
}

test('an import of many pictures tells how far it is, and leaves nothing when it is called off', async ({ weekdeck }) => {
  const decks = new DecksScreen(weekdeck.page)
  await decks.open()
  await chooseFile(weekdeck, 'pictures.apkg', await packageOfPictures(20_000))
  await decks.import.click()
  await expect(decks.accept).toBeEnabled({ timeout: 60_000 })
  await decks.accept.click()
  await expect(decks.page.getByRole('progressbar', { name: '덱을 저장하고 있습니다' })).toBeVisible({ timeout: 30_000 })
  await decks.preview.getByRole('button', { name: '취소' }).click()
  await expect(decks.preview).toBeHidden({ timeout: 30_000 })
  expect(await importedFolders(weekdeck)).toEqual([])
  expect((await readdir(join(weekdeck.profile, 'media'))).length).toBe(0)
})

test.describe('bad files', () => {
  const bad: readonly { readonly name: string; readonly content: string | Uint8Array; readonly says: readonly RegExp[] }[] = [
    { name: 'no-cards.md', content: '# 제목만\n', says: [/카드를 하나도 찾지 못했습니다/, /no-cards\.md/] },
    { name: 'broken.json', content: '{ "format": "weekdeck", ', says: [/올바른 JSON이 아닙니다/, /broken\.json/] },
    { name: 'newer.json', content: deckFile({ version: 99 }), says: [/더 새로운 Weekdeck/, /newer\.json/, /99/] },
    { name: 'wrong.json', content: deckFile({ cards: [{ id: 'a', kind: 'basic', front: 5, back: '답' }] }), says: [/한 항목이 잘못/, /wrong\.json/, /front/] },
    { name: 'nothing.json', content: deckFile({ cards: ['a', 'b'].map((id) => ({ id, kind: 'basic', front: '', back: '답' })) }), says: [/한 항목이 잘못/, /nothing\.json/, /cards\[0\]\.front/] },
    { name: 'empty.md', content: '', says: [/빈 파일/, /empty\.md/] },
    { name: 'picture.png', content: Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3), says: [/picture\.png/] },
  ]
  for (const { name, content, says } of bad) {
    test(`${name} is explained in words, and nothing is written`, async ({ weekdeck }) => {
      const decks = new DecksScreen(weekdeck.page)
      await decks.open()
      await chooseFile(weekdeck, name, content)
      await decks.import.click()
      const alert = decks.page.getByRole('alertdialog')
      for (const words of says) await expect(alert).toContainText(words)
      expect(await importedFolders(weekdeck)).toEqual([])
    })
  }

  test('a folder is explained too', async ({ weekdeck }) => {
    const decks = new DecksScreen(weekdeck.page)
    await decks.open()
    const folder = join(weekdeck.profile, '..', 'a-folder')
    await mkdir(folder)
    await answerDialog(weekdeck, folder)
    await decks.import.click()
    await expect(decks.page.getByRole('alertdialog')).toContainText('파일이 아니라 폴더입니다')
  })
})

test.describe('a deck from a stranger', () => {
  // The policy refuses what is hostile a second time, and tells it as page errors.
  test.use({ allowsPageErrors: true })

  test('a hostile deck shows its text and runs nothing', async ({ weekdeck }) => {
    const decks = new DecksScreen(weekdeck.page)
    await decks.open()
    const front = '<b>굵게</b><script>globalThis.hacked = 1</script><img src=x onerror="globalThis.hacked = 2"><a href="javascript:globalThis.hacked = 3">링크</a>'
    await dropFile(weekdeck, 'hostile.json', deckFile({ cards: [{ id: 'x', kind: 'basic', markup: 'html', front, back: '답<style>*{display:none}</style>' }] }))
    await decks.accept.click()
    await decks.page.getByRole('link', { name: '수도' }).click()
    const card = decks.page.getByRole('article')
    await expect(card).toContainText('굵게')
    await decks.page.keyboard.press('Space')
    await expect(card).toContainText('답')
    expect(await card.evaluate((element) => [element.querySelectorAll('script, style, [onerror], a[href^="javascript"]').length, Reflect.get(globalThis, 'hacked')])).toEqual([0, undefined])
  })
})

test('a table in an old Korean encoding comes in as cards', async ({ weekdeck }) => {
  const decks = new DecksScreen(weekdeck.page)
  await decks.open()
  const path = join(weekdeck.profile, '..', '단어.csv')
  // 단어,뜻 / 사과,apple in CP949.
  await writeFile(path, Buffer.from('b4dcbeee2cb6e60abbe7b0fa2c6170706c650a', 'hex'))
  await answerDialog(weekdeck, path)
  await decks.import.click()
  await expect(decks.preview).toContainText('표(CSV)')
  await expect(decks.preview).toContainText('CP949')
  await decks.accept.click()
  await expect(decks.deck('단어')).toBeVisible()
  const study = new StudyScreen(weekdeck.page)
  await study.open()
  await expect(study.card).toContainText('사과')
})

test.describe('a new edition of a guide', () => {
  const before = `# 지표

## 분류 지표

재현률(recall)의 식은 무엇인가요? :: TP / (TP + FN)

정밀도(precision)의 식은 무엇인가요? :: TP / (TP + FP)

## 회귀 지표

RMSE의 단위는? :: 목표값과 같은 단위
`
  const after = `${before
    .replace('재현률(recall)', '재현율(recall)')
    .replace('TP / (TP + FP)', '맞게 양성이라 한 것 / 양성이라 한 것')
    .replace('## 회귀 지표', '## 회귀에서 쓰는 지표')}
MAE의 뜻은? :: 오차 크기의 평균
`

  test('shows what changed, keeps progress but where it is not wanted, and is taken back in one step', async ({ weekdeck }) => {
    const decks = new DecksScreen(weekdeck.page)
    await decks.open()
    await dropFile(weekdeck, 'metrics.md', before)
    await decks.accept.click()
    const study = new StudyScreen(weekdeck.page)
    await study.open()
    for (let card = 0; card < 3; card += 1) await study.rate('쉬움')
    await decks.open()
    await decks.showWeeks('지표')
    await expect(decks.studied('지표')).toContainText('3장 가운데 3장을 배웠습니다')

    await dropFile(weekdeck, 'metrics.md', after)
    await expect(decks.preview).toContainText('그대로 0, 바뀜 2, 옮김 1, 새로 1, 빠짐 0')
    await decks.preview.getByRole('switch', { name: /정밀도/ }).click()
    await decks.accept.click()
    await expect(decks.studied('지표')).toContainText('4장 가운데 2장을 배웠습니다')

    await dropFile(weekdeck, 'metrics.md', after)
    await expect(decks.preview).toContainText('바뀐 항목이 없습니다.')
    await weekdeck.page.keyboard.press('Escape')
    await weekdeck.restart()
    const later = new DecksScreen(weekdeck.page)
    await later.open()
    await later.page.keyboard.press('Control+KeyZ')
    await later.showWeeks('지표')
    await expect(later.studied('지표')).toContainText('3장 가운데 3장을 배웠습니다')
  })
})
