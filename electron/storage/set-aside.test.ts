import { execFileSync } from 'node:child_process'
import { lstatSync, mkdirSync, readdirSync, readlinkSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { setAside } from './set-aside.ts'
import { NOW_MS, useFolder } from './test-support.ts'

const folder = useFolder()
const dataFolder = (): string => join(folder.path, 'data')
const NAME = 'data 2026-11-23 03-00-00'

beforeEach(() => {
  for (const name of ['journal', 'stores', 'browser']) mkdirSync(join(dataFolder(), name), { recursive: true })
  writeFileSync(join(dataFolder(), 'journal/a.jsonl'), 'a')
  writeFileSync(join(dataFolder(), 'lock.00000000'), '{}')
  writeFileSync(join(dataFolder(), 'Local State'), '{}')
})

test('everything of the person’s goes into a folder beside, and what is the engine’s stays', async () => {
  const keptAt = await setAside({ dataFolder: dataFolder(), atMs: NOW_MS })
  expect([keptAt, readdirSync(join(folder.path, NAME)).sort(), readdirSync(dataFolder()).sort()])
    .toEqual([join(folder.path, NAME), ['journal', 'lock.00000000', 'stores'], ['Local State', 'browser']])
})

test('a name that is taken is not written into', async () => {
  mkdirSync(join(folder.path, NAME))
  expect(await setAside({ dataFolder: dataFolder(), names: ['stores'], atMs: NOW_MS })).toBe(join(folder.path, `${NAME} (2)`))
})

test('where there is nothing to move, no folder is made', async () => {
  expect([await setAside({ dataFolder: dataFolder(), names: ['decks'], atMs: NOW_MS }), readdirSync(folder.path)]).toEqual([undefined, ['data']])
})

test.skipIf(process.platform === 'win32')('pipes and links are moved as they are', async () => {
  execFileSync('mkfifo', [join(dataFolder(), 'media')])
  symlinkSync('/dev/zero', join(dataFolder(), 'decks'))
  const keptAt = await setAside({ dataFolder: dataFolder(), atMs: NOW_MS }) ?? ''
  expect([lstatSync(join(keptAt, 'media')).isFIFO(), readlinkSync(join(keptAt, 'decks'))]).toEqual([true, '/dev/zero'])
})
