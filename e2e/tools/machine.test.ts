import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { hasDisplay, MissingProgram, prepareMachine } from './machine.ts'

const NEEDS = { hasBrowser: false, hasVirtualDisplay: true }
let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'weekdeck-machine-'))
  vi.stubEnv('PATH', folder)
  vi.spyOn(console, 'log').mockImplementation(() => undefined)
})

afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true })
})

/** Puts a program on the path that notes how it was called. */
function addProgram(name: string, exitCode = 0): void {
  writeFileSync(join(folder, name), `#!/bin/sh\necho "$@" >> ${folder}/calls\nexit ${String(exitCode)}\n`, { mode: 0o755 })
}

test.skipIf(process.platform === 'win32')('root gets what is missing from the system’s packages, and is told', () => {
  addProgram('apt-get')
  prepareMachine(NEEDS, true)
  expect(readFileSync(join(folder, 'calls'), 'utf8')).toBe('update\ninstall -y --no-install-recommends xvfb xauth\n')
  expect(vi.mocked(console.log).mock.calls).toEqual([
    [
      "Not on this machine: xvfb and xauth. Installing from the system's packages " +
        '(apt-get install -y --no-install-recommends xvfb xauth) …',
    ],
  ])
})

test('nothing is installed where nothing is missing', () => {
  addProgram('apt-get', 1)
  addProgram('Xvfb')
  expect(() => { prepareMachine(NEEDS, true) }).not.toThrow()
})

test('anybody else is told the one command to type', () => {
  addProgram('apt-get')
  expect(() => {
    prepareMachine(NEEDS, false)
  }).toThrow(
    new MissingProgram(
      'This needs xvfb and xauth. Type:\n  sudo apt-get update && sudo apt-get install -y --no-install-recommends xvfb xauth',
    ),
  )
})

test.skipIf(process.platform === 'win32')('an installation that fails says which command did', () => {
  addProgram('apt-get', 100)
  expect(() => { prepareMachine(NEEDS, true) }).toThrow(/^"apt-get update" failed; type it yourself and try again\./)
})

test.runIf(process.platform === 'linux')('a display is one of X11 or Wayland', () => {
  expect([{}, { DISPLAY: ':1' }, { WAYLAND_DISPLAY: 'wayland-0' }].map((env) => hasDisplay(env))).toEqual([false, true, true])
})
