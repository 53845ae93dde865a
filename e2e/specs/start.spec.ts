import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test as base } from '../fixtures/app.ts'
import { processesNaming } from '../fixtures/processes.ts'
import { isOnPath } from '../tools/machine.ts'
import { ROOT } from '../tools/programs.ts'
import { findRuntime } from '../tools/runtime.ts'

interface Started {
  readonly child: ChildProcess
  readonly output: () => string
}

type Start = (args: readonly string[], env?: Readonly<Record<string, string | undefined>>) => Started

/** Starts what `npm start` starts. Where Electron is not here, its download fails at once. */
const test = base.extend<{ readonly start: Start }>({
  start: async ({ profile }, use) => {
    const children: ChildProcess[] = []
    await use((args, env = {}) => {
      const child = spawn(
        process.execPath,
        [join(ROOT, 'e2e/tools/node-24.mjs'), 'start', `--user-data-dir=${profile}`, '--lang=ko', ...args],
        {
          env: { ...process.env, ELECTRON_MIRROR: 'http://127.0.0.1:1/', ...env } as NodeJS.ProcessEnv,
        },
      )
      children.push(child)
      let text = ''
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => { text += chunk.toString() })
      return { child, output: () => text }
    })
    for (const child of children) child.kill()
  },
})

test('--screenshot writes what a person would see and quits', async ({ start, profile }) => {
  const file = join(dirname(profile), 'shot.png')
  const { child, output } = start(['--screenshot', file])
  const [code] = await once(child, 'exit')
  expect([code, output()]).toEqual([0, expect.stringContaining(`Written: ${file}`)])
  const png = readFileSync(file)
  expect([png.toString('latin1', 1, 4), png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual(['PNG', 1280, 800])
})

test('without Electron and without a display, a preview opens on a virtual one, and ends as a whole', async ({
  start,
  profile,
}) => {
  test.skip(findRuntime().kind === 'electron', 'Electron is here, so there is no preview')
  test.skip(!isOnPath('Xvfb'), 'there is no Xvfb for a virtual display')
  const { child, output } = start([], { DISPLAY: undefined, WAYLAND_DISPLAY: undefined })
  await expect.poll(() => processesNaming(profile).some((line) => line.includes('--app=')), { timeout: 15_000 }).toBe(true)
  for (const said of [
    /could not be fetched \(.+\), so Weekdeck opens as a preview/,
    /Missing here: the native menu/,
    /no display here: the window is on a virtual one \(DISPLAY=:\d+\)/,
  ])
    expect(output()).toMatch(said)
  child.kill('SIGTERM')
  await once(child, 'exit')
  await expect.poll(() => processesNaming(profile)).toEqual([])
})
