import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { Cdp } from './cdp.ts'
import { findBrowser } from './find-browser.ts'

/** A Chromium that is starting or has started. */
export interface Chromium {
  readonly process: ChildProcess
  readonly cdp: Cdp
  /** Fails with its last words if it ends before it has started. */
  readonly started: Promise<Started>
}

export interface Started {
  /** Where others (Playwright) connect, if the command line asked for such a place. */
  readonly endpoint: string | undefined
  readonly version: string
}

export interface ChromiumOptions {
  readonly profile: string
  readonly isVisible: boolean
  readonly language: string
  /** Switches the app or its command line set. */
  readonly switches: ReadonlyMap<string, string>
}

/** Switches of Electron, Node or the app, or such as would take Chromium out of the host's hands. */
const KEPT_FROM_CHROMIUM: ReadonlySet<string> = new Set([
  'user-data-dir', 'inspect', 'remote-debugging-port', 'remote-debugging-pipe', 'no-sandbox', 'lang', 'disable-features', 'now',
])

/** Where others than the host may connect: only if the command line asks for it, as with Electron. */
const DEBUGGING_PORT = process.env['HOST_DEBUGGING_PORT']

/** Nothing here may reach the network by itself: every name but localhost is unknown. */
const QUIET = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-default-apps',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--disable-breakpad',
  '--disable-search-engine-choice-screen',
  '--hide-crash-restore-bubble',
  '--password-store=basic',
  '--use-mock-keychain',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE *.localhost',
]

/** What a browser does for its own address bar and next tab: work for nothing here, a quarter of what starting costs. */
const UNUSED_FEATURES = [
  'Translate',
  'MediaRouter',
  'OptimizationHints',
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'SpareRendererForSitePerProcess',
]

/** Tests see one screen of a usual size whatever the machine has. */
export const TEST_SCREEN = { width: 1920, height: 1080 } as const

function chromiumArguments({ profile, isVisible, language, switches }: ChromiumOptions): string[] {
  const passed = [...switches]
    .filter(([name]) => !KEPT_FROM_CHROMIUM.has(name))
    .map(([name, value]) => `--${name}${value === '' ? '' : `=${value}`}`)
  const features = [switches.get('disable-features'), ...UNUSED_FEATURES].filter((name) => name !== undefined)
  const isRoot = process.getuid?.() === 0
  return [
    ...passed,
    `--disable-features=${features.join(',')}`,
    '--remote-debugging-pipe',
    ...(DEBUGGING_PORT === undefined ? [] : [`--remote-debugging-port=${DEBUGGING_PORT}`]),
    `--user-data-dir=${profile}`,
    `--lang=${language}`,
    ...QUIET,
    // Chromium refuses to start sandboxed as root. Only this stand-in ever says so; the app does not.
    ...(isRoot ? ['--no-sandbox', '--test-type'] : []),
    ...(isVisible
      ? ['--app=data:text/html,', '--window-size=1280,800']
      : [
          '--headless=new',
          '--no-startup-window',
          '--disable-gpu',
          `--screen-info={${String(TEST_SCREEN.width)}x${String(TEST_SCREEN.height)}}`,
        ]),
  ]
}

/** Starts the machine's Chromium on a profile of its own. */
export async function startChromium(options: ChromiumOptions): Promise<Chromium> {
  const browser = findBrowser()
  if (browser === undefined) throw new Error('host: no Chromium, Chrome or Edge was found on this machine')
  await endOrphan(options.profile)
  mkdirSync(options.profile, { recursive: true })
  const env = { ...process.env, LANGUAGE: options.language }
  // In a process group of its own: a signal to the whole group reaches the app first, which then ends Chromium.
  const child = spawn(browser, chromiumArguments(options), {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    detached: true,
    env,
  })
  const cdp = new Cdp(child.stdio[4] as Readable, child.stdio[3] as Writable)
  return { process: child, cdp, started: waitUntilStarted(child, cdp) }
}

async function waitUntilStarted(child: ChildProcess, cdp: Cdp): Promise<Started> {
  const said = listen(child)
  const { product } = await Promise.race([cdp.send('Browser.getVersion').catch(() => said.failure), said.failure])
  const endpoint = DEBUGGING_PORT === undefined ? undefined : await Promise.race([said.endpoint, said.failure])
  return { endpoint, version: product.split('/')[1] ?? '' }
}

interface Said {
  /** Where Chromium listens for others, once it says so. */
  readonly endpoint: Promise<string>
  /** Fails with Chromium's last words when it ends. */
  readonly failure: Promise<never>
}

function listen(child: ChildProcess): Said {
  const { promise: endpoint, resolve } = Promise.withResolvers<string>()
  const { promise: failure, reject } = Promise.withResolvers<never>()
  let text = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    text = (text + chunk.toString()).slice(-20_000)
    const found = /DevTools listening on (ws:\S+)/.exec(text)?.[1]
    if (found !== undefined) resolve(found)
  })
  child.once('exit', (code, signal) => { reject(new Error(`host: Chromium ended with ${String(code ?? signal)}\n${text}`)) })
  child.once('error', reject)
  // Nobody asks any more once Chromium has started.
  failure.catch(() => undefined)
  return { endpoint, failure }
}

/** Removes what a Chromium that was killed leaves outside its profile: the folder of its socket. */
export function sweepAfterKill(profile: string): void {
  try {
    rmSync(dirname(readlinkSync(join(profile, 'SingletonSocket'))), { recursive: true, force: true })
  } catch {
    // It ended by itself and left nothing.
  }
}

/** A profile's last Chromium may still be on its way out after its app was killed; two cannot share a profile. */
async function endOrphan(profile: string): Promise<void> {
  const pid = holderOf(profile)
  if (pid === undefined) return
  for (let tries = 0; isRunningOn(profile, pid); tries += 1) {
    if (tries === 100) process.kill(pid, 'SIGKILL')
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** The process that holds a profile. Chromium notes it on Linux and macOS as a link to `host-pid`. */
function holderOf(profile: string): number | undefined {
  try {
    return Number(readlinkSync(join(profile, 'SingletonLock')).split('-').at(-1))
  } catch {
    return undefined
  }
}

/** Whether a process is a Chromium of this profile, and not one that was given the same number since. */
function isRunningOn(profile: string, pid: number): boolean {
  try {
    const command = process.platform === 'linux'
      ? readFileSync(`/proc/${String(pid)}/cmdline`, 'utf8')
      : execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
    return command.includes(profile)
  } catch {
    return false
  }
}
