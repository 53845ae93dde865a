import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { ended } from './programs.ts'
import { findRuntime, type Runtime } from './runtime.ts'

/** A download that brings nothing new for this long is given up. */
const STALL_LIMIT_MS = 20_000
const LOOK_EVERY_MS = 1_000

/** Tries to fetch Electron's runtime; gives the reason when it cannot be had. */
export async function fetchRuntime(): Promise<{ readonly runtime: Runtime; readonly reason: string }> {
  const install = createRequire(import.meta.url).resolve('electron/install.js')
  const folder = mkdtempSync(join(tmpdir(), 'weekdeck-electron-'))
  console.log("Electron's runtime is not here yet: fetching it …")
  const child = spawn(process.execPath, [install], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, TMPDIR: folder, TEMP: folder },
  })
  let reason = ''
  child.stderr.on('data', (chunk: Buffer) => { reason += chunk.toString() })
  const watch = giveUpOnStall([folder, join(dirname(install), 'dist')], () => {
    reason = `nothing came for ${String(STALL_LIMIT_MS / 1000)} s`
    child.kill('SIGKILL')
  })
  await ended(child)
  clearInterval(watch)
  rmSync(folder, { recursive: true, force: true })
  return { runtime: findRuntime(), reason: reason.trim().split('\n')[0] ?? '' }
}

function giveUpOnStall(folders: readonly string[], giveUp: () => void): NodeJS.Timeout {
  let bytes = 0
  let lastMs = performance.now()
  return setInterval(() => {
    const now = folders.map(sizeOf).reduce((sum, size) => sum + size, 0)
    if (now !== bytes) lastMs = performance.now()
    bytes = now
    if (performance.now() - lastMs > STALL_LIMIT_MS) giveUp()
  }, LOOK_EVERY_MS)
}

/** Bytes of all files in a folder, which may be changing or not be there. */
function sizeOf(folder: string): number {
  try {
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    return files.reduce((sum, file) => sum + statSync(join(file.parentPath, file.name)).size, 0)
  } catch {
    return 0
  }
}
