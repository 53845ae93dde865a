import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '../fixtures/app.ts'
import { Shell } from '../screens/shell.ts'

const SCREENS = ['오늘', '학습', '플랜', '덱', '설정'] as const

for (const theme of ['light', 'dark'] as const) {
  test(`no screen breaks WCAG A or AA, ${theme}`, async ({ weekdeck }) => {
    // Five screens in one start: each is read whole by axe.
    test.slow()
    const shell = new Shell(weekdeck.page)
    await weekdeck.app.evaluate(({ nativeTheme }, source) => { nativeTheme.themeSource = source }, theme)
    for (const screen of SCREENS) {
      await shell.go(screen)
      await expect(shell.page.getByRole('heading', { level: 1 })).toBeVisible()
      if (screen === '학습') await shell.page.keyboard.press('Space')
      // The legacy mode looks at one page only, which is all an Electron window allows.
      const { violations } = await new AxeBuilder({ page: shell.page }).setLegacyMode(true).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze()
      expect(violations.map(({ id, nodes }) => ({ screen, id, nodes: nodes.map((node) => node.target.join(' ')) }))).toEqual([])
    }
  })
}
