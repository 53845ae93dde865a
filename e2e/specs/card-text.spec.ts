import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '../fixtures/app.ts'
import { deckFile } from '../fixtures/decks.ts'
import { chooseFile } from '../fixtures/files.ts'
import { DecksScreen } from '../screens/decks.ts'
import { StudyScreen } from '../screens/study.ts'

const GUIDE = String.raw`# 수식

Q: 정밀도(precision)의 식은?
A: $\frac{TP}{TP + FP}$, 값 하나에 **$0 \le P \le 1$**

$$
F_1 = \frac{2PR}{P + R}
$$

Q: 읽을 수 없는 식은?
A: $\frac{1}{$
`

test('formulas are set in the bundled type, under the page’s own policy', async ({ weekdeck }) => {
  const refused: string[] = []
  weekdeck.page.on('console', (message) => { if (/Content Security Policy/.test(message.text())) refused.push(message.text()) })
  const path = join(weekdeck.profile, '..', 'math.md')
  await writeFile(path, GUIDE)
  await weekdeck.app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] })
  }, path)
  const decks = new DecksScreen(weekdeck.page)
  await decks.open()
  await decks.import.click()
  await decks.accept.click()
  await expect(decks.deck('수식')).toBeVisible()

  const study = new StudyScreen(weekdeck.page)
  await study.open()
  await study.show.click()
  await expect(study.answer.locator('.katex')).toHaveCount(3)
  await expect(study.answer.locator('.katex-display')).toBeInViewport()
  expect(await weekdeck.page.evaluate(() => document.fonts.check('16px KaTeX_Math'))).toBe(true)

  await study.rating('쉬움').click()
  await study.show.click()
  await expect(study.answer).toContainText(String.raw`$\frac{1}{$`)
  expect(refused).toEqual([])
})

/** One of each kind that stopped the app; the whole set is measured by `npm run bench -- hostile`. */
const STOPPING: readonly (readonly [string, string, 'md' | 'html', string | null])[] = [
  ['marks', `글자${'\u0301'.repeat(1_000)}`, 'md', '한 글자에 붙은 기호가 너무 많아'],
  ['elements', `${'<div>'.repeat(100_000)}깊은 글`, 'html', '글에 든 것이 너무 많아'],
  ['nesting', `${'<ruby>'.repeat(400)}깊은 글`, 'html', '글이 너무 깊이 겹쳐 있어'],
  ['cells', `<table>${'<tr><td rowspan="65534" colspan="1000">칸</td></tr>'.repeat(100)}</table>`, 'html', '글에 든 것이 너무 많아'],
  ['letters', '가나다라 '.repeat(200_000), 'md', '글이 너무 길어'],
  ['a formula', `$$${'x'.repeat(100_000)}$$`, 'md', null],
  ['a formula that crashed the page', String.raw`$$${String.raw`\frac{1}{`.repeat(300)}x${'}'.repeat(300)}$$`, 'md', null],
]

test('a card that would stop the app is shown as its words, with why, and its source is there', async ({ weekdeck }) => {
  const cards = STOPPING.map(([name, text, markup], place) => ({ id: `s${String(place)}`, kind: 'basic', front: `앞 ${name}`, back: text, markup }))
  const decks = new DecksScreen(weekdeck.page)
  await decks.open()
  await chooseFile(weekdeck, 'stopping.json', deckFile({ cards }))
  await decks.import.click()
  await decks.accept.click()
  await weekdeck.page.getByRole('link', { name: '수도' }).click()
  const study = new StudyScreen(weekdeck.page)
  await study.leaf()
  for (const [name, , , why] of STOPPING) {
    await test.step(name, async () => {
      await expect(study.card).toContainText(`앞 ${name}`)
      await study.page.keyboard.press('Space')
      await expect(study.answer).toContainText(why ?? '너무 커서 그리지 않은 수식')
      await study.page.keyboard.press('ArrowRight')
    })
  }
  await study.page.keyboard.press('ArrowLeft')
  await study.page.keyboard.press('ArrowLeft')
  await study.page.keyboard.press('Space')
  await study.answer.getByRole('button', { name: '더 보기 (990,000자 남음)' }).click()
  await expect(study.answer.getByRole('button', { name: '더 보기 (980,000자 남음)' })).toBeVisible()
})
