import AxeBuilder from '@axe-core/playwright'
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, readlinkSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Page } from '@playwright/test'
import { sealGeneration } from '../../electron/storage/generation.ts'
import { expect, test, type Weekdeck } from '../fixtures/app.ts'
import { call } from '../tools/page-calls.ts'

test.use({ language: 'en' })
test.skip(process.platform === 'win32', 'Windows has no pipes and devices in folders')

/** A profile somebody studied with, and a backup of it. */
async function studied(weekdeck: Weekdeck): Promise<void> {
  await weekdeck.start()
  const { page } = weekdeck
  await call(page, 'settings:change', { isWelcomed: true, theme: 'dark' })
  const { session, cards } = await call(page, 'study:start', {}) as unknown as { readonly session: string; readonly cards: readonly { readonly key: string }[] }
  await call(page, 'study:rate', { session, card: cards[0]?.key, rating: 3, tookMs: 1000 })
  await call(page, 'backup:make')
  await weekdeck.close()
}

const trouble = (page: Page): ReturnType<Page['locator']> => page.locator('[data-screen="start"]')
const offer = (page: Page, name: string): ReturnType<Page['locator']> => page.locator(`[data-offer="${name}"]`)

/** Data of a later build: nothing here reads it. */
function fromTheFuture(profile: string): string {
  mkdirSync(join(profile, 'stores'), { recursive: true })
  const text = JSON.stringify({ version: 99, generation: 500, made: 'later' })
  for (const letter of ['a', 'b']) writeFileSync(join(profile, `stores/settings.${letter}.json`), text)
  return text
}

test('data of a later version: said in a sentence, copied, and begun afresh with nothing lost', async ({ unstarted: weekdeck, profile }) => {
  await studied(weekdeck)
  const text = fromTheFuture(profile)
  const journal = readdirSync(join(profile, 'journal')).map((name) => readFileSync(join(profile, 'journal', name), 'utf8'))
  await weekdeck.start()
  const { page } = weekdeck
  await expect(trouble(page).getByRole('heading', { level: 1 })).toHaveText('A newer Weekdeck made this data.')
  await expect(page.locator('[data-offer]')).toHaveText(['Bring back', 'Save a copy', 'Start fresh', 'Try again', 'Quit'])
  const target = join(dirname(profile), 'copy')
  await weekdeck.app.evaluate(({ dialog }, filePath) => { dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath }) }, target)
  await offer(page, 'copy').click()
  await expect(trouble(page).getByRole('status')).toContainText(`files to ${target}.zip`)
  expect(existsSync(`${target}.zip`)).toBe(true)
  await offer(page, 'fresh').click()
  await expect(trouble(page).getByRole('status')).toContainText('What was there is in')
  const kept = readdirSync(dirname(profile)).find((name) => name.startsWith('data '))
  expect(readFileSync(join(dirname(profile), kept ?? '', 'stores/settings.a.json'), 'utf8')).toBe(text)
  expect(readdirSync(join(dirname(profile), kept ?? '', 'journal')).map((name) => readFileSync(join(dirname(profile), kept ?? '', 'journal', name), 'utf8'))).toEqual(journal)
  await offer(page, 'open').click()
  await expect(page.locator('[data-screen="today"] h1:not(.sr)')).toBeVisible()
  await expect(page.locator('html')).not.toHaveAttribute('data-theme', 'dark')
})

test('the last backup comes back, and what was there is kept', async ({ unstarted: weekdeck, profile }) => {
  await studied(weekdeck)
  const text = fromTheFuture(profile)
  await weekdeck.start()
  const { page } = weekdeck
  await expect(trouble(page)).toContainText('From ')
  await offer(page, 'restore').click()
  await expect(trouble(page).getByRole('status')).toContainText('is in place.')
  const kept = readdirSync(dirname(profile)).find((name) => name.startsWith('data '))
  expect(readFileSync(join(dirname(profile), kept ?? '', 'stores/settings.a.json'), 'utf8')).toBe(text)
  await offer(page, 'open').click()
  await expect(page.locator('[data-screen="today"] h1:not(.sr)')).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
})

test('a start that hangs leaves a window that answers, and a repair ends what hangs', async ({ unstarted: weekdeck, profile }) => {
  test.setTimeout(150_000)
  test.skip(process.platform !== 'linux', 'only Linux tells which process is the keeper')
  await studied(weekdeck)
  // Another computer's lock that came meanwhile: the data is not as it was left.
  writeFileSync(join(profile, 'lock.00000000'), '{}')
  const hold = holdKeeper(profile)
  await weekdeck.start()
  const { page } = weekdeck
  await expect(trouble(page).getByRole('heading', { level: 1 })).toHaveText('Opening your data takes longer than usual.')
  const held = await hold
  await offer(page, 'repair').click()
  await expect(trouble(page).getByRole('status')).toContainText('Everything could be read.', { timeout: 30_000 })
  expect(existsSync(`/proc/${String(held)}`)).toBe(false)
  await offer(page, 'open').click()
  await expect(page.locator('[data-screen="today"] h1:not(.sr)')).toBeVisible()
})

test.describe('in Korean', () => {
  test.use({ language: 'ko' })

  test('a file that cannot be read is named, set aside by a repair, and the rest opens', async ({ unstarted: weekdeck, profile }) => {
    await studied(weekdeck)
    // The drive it was on is gone.
    symlinkSync('/media/gone/journal.jsonl', join(profile, 'journal/2026-11.aaaaaaaa.jsonl'))
    await weekdeck.start()
    const { page } = weekdeck
    await expect(trouble(page).getByRole('heading', { level: 1 })).toHaveText('파일을 읽을 수 없습니다.')
    await expect(trouble(page)).toContainText('2026-11.aaaaaaaa.jsonl')
    expect(await violations(weekdeck)).toEqual([])
    await page.keyboard.press('Tab')
    await expect(offer(page, 'repair')).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(trouble(page).getByRole('status')).toContainText('quarantine/2026-11.aaaaaaaa.jsonl')
    expect(await violations(weekdeck)).toEqual([])
    expect(readlinkSync(join(profile, 'quarantine/2026-11.aaaaaaaa.jsonl'))).toBe('/media/gone/journal.jsonl')
    await expect(offer(page, 'open')).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page.locator('[data-screen="today"] h1:not(.sr)')).toBeVisible()
  })
})

test.describe('a page that errs', () => {
  test.use({ allowsPageErrors: true })

  test('a screen that breaks over the data closes it, and all that can be done about it is there', async ({ weekdeck }) => {
    const { app, page } = weekdeck
    await app.evaluate(({ ipcMain }) => {
      ipcMain.removeHandler('today:show')
      ipcMain.handle('today:show', () => ({ ok: true, value: { deck: {} } }))
    })
    await page.reload()
    await expect(trouble(page).getByRole('heading', { level: 1 })).toHaveText('Your data is read, but a screen breaks over it.')
    await expect(page.locator('[data-offer]')).toHaveText(['Repair', 'Save a copy', 'Start fresh', 'Try again', 'Quit'])
  })
})

test('whatever stands in the place of the engine’s folder, and wherever the window was, it opens where it is seen', async ({ unstarted: weekdeck, profile }) => {
  mkdirSync(join(profile, 'stores'), { recursive: true })
  execFileSync('mkfifo', [join(profile, 'browser')])
  const value = { window: { x: 1e9, y: -1e9, width: 1e9, height: 1e9, isMaximized: false }, language: '__proto__', theme: 'plaid', textSize: 1e9 }
  writeFileSync(join(profile, 'stores/settings.a.json'), JSON.stringify(sealGeneration({ version: 1, number: 1 }, value)))
  await weekdeck.start()
  await expect(weekdeck.page.locator('[data-screen="today"] h1:not(.sr)')).toBeVisible()
  expect(await weekdeck.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds())).toMatchObject({ width: 1280, height: 800 })
})

/** What axe finds in light and in dark. */
async function violations({ app, page }: Weekdeck): Promise<readonly unknown[]> {
  const found: unknown[] = []
  for (const look of ['light', 'dark'] as const) {
    await app.evaluate(({ nativeTheme }, source) => { nativeTheme.themeSource = source }, look)
    const { violations: broken } = await new AxeBuilder({ page }).setLegacyMode(true).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze()
    found.push(...broken.map(({ id, nodes }) => ({ look, id, nodes: nodes.map((node) => node.target.join(' ')) })))
  }
  return found
}

/** Stops the first keeper that works on a profile, as something that hangs would; gives its number. */
async function holdKeeper(profile: string): Promise<number> {
  for (;;) {
    for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
      if (!argumentsOf(pid).includes('/keeper.js') || !isUnder(pid, profile)) continue
      process.kill(Number(pid), 'SIGSTOP')
      return Number(pid)
    }
    await new Promise((resolve) => { setTimeout(resolve, 5) })
  }
}

/** Whether its parent is the app with this profile. */
function isUnder(pid: string, profile: string): boolean {
  const parent = /^PPid:\t(\d+)$/m.exec(textOf(`/proc/${pid}/status`))?.[1] ?? ''
  return argumentsOf(parent).includes(profile)
}

function argumentsOf(pid: string): string {
  return textOf(`/proc/${pid}/cmdline`)
}

/** '' of a process that has ended meanwhile. */
function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
