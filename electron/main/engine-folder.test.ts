import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { tmpdir } from 'node:os'
import { expect, test } from 'vitest'
import { useFolder } from '../storage/test-support.ts'
import { engineFolder } from './engine-folder.ts'

const folder = useFolder()

test('the engine has its folder in the data folder, and nothing else comes into it', () => {
  expect([engineFolder(folder.path), engineFolder(folder.path), readdirSync(join(folder.path, 'browser'))]).toEqual([join(folder.path, 'browser'), join(folder.path, 'browser'), []])
})

test('a link to a folder elsewhere is as good', () => {
  mkdirSync(join(folder.path, 'elsewhere'))
  symlinkSync('elsewhere', join(folder.path, 'browser'))
  expect(engineFolder(folder.path)).toBe(join(folder.path, 'browser'))
})

// Windows has no pipes and no devices in folders.
test.skipIf(process.platform === 'win32').each<readonly [string, (path: string) => void]>([
  ['a file', (path) => { writeFileSync(path, 'x') }],
  ['a pipe', (path) => { execFileSync('mkfifo', [path]) }],
  ['a link to itself', (path) => { symlinkSync('browser', path) }],
  ['a link to nothing', (path) => { symlinkSync('not-there/at-all', path) }],
  ['a window into the system', (path) => { symlinkSync('/proc/self', path) }],
])('where %s stands in its place, it has another', (_what, put) => {
  put(join(folder.path, 'browser'))
  expect(engineFolder(folder.path)).toBe(join(folder.path, 'browser-2'))
})

test('a data folder that is none costs no start', () => {
  const file = join(folder.path, 'data')
  writeFileSync(file, 'x')
  const given = engineFolder(file)
  rmSync(given, { recursive: true })
  expect(dirname(given)).toBe(tmpdir())
})
