/* Loaded before everything: makes Node look like Electron's main process and resolves `electron` to the host. */
import { readFileSync } from 'node:fs'
import { createRequire, registerHooks } from 'node:module'
import { pathToFileURL } from 'node:url'
import { join } from 'node:path'
import { state } from './state.ts'

const ELECTRON: ReadonlySet<string> = new Set(['electron', 'electron/main', 'electron/common', 'electron/utility'])
const url = pathToFileURL(join(import.meta.dirname, 'electron.ts')).href

registerHooks({
  resolve: (specifier, context, next) =>
    ELECTRON.has(specifier) ? { url, format: 'module-typescript', shortCircuit: true } : next(specifier, context),
})

const { version } = JSON.parse(readFileSync(createRequire(import.meta.url).resolve('electron/package.json'), 'utf8')) as {
  version: string
}
const versions = {
  ...process.versions,
  electron: version,
  get chrome() {
    return state.chromiumVersion
  },
}
Object.defineProperty(process, 'versions', { value: Object.freeze(versions), enumerable: true })
Object.defineProperty(process, 'type', { value: 'browser', configurable: true })
