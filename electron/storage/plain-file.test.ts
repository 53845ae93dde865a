import { execFileSync } from 'node:child_process'
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isUnusable, readPlainSync, readPlainText, streamPlain } from './plain-file.ts'
import { useFolder } from './test-support.ts'

const folder = useFolder()
const at = (name: string): string => join(folder.path, name)

async function streamed(path: string, part?: { from?: number; to?: number; chunkBytes?: number }): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of streamPlain(path, part)) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

test('a file is read whole, by its first bytes, or from a byte on', async () => {
  writeFileSync(at('file'), '카드 한 장')
  symlinkSync(at('file'), at('link'))
  expect(readPlainSync(at('link')).toString()).toBe('카드 한 장')
  expect(readPlainSync(at('file'), { upTo: 6 }).toString()).toBe('카드')
  expect(await readPlainText(at('file'))).toBe('카드 한 장')
  expect(await streamed(at('file'), { from: 7, chunkBytes: 2 })).toBe('한 장')
  expect(await streamed(at('file'), { from: 7, to: 10 })).toBe('한')
  expect(await streamed(at('file'), { from: 99 })).toBe('')
})

test('an empty file is empty', async () => {
  writeFileSync(at('file'), '')
  expect([readPlainSync(at('file')).length, await readPlainText(at('file')), await streamed(at('file'))]).toEqual([0, '', ''])
})

describe.skipIf(process.platform === 'win32')('what is no file is told at once', () => {
  const kinds: Readonly<Record<string, (path: string) => void>> = {
    'a folder': mkdirSync,
    'a pipe nobody fills': (path) => { execFileSync('mkfifo', [path]) },
    'a device without an end': (path) => { symlinkSync('/dev/zero', path) },
    ...(process.platform === 'linux' ? { 'a window into the system': (path: string) => { symlinkSync('/proc/self/pagemap', path) } } : {}),
    'a link to itself': (path) => { symlinkSync(path, path) },
    'a file that is far too large': (path) => { writeFileSync(path, ''); truncateSync(path, 2 ** 33) },
  }
  test.each(Object.keys(kinds))('%s', async (kind) => {
    const path = at('file')
    kinds[kind]?.(path)
    expect(await readPlainText(path).catch(isUnusable)).toBe(true)
    expect(() => readPlainSync(path)).toThrow(expect.toSatisfy(isUnusable))
  })

  test('what is not there, or may not be read, is another matter', () => {
    expect(() => readPlainSync(at('none'))).toThrow('ENOENT')
    expect(isUnusable(Object.assign(new Error(), { code: 'EACCES' }))).toBe(false)
  })
})
