import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '../fixtures/app.ts'
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
