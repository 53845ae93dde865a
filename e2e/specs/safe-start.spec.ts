import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Page } from '@playwright/test'
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

test('a start that hangs leaves a window that answers, in light and dark, and goes on or ends as the person says', async ({ unstarted: weekdeck, profile }) => {
  test.setTimeout(150_000)
  test.skip(process.platform !== 'linux', 'only Linux tells which process is the keeper')
  await studied(weekdeck)
  // Another computer's lock that came meanwhile: the data is not as it was left.
  writeFileSync(join(profile, 'lock.00000000'), '{}')
  const hold = holdKeeper(profile)
  await weekdeck.start()
  const { page } = weekdeck
  await expect(trouble(page).getByRole('heading', { level: 1 })).toHaveText('Opening your data takes longer than usual.')
  await page.screenshot({ path: '/tmp/wt/shot-slow.png' })
  const held = await hold
  await offer(page, 'repair').click()
  await expect(trouble(page).getByRole('status')).toContainText('Everything could be read.', { timeout: 30_000 })
  expect(existsSync(`/proc/${String(held)}`)).toBe(false)
  await offer(page, 'open').click()
  await expect(page.locator('[data-screen="today"] h1:not(.sr)')).toBeVisible()
})

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
