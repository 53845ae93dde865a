import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Shell } from 'electron'
import { loud } from './loud.ts'
import { isPreview } from './state.ts'

const OPENERS: Readonly<Record<string, readonly string[]>> = { darwin: ['open'], win32: ['cmd', '/c', 'start', ''] }

/** Hands an address or a path to the system's desktop; prints it where there is none. */
function open(what: string, member: string): Promise<void> {
  if (!isPreview) throw new Error(`host: shell.${member} would leave the test; replace it with electronApp.evaluate`)
  const [command = '', ...before] = OPENERS[process.platform] ?? ['xdg-open']
  return new Promise((resolve) => {
    const child = spawn(command, [...before, what], { stdio: 'ignore', detached: true })
    child.once('spawn', resolve)
    child.once('error', () => {
      process.stdout.write(`Nothing on this machine opens it: ${what}\n`)
      resolve()
    })
    child.unref()
  })
}

export const shell = loud<Shell>('shell', {
  openExternal: (url) => open(url, 'openExternal'),
  async openPath(path) {
    if (!existsSync(path)) return 'Failed to open path'
    await open(path, 'openPath')
    return ''
  },
  showItemInFolder(path) { void open(dirname(path), 'showItemInFolder') },
})
