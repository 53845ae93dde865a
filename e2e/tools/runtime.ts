import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { findBrowser } from '../host/find-browser.ts'
import { HOST_NODE_ARGUMENTS } from '../host/node-arguments.ts'

export { findBrowser }

/** Electron itself, or the stand-in that runs the same bundles over the machine's Chromium. */
export type Runtime =
  | { readonly kind: 'electron'; readonly executable: string; readonly version: string }
  | { readonly kind: 'host'; readonly folder: string }

const HOST_FOLDER = join(import.meta.dirname, '../host')
const electronFolder = dirname(createRequire(import.meta.url).resolve('electron/package.json'))

/** The runtime there is now. Asked again after an attempt to fetch Electron's. */
export function findRuntime(): Runtime {
  const executable = electronExecutable()
  if (executable === undefined) return { kind: 'host', folder: HOST_FOLDER }
  const { version } = JSON.parse(readFileSync(join(electronFolder, 'package.json'), 'utf8')) as { version: string }
  return { kind: 'electron', executable, version }
}

/** One line that says what the results of this run are worth. */
export function describeRuntime(runtime: Runtime): string {
  return runtime.kind === 'electron'
    ? `Runtime: Electron ${runtime.version}.`
    : `Runtime: NOT Electron, but the stand-in of e2e/host over ${findBrowser() ?? 'no browser'}.`
}

/** Environment with which everything that starts Electron starts the stand-in where Electron is not there. */
export function runtimeEnvironment(runtime: Runtime): Readonly<Record<string, string>> {
  if (runtime.kind === 'electron') return {}
  return { ELECTRON_OVERRIDE_DIST_PATH: runtime.folder, ELECTRON_EXEC_PATH: join(runtime.folder, 'electron') }
}

/** How a runtime is started, the stand-in without its shell script, which Windows could not run. */
export function runtimeCommand(runtime: Runtime, args: readonly string[]): readonly [string, readonly string[]] {
  if (runtime.kind === 'electron') return [runtime.executable, args]
  return [process.execPath, [...HOST_NODE_ARGUMENTS, join(runtime.folder, 'boot.ts'), ...args]]
}

function electronExecutable(): string | undefined {
  try {
    const executable = join(electronFolder, 'dist', readFileSync(join(electronFolder, 'path.txt'), 'utf8'))
    return existsSync(executable) ? executable : undefined
  } catch {
    return undefined
  }
}
