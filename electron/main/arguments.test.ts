import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { READABLE_ENDINGS } from '../shared/endings.ts'
import { filesInArguments } from './arguments.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'weekdeck arguments-'))
  onTestFinished(() => { rmSync(folder, { recursive: true, force: true }) })
})

function filesOf(...words: readonly string[]): readonly string[] {
  return filesInArguments(['/opt/weekdeck', ...words], folder)
}

test('a relative path is meant from the folder of that start', () => {
  expect(filesOf('가이드.md', '../other/words.csv', './a b.apkg')).toEqual([
    join(folder, '가이드.md'), join(folder, '../other/words.csv'), join(folder, 'a b.apkg'),
  ])
})

test('an address of a file is its path, spaces and Hangul in it too', () => {
  const path = join(folder, '학습 가이드 #1.txt')
  expect(filesOf(pathToFileURL(path).href, pathToFileURL(path).href.replace('file:', 'FILE:'))).toEqual([path, path])
})

test('an address of no file here stays what it is, so that it is told as missing', () => {
  expect(filesOf('file:///a%2Fb.md')).toEqual([join(folder, 'file:/a%2Fb.md')])
})

test('every ending that can be read is taken, whether the file is there or not', () => {
  const names = READABLE_ENDINGS.map((ending) => `words.${ending}`)
  expect(filesOf(...names)).toEqual(names.map((name) => join(folder, name)))
})

test('a file of another kind is taken where it is there; switches, folders and what is not there are not', () => {
  writeFileSync(join(folder, 'notes.docx'), '')
  writeFileSync(join(folder, 'README'), '')
  mkdirSync(join(folder, 'app'))
  expect(filesOf('--lang=ko', '-psn_0_1', '', '.', 'app', 'none.docx', 'https://example.org/', 'notes.docx', 'README')).toEqual([
    join(folder, 'notes.docx'), join(folder, 'README'),
  ])
})
