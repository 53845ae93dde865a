import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const TOOL = join(import.meta.dirname, 'node-24.mjs')

test('an older Node is told in one sentence what is needed', () => {
  const pretend =
    'data:text/javascript,Object.defineProperty(process, "versions", { value: { ...process.versions, node: "20.20.2" } })'
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', pretend, TOOL, 'start'], { encoding: 'utf8' })
  expect({ status, stdout, stderr }).toEqual({
    status: 1,
    stdout: '',
    stderr: 'Weekdeck needs Node 24 or later, and this is 20.20.2: install it from https://nodejs.org and try again.\n',
  })
})

test('a new enough Node runs the tool with its own arguments', () => {
  const { status, stdout } = spawnSync(process.execPath, [TOOL, 'start', '--help'], { encoding: 'utf8' })
  expect([status, stdout.split('\n')[0]]).toEqual([0, 'npm start [-- options] [-- file]'])
})
