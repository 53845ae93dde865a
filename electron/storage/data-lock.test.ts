import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { DataLock, type Holder } from './data-lock.ts'
import { deviceId } from './journal-files.ts'
import { NOW_MS, useFolder } from './test-support.ts'

const folder = useFolder()
const own = (): string => join(folder.path, `lock.${deviceId()}`)
const holderIn = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'))
const lock = (nowMs = NOW_MS): DataLock => new DataLock({ dataFolder: folder.path, now: () => nowMs })

/** Another process that is really there. */
let other: ChildProcess
beforeEach(() => { other = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)'], { stdio: 'ignore' }) })
afterEach(() => { other.kill('SIGKILL') })

function leave(holder: Partial<Holder>, path = own()): void {
  writeFileSync(path, JSON.stringify({ host: 'desk', pid: other.pid, openedAtMs: NOW_MS - 1000, aliveAtMs: NOW_MS - 1000, ...holder }))
}

test('says who has the folder open, and goes when it is let go', () => {
  const held = lock()
  expect([readdirSync(folder.path), holderIn(own())]).toEqual([
    [`lock.${deviceId()}`], { host: hostname(), pid: process.pid, openedAtMs: NOW_MS, aliveAtMs: NOW_MS },
  ])
  held.release()
  expect(readdirSync(folder.path)).toEqual([])
})

test('a second process of this computer is refused with a sentence', () => {
  leave({})
  const found = { fact: 'holder', values: { host: 'desk', pid: other.pid, since: '2026-11-23T02:59:59.000Z' } }
  const message = `Another Weekdeck has this data open (desk, process ${String(other.pid)}, since 2026-11-23T02:59:59.000Z). Close its window and start again.`
  expect(() => lock()).toThrow(expect.objectContaining({ failure: { code: 'data-in-use', message, found } }))
  expect(holderIn(own())).toMatchObject({ pid: other.pid })
})

test.each<readonly [string, () => void]>([
  ['ended', () => { leave({ pid: 2 ** 30 }) }],
  ['says nothing any more', () => { leave({ aliveAtMs: NOW_MS - 60_000 }) }],
  ['had a clock that was a year ahead', () => { leave({ aliveAtMs: NOW_MS + 365 * 86_400_000 }) }],
  ['had our number before the computer was started anew', () => { leave({ pid: process.pid }) }],
  ['was cut off while it wrote', () => { writeFileSync(own(), '{"host":') }],
  ['left a list', () => { writeFileSync(own(), '[]') }],
  ['left a number that means every process', () => { leave({ pid: -1 }) }],
  ['left a number that means its own group', () => { leave({ pid: 0 }) }],
  ['left half a number', () => { leave({ pid: process.ppid + 0.5 }) }],
  ['left a time that is none', () => { leave({ openedAtMs: 1e300 }) }],
])('what a process left that %s is taken over', (_what, put) => {
  put()
  const held = lock()
  expect([readdirSync(folder.path), holderIn(own())]).toEqual([[`lock.${deviceId()}`], expect.objectContaining({ pid: process.pid, openedAtMs: NOW_MS })])
  held.release()
})

test('what is no file in its place is kept aside and told', () => {
  mkdirSync(join(own(), 'inner'), { recursive: true })
  const held = lock()
  const name = `lock.${deviceId()}`
  expect(held.notices).toEqual([{ code: 'quarantined', file: name, detail: join('quarantine', name) }])
  expect(readdirSync(join(folder.path, 'quarantine', name))).toEqual(['inner'])
  held.release()
})

test('it goes on saying that it is there, unless another took over', async () => {
  let nowMs = NOW_MS
  const held = new DataLock({ dataFolder: folder.path, now: () => nowMs })
  nowMs += 20_000
  await held.beat()
  expect(holderIn(own())).toMatchObject({ openedAtMs: NOW_MS, aliveAtMs: nowMs })
  leave({})
  await held.beat()
  held.release()
  expect([holderIn(own()), readdirSync(folder.path).length]).toEqual([expect.objectContaining({ pid: other.pid }), 1])
})

test('another computer is not refused, and the person is told', () => {
  leave({ host: 'laptop', aliveAtMs: NOW_MS - 200_000 }, join(folder.path, 'lock.00000000'))
  leave({ host: 'old', aliveAtMs: NOW_MS - 400_000 }, join(folder.path, 'lock.00000001'))
  const held = lock()
  expect([held.notices, readdirSync(folder.path).length]).toEqual([[{ code: 'open-elsewhere', file: 'laptop' }], 3])
  held.release()
})

test('a folder that is not there locks nothing and refuses nobody', () => {
  const held = new DataLock({ dataFolder: join(folder.path, 'gone'), now: () => NOW_MS })
  held.release()
  expect([held.notices, readdirSync(folder.path)]).toEqual([[], []])
})

test('of many processes that find a left lock at once, one takes it over', async () => {
  leave({ pid: 2 ** 30 })
  const program = `
    const { DataLock } = await import(${JSON.stringify(join(import.meta.dirname, 'data-lock.ts'))})
    try { new DataLock({ dataFolder: ${JSON.stringify(folder.path)}, now: () => ${String(NOW_MS)} }); console.log('held') } catch { console.log('refused') }
    setTimeout(() => {}, 60000)`
  const args = ['--no-warnings', '--input-type=module', '-e', program]
  const children = Array.from({ length: 6 }, () => spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] }))
  const said = await Promise.all(children.map(async ({ stdout }) => String((await once(stdout, 'data'))[0]).trim()))
  for (const child of children) child.kill('SIGKILL')
  expect(said.sort()).toEqual(['held', 'refused', 'refused', 'refused', 'refused', 'refused'])
}, 30_000)
