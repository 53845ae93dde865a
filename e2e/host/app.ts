import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { App, CommandLine, ProcessMetric } from 'electron'
import { defaultPath } from './app-paths.ts'
import { preventable } from './events.ts'
import { appLocale, systemLanguages } from './languages.ts'
import { loud, loudEmitter, standIn } from './loud.ts'
import { metricsOfUtilities } from './metrics.ts'
import { SingleInstance } from './single-instance.ts'
import { state, switches } from './state.ts'
import { windows } from './windows.ts'

// `open-file` and `activate` come from macOS alone; tests and the preview may emit them themselves.
const EVENTS = [
  'will-finish-launching',
  'ready',
  'window-all-closed',
  'before-quit',
  'will-quit',
  'quit',
  'second-instance',
  'open-file',
  'activate',
  'web-contents-created',
  'browser-window-created',
  'browser-window-focus',
  'browser-window-blur',
]

/** How long a window may take to close when the app quits. */
const CLOSE_LIMIT_MS = 5_000

class HostApp extends loudEmitter('app', EVENTS) {
  readonly isPackaged = false
  readonly commandLine = loud<CommandLine>('app.commandLine', {
    appendSwitch: (name, value = '') => { switches.set(name, value) },
    hasSwitch: (name) => switches.has(name),
    getSwitchValue: (name) => switches.get(name) ?? '',
    removeSwitch: (name) => { switches.delete(name) },
  })

  readonly #paths = new Map<string, string>()
  readonly #instance = new SingleInstance((start) => {
    this.emit('second-instance', preventable(), start.argv, start.workingDirectory, start.additionalData)
  })
  readonly #ready = Promise.withResolvers<undefined>()
  #end: (code: number) => void = (code) => process.exit(code)
  #name: string | undefined

  get name(): string { return this.getName() }
  set name(name: string) { this.#name = name }

  whenReady(): Promise<void> { return this.#ready.promise }
  isReady(): boolean { return state.isReady }
  getName(): string { return this.#name ?? state.package.productName ?? state.package.name ?? 'Electron' }
  setName(name: string): void { this.#name = name }
  getVersion(): string { return state.package.version ?? '0.0.0' }
  getAppPath(): string { return state.appPath }
  getLocale(): string { return appLocale() }
  getPreferredSystemLanguages(): string[] { return [...systemLanguages()] }
  getAppMetrics(): ProcessMetric[] { return metricsOfUtilities() }

  getPath(name: string): string {
    const path =
      this.#paths.get(name) ??
      (name === 'sessionData'
        ? this.getPath('userData')
        : name === 'logs'
          ? join(this.getPath('userData'), 'logs')
          : defaultPath(name, this.getName()))
    if (path === undefined) throw new Error(`host: app.getPath('${name}') is not implemented`)
    return path
  }

  setPath(name: string, path: string): void {
    mkdirSync(path, { recursive: true })
    this.#paths.set(name, path)
  }

  enableSandbox(): void {
    if (state.isReady) throw new Error('app.enableSandbox() can only be called before app is ready')
    switches.set('enable-sandbox', '')
  }

  requestSingleInstanceLock(additionalData?: unknown): boolean {
    return this.#instance.request(this.getPath('userData'), additionalData)
  }

  hasSingleInstanceLock(): boolean { return this.#instance.isHeld }
  releaseSingleInstanceLock(): void { this.#instance.release() }

  quit(): void {
    if (!state.isQuitting) void this.#quit()
  }

  exit(code = 0): void {
    state.isQuitting = true
    this.emit('quit', preventable(), code)
    this.#instance.release()
    this.#end(code)
  }

  /** For boot.ts: how the process ends once there is a Chromium to end first. */
  endWith(end: (code: number) => void): void {
    this.#end = end
  }

  /** For boot.ts: the main module has run and Chromium is there. */
  becomeReady(): void {
    this.#ready.resolve(undefined)
    this.emit('will-finish-launching')
    this.emit('ready', preventable(), {})
  }

  async #quit(): Promise<void> {
    const before = preventable()
    this.emit('before-quit', before)
    if (before.defaultPrevented) return
    state.isQuitting = true
    const isClosed = await closeWindows()
    const will = preventable()
    if (isClosed) this.emit('will-quit', will)
    if (isClosed && !will.defaultPrevented) this.exit(0)
    else state.isQuitting = false
  }
}

/** Closes every window in turn; false as soon as one stays open. */
async function closeWindows(): Promise<boolean> {
  for (const window of [...windows]) {
    const closed = new Promise<boolean>((resolve) => { window.once('closed', () => { resolve(true) }) })
    const refused = new Promise<boolean>((resolve) => { setTimeout(resolve, CLOSE_LIMIT_MS, false).unref() })
    let isPrevented = false
    // Added last, so it hears last whether anybody prevented it.
    window.once('close', (event) => { isPrevented = event.defaultPrevented })
    window.close()
    if (isPrevented || !await Promise.race([closed, refused])) return false
  }
  return true
}

export const hostApp = new HostApp()
export const app = standIn<App>(hostApp)
