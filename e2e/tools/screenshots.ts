/*
 * npm run screenshots: every screen in both languages, light and dark, large and small, into screenshots/, and then their states.
 * With `-- --docs` the few that README shows are written to docs/screenshots/ instead.
 */
import { expect, type Page } from '@playwright/test'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { RunningApp } from '../fixtures/launch.ts'
import { StudyScreen, type RatingName } from '../screens/study.ts'
import { buildIfNeeded } from './build.ts'
import { startVirtualDisplay } from './display.ts'
import { call, courseOf } from './page-calls.ts'
import { hasDisplay, prepareMachine } from './machine.ts'
import { endOnSignals, ROOT } from './programs.ts'
import { emptyStates, states } from './screen-states.ts'
import { describeRuntime, findRuntime, runtimeEnvironment } from './runtime.ts'

type Language = 'ko' | 'en'
type Theme = 'light' | 'dark'

interface Look {
  readonly language: Language
  readonly theme: Theme
  readonly width: number
  readonly height: number
}

const SCREENS = ['today', 'study', 'plan', 'exam', 'decks', 'browse', 'statistics', 'settings'] as const
const SIZES = [{ width: 1280, height: 800 }, { width: 900, height: 600 }]
const EXAM_DATE = '2027-01-09'

const RATINGS: Readonly<Record<string, RatingName>> = { 1: '다시', 2: '어려움', 3: '알맞음', 4: '쉬움' }

/** Days of study before the pictures are taken: what was answered, as the keys of the ratings. */
const DAYS = [
  { now: '2026-11-23T20:00:00+09:00', answers: '334313343433' },
  { now: '2026-11-25T20:30:00+09:00', answers: '33433133433' },
  { now: '2026-11-28T10:00:00+09:00', answers: '3343332434' },
  { now: '2026-12-01T21:00:00+09:00', answers: '33331343' },
]
const SHOWN_AT = '2026-12-02T09:00:00+09:00'

/** The states of the screens are shown once in each language. */
const STATE_LOOKS: readonly Look[] = [
  { language: 'ko', theme: 'light', width: 1280, height: 800 },
  { language: 'en', theme: 'dark', width: 900, height: 600 },
]

/** What README shows. */
const DOCS: readonly (Pick<Look, 'language' | 'theme'> & { readonly screen: (typeof SCREENS)[number] })[] = [
  { screen: 'today', language: 'ko', theme: 'light' },
  { screen: 'study', language: 'ko', theme: 'light' },
  { screen: 'plan', language: 'ko', theme: 'light' },
  { screen: 'today', language: 'en', theme: 'dark' },
  { screen: 'statistics', language: 'en', theme: 'light' },
  { screen: 'study', language: 'ko', theme: 'dark' },
]

endOnSignals()
const isForDocs = process.argv.includes('--docs')
const folder = join(ROOT, isForDocs ? 'docs/screenshots' : 'screenshots')
const profile = join(mkdtempSync(join(tmpdir(), 'weekdeck-shots-')), 'data')
const runtime = findRuntime()

prepareMachine({ hasBrowser: runtime.kind === 'host', hasVirtualDisplay: runtime.kind === 'electron' && !hasDisplay() })
await buildIfNeeded()
console.log(describeRuntime(runtime))
Object.assign(process.env, runtimeEnvironment(runtime))
const display = runtime.kind === 'electron' && !hasDisplay() ? await startVirtualDisplay() : undefined
if (display) process.env['DISPLAY'] = display.name
mkdirSync(folder, { recursive: true })
try {
  for (const day of DAYS) await study(day)
  for (const language of ['ko', 'en'] as const) await photograph(language)
  if (!isForDocs) for (const look of STATE_LOOKS) await photographStates(look)
} finally {
  display?.stop()
  rmSync(join(profile, '..'), { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
}
console.log(`Written to ${folder}`)

async function open(language: Language, now: string, folder = profile): Promise<RunningApp> {
  const app = await RunningApp.launch({
    app: ROOT,
    profile: folder,
    args: [`--lang=${language}`, `--now=${now}`],
    env: { TZ: 'Asia/Seoul', LANGUAGE: language, LANG: language === 'ko' ? 'ko_KR.UTF-8' : 'en_US.UTF-8' },
  })
  await ready(app.page)
  return app
}

async function ready(page: Page): Promise<void> {
  await page.locator('html[data-ready]').waitFor()
}

async function show(page: Page, route: string): Promise<void> {
  await page.evaluate((hash) => { location.hash = hash }, `#/${route}`)
  await page.reload()
  await ready(page)
}

/** One day's study, as far as there are cards; the last one stays, so that there is one to show. */
async function study({ now, answers }: (typeof DAYS)[number]): Promise<void> {
  const app = await open('ko', now)
  await call(app.page, 'course:change', { course: await courseOf(app.page), settings: { examDate: EXAM_DATE } })
  const screen = new StudyScreen(app.page)
  await screen.open()
  const cards = Number(await screen.done.getAttribute('aria-valuemax'))
  for (const key of answers.slice(0, cards - 1)) await screen.rate(RATINGS[key] ?? '알맞음')
  await app.close()
}

async function photograph(language: Language): Promise<void> {
  const app = await open(language, SHOWN_AT)
  for (const theme of ['light', 'dark'] as const) {
    await call(app.page, 'settings:change', { theme })
    for (const size of isForDocs ? SIZES.slice(0, 1) : SIZES) await photographScreens(app, { language, theme, ...size })
  }
  await app.close()
}

/** The states, and those of an app that was never used. */
async function photographStates(look: Look): Promise<void> {
  const unused = join(mkdtempSync(join(tmpdir(), 'weekdeck-shots-')), 'data')
  for (const [folder, reach] of [[profile, states], [unused, emptyStates]] as const) {
    const app = await open(look.language, SHOWN_AT, folder)
    await call(app.page, 'settings:change', { theme: look.theme })
    await resize(app, look)
    const name = (state: string): string => [state, look.language, look.theme].join('-')
    await reach({ page: app.page, profile: folder, show: (route) => show(app.page, route), take: (state) => take(app.page, name(state)) })
    await app.close()
  }
  rmSync(join(unused, '..'), { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
}

async function photographScreens(app: RunningApp, { language, theme, width, height }: Look): Promise<void> {
  await resize(app, { width, height })
  for (const screen of SCREENS) {
    const isShown = DOCS.some((shown) => shown.screen === screen && shown.language === language && shown.theme === theme)
    if (isForDocs && !isShown) continue
    await show(app.page, screen)
    if (screen === 'study') await app.page.keyboard.press('Space')
    const look = [language, theme, ...(isForDocs ? [] : [`${String(width)}x${String(height)}`])].join('-')
    await take(app.page, `${screen}-${look}`)
    if (screen !== 'study' || isForDocs) continue
    await app.page.keyboard.press('KeyE')
    await expect(app.page.getByRole('dialog').getByRole('textbox').first()).toBeFocused()
    await take(app.page, `study-edit-${look}`)
  }
}

async function resize(app: RunningApp, { width, height }: Pick<Look, 'width' | 'height'>): Promise<void> {
  await app.app.evaluate(({ BrowserWindow }, size) => { BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height) }, { width, height })
  await expect.poll(() => app.page.evaluate(() => [innerWidth, innerHeight])).toEqual([width, height])
}

async function take(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled', caret: 'hide' })
}
