import type { BrowserWindow } from 'electron'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, FIXTURE_APP, log, test } from '../fixtures/host-app.ts'
import type { RunningApp } from '../fixtures/launch.ts'
import { processesNaming } from '../fixtures/processes.ts'
import { hasDisplay, isOnPath } from '../tools/machine.ts'
import { findRuntime, runtimeCommand } from '../tools/runtime.ts'

test.describe('processes', () => {
  test.skip(process.platform === 'win32', 'the stand-in’s executable is a shell script')

  const pidOf = (host: RunningApp): number => host.process.pid ?? 0

  test('a second start tells the first and goes', async ({ host, profile }) => {
    const second = spawnSync(join(FIXTURE_APP, '../electron'), [FIXTURE_APP, `--user-data-dir=${profile}`, 'guide.md'], {
      encoding: 'utf8',
      timeout: 10_000,
    })
    expect(second.status).toBe(0)
    await expect.poll(() => log(host)).toEqual(['second-instance guide.md {"from":"fixture"}'])
  })

  test('a lock left by a killed app is taken over', async ({ host, launch }) => {
    await host.kill()
    const again = await launch()
    expect(await again.app.evaluate(({ app }) => app.hasSingleInstanceLock())).toBe(true)
  })

  test('a utility process is one of its own, and is gone when it was killed', async ({ host }) => {
    const answer = await host.page.evaluate(() => window.fixture.square(new Set([2, 3]))) as { pid: number }
    expect(answer).toEqual({ squares: [4, 9], argument: 'by-two', pid: answer.pid })
    expect([answer.pid === pidOf(host), isRunning(answer.pid)]).toEqual([false, false])
  })

  test('the memory of a utility process is told while it runs', async ({ host }) => {
    const told = (): Promise<readonly boolean[]> =>
      host.app.evaluate(({ app }) => app.getAppMetrics().filter(({ name }) => name === 'square').map(({ memory }) => memory.workingSetSize > 10_000))
    expect(await told()).toEqual([])
    await host.page.evaluate(() => { void window.fixture.square('hang') })
    await expect.poll(told).toEqual([true])
  })

  test('kill -9 of the app leaves nothing running, not even a busy utility process', async ({ host, profile }) => {
    await host.page.evaluate(() => { void window.fixture.square('hang') })
    await expect.poll(() => processesNaming(join(FIXTURE_APP, 'square.ts')).length).toBe(1)
    await host.kill()
    await expect.poll(() => [processesNaming(profile), processesNaming(join(FIXTURE_APP, 'square.ts'))]).toEqual([[], []])
  })

  test('the app ends when its browser is killed', async ({ host, profile }) => {
    const ended = host.app.waitForEvent('close')
    const browser = await host.app.evaluate(({ app }) =>
      process.getBuiltinModule('fs').readlinkSync(`${app.getPath('sessionData')}/host-chromium/SingletonLock`),
    )
    process.kill(Number(browser.split('-').at(-1)), 'SIGKILL')
    await ended
    await expect.poll(() => processesNaming(profile)).toEqual([])
  })

  test('SIGTERM to the whole group lets the app quit in its own order first', async ({ host, profile }) => {
    const ended = host.app.waitForEvent('close')
    process.kill(-pidOf(host), 'SIGTERM')
    await ended
    expect([host.mainOutput.match(/fixture: .*/g), host.process.exitCode]).toEqual([
      ['fixture: before-quit', 'fixture: will-quit', 'fixture: quit'],
      0,
    ])
    await expect.poll(() => processesNaming(profile)).toEqual([])
  })
})

test.describe('the preview', () => {
  test.skip(!hasDisplay(), 'there is no display to show a window on')
  test.skip(process.platform === 'win32', 'the stand-in’s executable is a shell script')

  const PREVIEW = { HOST_PREVIEW: '1' }

  test('is a window of its own, as large as asked and marked as a preview', async ({ launch }) => {
    const host = await launch([], PREVIEW)
    await expect(host.page).toHaveTitle('Fixture – preview')
    const window = await host.app.browserWindow(host.page)
    await expect.poll(() => window.evaluate((it: BrowserWindow) => it.getTitle())).toBe('Fixture')
    expect(await host.page.evaluate(() => [outerWidth, outerHeight, matchMedia('(display-mode: standalone)').matches])).toEqual([
      1000,
      700,
      true,
    ])
  })

  test('asks for a file with the desktop’s dialog', async ({ launch, profile }) => {
    const folder = join(profile, '../bin')
    mkdirSync(folder)
    writeFileSync(join(folder, 'zenity'), '#!/bin/sh\nprintf "/picked/by/%s\\n" "$2"\n', { mode: 0o755 })
    const host = await launch([], { ...PREVIEW, PATH: `${folder}:${process.env['PATH'] ?? ''}` })
    expect(await host.page.evaluate(() => window.fixture.pick())).toEqual(['/picked/by/--title=Pick'])
  })

  test('asks for a path in the window where there is no such dialog', async ({ launch }) => {
    test.skip(isOnPath('zenity') || isOnPath('kdialog'), 'this desktop has a dialog of its own')
    const host = await launch([], PREVIEW)
    const picked = host.page.evaluate(() => window.fixture.pick())
    await host.page.getByRole('textbox', { name: 'Pick' }).fill('/typed/guide.md')
    await host.page.keyboard.press('Enter')
    expect(await picked).toEqual(['/typed/guide.md'])
  })

  test('asks questions in the window, and Escape is no', async ({ launch }) => {
    const host = await launch([], PREVIEW)
    const yes = host.page.evaluate(() => window.fixture.confirm())
    await host.page.getByRole('button', { name: 'Yes' }).click()
    const no = host.page.evaluate(() => window.fixture.confirm())
    await host.page.getByRole('button', { name: 'Yes' }).press('Escape')
    expect([await yes, await no]).toEqual([0, 1])
  })

  test('opens no port for others unless asked', async ({ profile }) => {
    const [command, args] = runtimeCommand(findRuntime(), [FIXTURE_APP, `--user-data-dir=${profile}`])
    const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, ...PREVIEW } })
    const lock = join(profile, 'host-chromium/SingletonLock')
    await expect.poll(() => existsSync(dirname(lock)) && readdirSync(dirname(lock)).includes('SingletonLock')).toBe(true)
    expect(processesNaming(profile).filter((line) => line.includes('remote-debugging-port'))).toEqual([])
    child.kill()
    await once(child, 'exit')
  })
})

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
