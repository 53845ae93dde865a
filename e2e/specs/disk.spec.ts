import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, statfsSync, symlinkSync, writeFileSync, writeSync } from 'node:fs'
import { homedir, hostname } from 'node:os'
import { dirname, join } from 'node:path'
import type { Locator } from '@playwright/test'
import { expect, test as base, type Weekdeck } from '../fixtures/app.ts'
import { StudyScreen } from '../screens/study.ts'

const DISK = '4m'

/** A small disk under the data folder; what the browser engine keeps is elsewhere, so that it is not what fills it. */
const test = base.extend<{ readonly disk: { readonly fill: () => void; readonly empty: () => void } }>({
  disk: async ({ profile }, use) => {
    base.skip(process.platform !== 'linux' || process.getuid?.() !== 0, 'only root on Linux can mount a small disk')
    mkdirSync(profile)
    const mountFailed = mount(profile)
    base.skip(mountFailed !== '', `a small disk cannot be mounted here: ${mountFailed}`)
    const browser = join(dirname(profile), 'browser')
    mkdirSync(browser)
    symlinkSync(browser, join(profile, 'browser'))
    const filler = join(profile, 'filler')
    await use({ fill: () => { fill(profile, filler) }, empty: () => { rmSync(filler) } })
    execFileSync('umount', ['-l', profile])
  },
})

function mount(folder: string): string {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK}`, 'tmpfs', folder], { stdio: 'pipe' })
    return ''
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

function fill(folder: string, filler: string): void {
  const { bavail, bsize } = statfsSync(folder)
  const handle = openSync(filler, 'a')
  for (let pages = bavail; pages > 0; pages -= 1) writeSync(handle, Buffer.alloc(bsize))
  closeSync(handle)
}

function banner({ page }: Weekdeck): Locator {
  return page.getByRole('alert')
}

test('a disk that fills up while studying: told, answered on, asked before quitting, and saved when there is room', async ({ disk, unstarted }) => {
  const weekdeck = unstarted
  await weekdeck.start()
  let study = new StudyScreen(weekdeck.page)
  await enoughCards(weekdeck)
  await study.open(1)
  await study.rate('알맞음')
  // The first answer of a day is backed up: what that writes beside must not make room later.
  await expect.poll(() => backupsIn(weekdeck.profile)).toBe(1)
  // The page of the disk that the journal's last line is on still takes some more.
  disk.fill()
  while (!await banner(weekdeck).isVisible()) await study.rate('알맞음')
  await study.rate('쉬움')
  await study.rate('알맞음')
  await expect(banner(weekdeck)).toContainText(/마지막 답 [3-9]개를 아직 저장하지 못했습니다/)
  const answered = await study.answers()

  const asked = await weekdeck.app.evaluate(async ({ app, dialog }) => {
    const question = new Promise<string>((resolve) => {
      dialog.showMessageBox = (...given: readonly unknown[]) => {
        resolve((given.at(-1) as { message: string }).message)
        return Promise.resolve({ response: 0, checkboxChecked: false })
      }
    })
    app.quit()
    return question
  })
  expect(asked).toMatch(/^답 [3-9]개를 아직 저장하지 못했습니다. 그래도 끝낼까요\?$/)
  await expect(banner(weekdeck)).toBeVisible()

  disk.empty()
  await expect(banner(weekdeck)).toHaveCount(0)
  await weekdeck.kill9()
  await weekdeck.start()
  study = new StudyScreen(weekdeck.page)
  await study.go('플랜')
  await expect(study.page.getByRole('main')).toContainText('주차')
  expect(entriesIn(weekdeck.profile)).toBe(answered)
  await expect(banner(weekdeck)).toHaveCount(0)
})

/** More new cards than the last page of the journal takes answers. */
async function enoughCards({ page }: Weekdeck): Promise<void> {
  await page.evaluate(() => (Reflect.get(globalThis, 'api') as Record<string, (patch: object) => unknown>)['settings:change']?.({ newPerDay: 40 }))
}

function backupsIn(dataFolder: string): number {
  const folder = join(dataFolder, 'backups')
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.zip')).length : 0
}

/** Lines of the journal: one an answer. */
function entriesIn(dataFolder: string): number {
  const journal = join(dataFolder, 'journal')
  return readdirSync(journal).flatMap((name) => readFileSync(join(journal, name), 'utf8').trimEnd().split('\n')).length
}

test('data that another process has open is left alone, and opens when that is over', async ({ unstarted: weekdeck, profile }) => {
  mkdirSync(profile)
  const device = createHash('sha256').update(`${hostname()}\0${homedir()}`).digest('hex').slice(0, 8)
  const nowMs = Date.now()
  writeFileSync(join(profile, `lock.${device}`), JSON.stringify({ host: 'here', pid: process.pid, openedAtMs: nowMs, aliveAtMs: nowMs }))
  await weekdeck.start()
  const { page } = weekdeck
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('다른 Weekdeck이 이 데이터를 열고 있습니다.')
  await expect(page.locator('[data-offer]')).toHaveText(['사본 저장', '다시 시도', '끝내기'])
  expect(readdirSync(profile).filter((name) => /^(lock|journal|stores|decks)/.test(name))).toEqual([`lock.${device}`])
  rmSync(join(profile, `lock.${device}`))
  await page.locator('[data-offer="retry"]').click()
  await expect(page.locator('[data-screen="today"] h1:not(.sr)')).toBeVisible()
})
