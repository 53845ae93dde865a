import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures/app.ts'
import { walkPaper } from '../fixtures/paper-states.ts'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** What axe finds on what is shown. The legacy mode looks at one page only, which is all an Electron window allows. */
async function violations(page: Page, state: string): Promise<readonly unknown[]> {
  const found = await new AxeBuilder({ page }).setLegacyMode(true).withTags(TAGS).analyze()
  return found.violations.map(({ id, nodes }) => ({ state, id, nodes: nodes.map((node) => node.target.join(' ')) }))
}

for (const language of ['ko', 'en'] as const) {
  test.describe(`no state breaks WCAG A or AA, ${language}`, () => {
    test.use({ language })
    for (const look of ['light', 'dark', 'forced-colors'] as const) {
      test(look, async ({ weekdeck }) => {
        // All screens in one start: each is read whole by axe.
        test.setTimeout(240_000)
        const { page } = weekdeck
        await weekdeck.app.evaluate(({ nativeTheme }, source) => { nativeTheme.themeSource = source }, look === 'dark' ? 'dark' as const : 'light' as const)
        if (look === 'forced-colors') await page.emulateMedia({ forcedColors: 'active' })
        const found: unknown[] = []
        for (const href of await page.locator('nav a').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))) {
          await page.locator(`nav a[href="${href}"]`).first().click()
          await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
          found.push(...(await violations(page, href)))
          if (href === '#/exam') await walkPaper(page, async (state) => { found.push(...(await violations(page, state))) })
          if (href !== '#/study') continue
          await page.keyboard.press('Space')
          found.push(...(await violations(page, `${href}, answered`)))
          await page.keyboard.press('KeyG')
          await expect(page.getByRole('dialog')).toBeVisible()
          found.push(...(await violations(page, `${href}, guide`)))
          await page.keyboard.press('Escape')
          await expect(page.getByRole('dialog')).toHaveCount(0)
          await page.keyboard.press('KeyE')
          await expect(page.getByRole('dialog').getByRole('textbox').first()).toBeFocused()
          found.push(...(await violations(page, `${href}, edit`)))
          await page.keyboard.press('Escape')
          await expect(page.getByRole('dialog')).toHaveCount(0)
          await page.keyboard.press('Digit1')
        }
        await page.keyboard.press('Control+KeyK')
        await expect(page.getByRole('option').first()).toBeVisible()
        found.push(...(await violations(page, 'palette')))
        await page.keyboard.press('Escape')
        await expect(page.getByRole('dialog')).toHaveCount(0)
        await page.keyboard.press('Shift+Slash')
        await expect(page.getByRole('dialog')).toBeVisible()
        found.push(...(await violations(page, 'shortcuts')))
        expect(found).toEqual([])
      })
    }
  })
}
