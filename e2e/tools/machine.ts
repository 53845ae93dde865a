import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { findBrowser } from './runtime.ts'

/** Says why a machine cannot do what is asked, and what to type. */
export class MissingProgram extends Error {}

/** What of the machine a task needs. */
export interface Needs {
  readonly hasBrowser: boolean
  readonly hasVirtualDisplay: boolean
}

/** Whether a person could see a window here. */
export function hasDisplay(env: NodeJS.ProcessEnv = process.env): boolean {
  return process.platform !== 'linux' || Boolean(env['DISPLAY']) || Boolean(env['WAYLAND_DISPLAY'])
}

/**
 * Sees to it that the machine has what is needed. As root on Debian or Ubuntu it installs what is missing, after saying
 * so; anywhere else it fails with the command to type.
 */
export function prepareMachine({ hasBrowser, hasVirtualDisplay }: Needs, isRoot = process.getuid?.() === 0): void {
  const isUbuntu = readOs().includes('ID=ubuntu')
  const packages = [
    ...(hasBrowser && findBrowser() === undefined ? [isUbuntu ? 'chromium-browser' : 'chromium'] : []),
    ...(hasVirtualDisplay && !isOnPath('Xvfb') ? ['xvfb', 'xauth'] : []),
  ]
  if (packages.length > 0) install(packages, isRoot)
}

function install(packages: readonly string[], isRoot: boolean): void {
  const command = `apt-get install -y --no-install-recommends ${packages.join(' ')}`
  if (!isOnPath('apt-get')) throw new MissingProgram(`This needs ${packages.join(' and ')}. ${hintFor()}`)
  if (!isRoot) throw new MissingProgram(`This needs ${packages.join(' and ')}. Type:\n  sudo apt-get update && sudo ${command}`)
  console.log(
    `Not on this machine: ${packages.join(' and ')}. Installing from the system's packages (${command}) …`,
  )
  for (const line of ['apt-get update', command]) {
    const [program = '', ...args] = line.split(' ')
    const { status, stderr } = spawnSync(program, args, {
      stdio: ['ignore', 'ignore', 'pipe'],
      encoding: 'utf8',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
    if (status !== 0) throw new MissingProgram(`"${line}" failed; type it yourself and try again.\n${stderr}`)
  }
}

function hintFor(): string {
  if (process.platform === 'darwin') return 'Type:\n  brew install --cask google-chrome'
  if (process.platform === 'win32') return 'Type:\n  winget install Google.Chrome'
  return isOnPath('dnf')
    ? 'Type:\n  sudo dnf install chromium xorg-x11-server-Xvfb'
    : "Install them with your system's package manager."
}

function readOs(): string {
  return existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : ''
}

/** Whether a program of this name can be started. */
export function isOnPath(name: string): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, name)))
}
