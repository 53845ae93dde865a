import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { isInside } from './paths.ts'
import { useFolder } from './test-support.ts'

const folder = useFolder()
let root: string

beforeEach(() => {
  root = join(folder.path, 'guide')
  mkdirSync(join(root, 'part'), { recursive: true })
  writeFileSync(join(folder.path, 'secret.md'), '')
})

test('files in the folder and below it are inside, whether they exist or not', () => {
  writeFileSync(join(root, 'part', 'one.md'), '')
  const inside = ['part/one.md', 'part', 'new/deep/two.md', '..hidden.md', '한국어.md', 'part/../three.md']
  expect(inside.map((name) => isInside(root, join(root, name)))).toEqual(inside.map(() => true))
})

test('what leads out of the folder is outside', () => {
  const outside = ['.', '..', '../secret.md', 'part/../../secret.md', '../guide-2/x.md', 'a\0.md']
  expect(outside.map((name) => isInside(root, `${root}/${name}`))).toEqual(outside.map(() => false))
  expect([isInside(root, '/etc/passwd'), isInside(root, root), isInside(root, `${root}2`)]).toEqual([false, false, false])
})

test.skipIf(process.platform === 'win32')('links are followed, also those that lead to nothing yet', () => {
  symlinkSync(folder.path, join(root, 'up'))
  symlinkSync(join(folder.path, 'not-there.md'), join(root, 'dangling.md'))
  symlinkSync('loop.md', join(root, 'loop.md'))
  symlinkSync(join(root, 'part'), join(root, 'within'))
  const names = ['up/secret.md', 'up/new.md', 'dangling.md', 'dangling.md/x', 'loop.md', 'within/new.md']
  expect(names.map((name) => isInside(root, join(root, name)))).toEqual([false, false, false, false, false, true])
})

test.skipIf(process.platform === 'win32')('a folder that is itself behind a link holds its files', () => {
  symlinkSync(root, join(folder.path, 'link'))
  expect(isInside(join(folder.path, 'link'), join(root, 'part'))).toBe(true)
})
