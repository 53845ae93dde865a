/* Entry of the stand-in: the order of things is Electron's. The app's main module runs first, `ready` comes after it. */
import { mkdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { hostApp } from './app.ts'
import type { Cdp } from './cdp.ts'
import { startChromium, sweepAfterKill, type Chromium } from './chromium.ts'
import { appLocale } from './languages.ts'
import { LOOK_AT_SCREEN, setScreen, type SeenScreen } from './screen.ts'
import { isPreview, state, switches, type Package } from './state.ts'
import { pristineTarget, watchTargets } from './targets.ts'

/** How long Chromium may take to end when asked. */
const END_LIMIT_MS = 3_000

/** Reads the command line as Electron does, and gives the app's path. */
function readArguments(): string {
  // Playwright's loader has taken this file's name out already.
  const args = process.argv.slice(process.argv[1] === import.meta.filename ? 2 : 1)
  for (const [, name = '', value = ''] of args.map((argument) => /^--([^=]+)=?(.*)$/s.exec(argument) ?? [])) {
    if (name !== '') switches.set(name, value)
  }
  process.argv = [process.execPath, ...args]
  return resolve(args.find((argument) => !argument.startsWith('--')) ?? '.')
}

/** Notes the app's package and gives its main module. */
function findMain(path: string): string {
  const isFolder = statSync(path).isDirectory()
  state.appPath = isFolder ? path : dirname(path)
  if (!isFolder) return path
  state.package = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8')) as Package
  return join(path, state.package.main ?? 'index.js')
}

/** Starts Chromium, whose end is this process' end from then on. Gives where others connect, if they may. */
async function connect(): Promise<string | undefined> {
  const profile = join(hostApp.getPath('sessionData'), 'host-chromium')
  mkdirSync(hostApp.getPath('userData'), { recursive: true })
  const chromium = await startChromium({ profile, isVisible: isPreview, language: appLocale(), switches })
  let exitCode = 1
  chromium.process.once('exit', (_code, signal) => {
    if (signal === 'SIGKILL') sweepAfterKill(profile)
    // Later, so that a start that failed is told first.
    setImmediate(() => process.exit(exitCode))
  })
  hostApp.endWith((code) => {
    exitCode = code
    end(chromium)
  })
  const { endpoint, version } = await chromium.started
  state.cdp = chromium.cdp
  state.chromiumVersion = version
  await watchTargets()
  await lookAtScreen(chromium.cdp)
  return endpoint
}

/** A person's window is on a screen of their own. */
async function lookAtScreen(cdp: Cdp): Promise<void> {
  const shown = await pristineTarget()
  if (!shown) return
  const { result } = await cdp.send('Runtime.evaluate', { expression: LOOK_AT_SCREEN, returnByValue: true }, shown.session)
  setScreen(result.value as SeenScreen)
}

/** Ends Chromium; this process follows it. */
function end({ process: child, cdp }: Chromium): void {
  cdp.send('Browser.close').catch(() => undefined)
  setTimeout(() => { child.kill('SIGKILL') }, END_LIMIT_MS)
}

async function main(): Promise<void> {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => { hostApp.quit() })
  process.on('beforeExit', () => {
    if (state.isReady) return
    console.error(
      'host: the main module never finished loading. A top-level `await app.whenReady()` hangs in Electron too: use `.then(…)`.',
    )
    process.exit(13)
  })
  await import(pathToFileURL(findMain(readArguments())).href)
  // A second start quits without ever having been ready.
  if (state.isQuitting) return
  const endpoint = await connect()
  if (state.isQuitting) return
  state.isReady = true
  // What Playwright waits for.
  if (endpoint !== undefined) process.stderr.write(`\nDevTools listening on ${endpoint}\n`)
  hostApp.becomeReady()
}

main().catch((error: unknown) => {
  // Told to quit while starting: what breaks off then is no error, and the process ends with Chromium.
  if (state.isQuitting) return
  console.error(error)
  process.exit(1)
})
