import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { codes, openIn, storesOf, useFolder } from './test-support.ts'

const KILLS = 20
const folder = useFolder()

/** Lets a process study for a moment, kills it, and gives the last answer it was told is saved. */
async function studyAndKill(aliveMs: number): Promise<number> {
  const script = join(import.meta.dirname, 'kill-child.ts')
  const child = spawn(process.execPath, ['--no-warnings', script, folder.path], { stdio: ['ignore', 'pipe', 'inherit'] })
  let printed = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => { printed += text })
  const isClosed = new Promise((resolve) => { child.once('close', resolve) })
  await Promise.race([new Promise((resolve) => { child.stdout.once('data', resolve) }), isClosed])
  await wait(aliveMs)
  child.kill('SIGKILL')
  await isClosed
  return Number(printed.split('\n').at(-2))
}

test(`nothing acknowledged is lost over ${String(KILLS)} kills, and each start finds its way`, async () => {
  const lost: number[] = []
  const told = new Set<string>()
  for (let kill = 0; kill < KILLS; kill += 1) {
    // Spread evenly over the time in which several snapshots are written.
    const acknowledged = await studyAndKill((kill * 37) % 60)
    const store = await openIn(folder.path)
    const numbers = Array.from({ length: acknowledged }, (_unused, index) => index + 1)
    lost.push(...numbers.filter((number) => !store.progress.cards.has(`course/${String(number)}`)))
    for (const code of codes(store)) told.add(code)
    await store.close()
    expect(storesOf(folder.path).filter((path) => path.includes('.tmp-'))).toEqual([])
  }
  expect({ lost, told: [...told].filter((code) => code !== 'torn-tail') }).toEqual({ lost: [], told: [] })
}, 120_000)
