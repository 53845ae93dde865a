import { existsSync, statSync } from 'node:fs'
import { glob } from 'node:fs/promises'
import { join } from 'node:path'
import { packageProgram, ROOT, runQuietly } from './programs.ts'

const SOURCES = ['electron/**', 'renderer/**', 'resources/guide/**', 'electron.vite.config.ts', 'package-lock.json']
const PRODUCTS = ['out/main/index.js', 'out/preload/index.cjs', 'out/renderer/index.html', 'resources/decks']

/** Builds decks and bundles if a source is newer than they are. Throws with what the build said if it fails. */
export async function buildIfNeeded(): Promise<void> {
  if (await isBuilt()) return
  console.log('Building …')
  const startMs = performance.now()
  await step('node', ['electron/cli/deck.ts', 'build-resources'])
  await step('node', packageProgram('electron-vite', 'build'))
  console.log(`Built in ${((performance.now() - startMs) / 1000).toFixed(1)} s.`)
}

async function step(name: string, args: readonly string[]): Promise<void> {
  const { code, output } = await runQuietly(process.execPath, args)
  if (code !== 0) throw new Error(`The build failed at "${[name, ...args].join(' ')}":\n${output}`)
}

async function isBuilt(): Promise<boolean> {
  const products = PRODUCTS.map((path) => join(ROOT, path))
  if (!products.every((path) => existsSync(path))) return false
  const builtMs = Math.min(...products.map(modifiedMs))
  for await (const path of glob(SOURCES, { cwd: ROOT })) {
    if (modifiedMs(join(ROOT, path)) > builtMs) return false
  }
  return true
}

function modifiedMs(path: string): number {
  return statSync(path).mtimeMs
}
