import AxeBuilder from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { expect, test } from '../fixtures/app.ts'
import { Shell } from '../screens/shell.ts'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

class BrowseScreen extends Shell {
  async open(): Promise<void> {
    await this.go('카드 목록')
    await expect(this.list).toBeVisible()
  }

  get list(): Locator {
    return this.page.getByRole('grid', { name: '카드 목록' })
  }

  get chosen(): Locator {
    return this.list.locator('[aria-selected="true"]')
  }

  async type(text: string): Promise<void> {
    await this.page.getByRole('searchbox', { name: '카드 찾기' }).fill(text)
  }

  async count(): Promise<number> {
    return Number(await this.list.getAttribute('aria-rowcount')) - 1
  }
}

async function violations(page: Page): Promise<readonly unknown[]> {
  const found = await new AxeBuilder({ page }).setLegacyMode(true).withTags(TAGS).analyze()
  return found.violations.map(({ id, nodes }) => ({ id, nodes: nodes.map((node) => node.target.join(' ')) }))
}

test('cards are found by first consonants, and marked with the keyboard alone', async ({ weekdeck: { page } }) => {
  const browse = new BrowseScreen(page)
  await browse.open()
  const all = await browse.count()
  await page.keyboard.press('Slash')
  await expect(page.getByRole('searchbox')).toBeFocused()
  await browse.type('ㄱㅈㅎ')
  await expect.poll(() => browse.count()).toBeLessThan(all)
  await expect(browse.list.getByRole('row').nth(1)).toBeVisible()

  await browse.list.focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  await expect(browse.chosen).toHaveCount(2)
  await expect(page.getByRole('region', { name: '고른 카드' })).toBeVisible()
  await page.getByRole('button', { name: '보류하기' }).click()
  await expect(page.getByText('카드 2장을 보류했습니다.')).toBeVisible()
  await expect(browse.list.getByText('보류', { exact: true })).toHaveCount(2)
  await page.keyboard.press('Control+KeyZ')
  await expect(browse.list.getByText('보류', { exact: true })).toHaveCount(0)
})

test('cards that leave the list are chosen no more, and no other takes their place', async ({ weekdeck: { page } }) => {
  const browse = new BrowseScreen(page)
  await browse.open()
  await page.getByRole('combobox', { name: '상태' }).selectOption('fresh')
  const before = await browse.count()
  await browse.list.focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('Shift+ArrowDown')
  await expect(browse.chosen).toHaveCount(2)
  await page.getByRole('button', { name: '보류하기' }).click()
  await expect.poll(() => browse.count()).toBe(before - 2)
  await expect(browse.chosen).toHaveCount(0)
  await expect(page.getByRole('button', { name: '보류하기' })).toBeDisabled()
  await expect(browse.list).toBeFocused()

  await page.keyboard.press('Home')
  await page.getByRole('button', { name: '깃발 달기' }).press('Enter')
  await expect(page.getByRole('button', { name: '깃발 떼기' })).toBeFocused()
})

test('all that was found is chosen at once, and only rows in sight are in the page', async ({ weekdeck: { page } }) => {
  const browse = new BrowseScreen(page)
  await browse.open()
  await browse.list.focus()
  await page.keyboard.press('Control+KeyA')
  const count = new Intl.NumberFormat('ko').format(await browse.count())
  await expect(page.getByRole('toolbar').getByText(`카드 ${count}장`)).toBeVisible()
  await page.keyboard.press('End')
  await expect(browse.list.locator(`[aria-rowindex="${String((await browse.count()) + 1)}"]`)).toBeVisible()
  expect(await browse.list.getByRole('row').count()).toBeLessThan(60)
})

for (const look of ['light', 'dark', 'forced-colors'] as const) {
  test(`no WCAG A or AA violation, ${look}`, async ({ weekdeck: { app, page } }) => {
    await app.evaluate(({ nativeTheme }, source) => { nativeTheme.themeSource = source }, look === 'dark' ? 'dark' as const : 'light' as const)
    if (look === 'forced-colors') await page.emulateMedia({ forcedColors: 'active' })
    const browse = new BrowseScreen(page)
    await browse.open()
    await browse.list.focus()
    await page.keyboard.press('ArrowDown')
    await expect(page.getByRole('region', { name: '고른 카드' })).toBeVisible()
    expect(await violations(page)).toEqual([])
    await browse.type('없는 낱말입니다')
    await expect(page.getByRole('heading', { name: '맞는 카드가 없습니다' })).toBeVisible()
    expect(await violations(page)).toEqual([])
  })
}
