import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { UserError } from '../shared/errors.ts'
import { listPlainFiles, readPlainFile } from './read-file.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'weekdeck-plain-'))
  onTestFinished(() => { rmSync(folder, { recursive: true, force: true }) })
})

async function told(work: Promise<unknown>): Promise<unknown> {
  try {
    return String(await work)
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    const { code, file, found } = error.failure
    return { code, file, ...(found === undefined ? {} : { found }) }
  }
}

const read = (path: string, mostBytes = 100): Promise<unknown> => told(readPlainFile({ path, mostBytes }))

describe('a file', () => {
  test('is read whole, an empty one too', async () => {
    writeFileSync(join(folder, 'a.md'), '가나다')
    writeFileSync(join(folder, 'b.md'), '')
    expect(await read(join(folder, 'a.md'))).toBe('가나다')
    expect(await read(join(folder, 'b.md'))).toBe('')
  })

  test('is told when it is gone, a folder or too large', async () => {
    writeFileSync(join(folder, 'a.md'), 'x'.repeat(101))
    expect(await read(join(folder, 'none.md'))).toEqual({ code: 'file-missing', file: 'none.md' })
    expect(await read(folder)).toMatchObject({ code: 'file-is-folder' })
    expect(await read(join(folder, 'a.md'))).toEqual({ code: 'file-too-large', file: 'a.md' })
  })
})

describe('what never ends is not read', () => {
  beforeEach((context) => { context.skip(process.platform === 'win32', 'Windows has no such files') })

  test('devices and pipes', async () => {
    execFileSync('mkfifo', [join(folder, 'pipe.csv')])
    symlinkSync('/dev/zero', join(folder, 'zero.csv'))
    for (const name of ['pipe.csv', 'zero.csv']) expect(await read(join(folder, name))).toEqual({ code: 'file-unreadable', file: name, found: { fact: 'device' } })
  })

  test('a window into the system that says it is a plain file', async (context) => {
    context.skip(process.platform !== 'linux', 'only Linux has /proc')
    for (const name of ['pagemap', 'maps']) expect(await read(`/proc/self/${name}`, 2 ** 30)).toEqual({ code: 'file-unreadable', file: name, found: { fact: 'device' } })
  })
})

describe('a folder', () => {
  test('lists its files by name, hidden ones, links and packages of programs aside', async () => {
    mkdirSync(join(folder, 'b/node_modules'), { recursive: true })
    for (const name of ['b/2.md', 'b/1.md', 'a.md', '.c.md', 'b/node_modules/x.md']) writeFileSync(join(folder, name), '')
    if (process.platform !== 'win32') symlinkSync('.', join(folder, 'd'))
    expect(await listPlainFiles(folder)).toEqual(['a.md', 'b/1.md', 'b/2.md'])
  })

  test('nested too deeply is told', async () => {
    mkdirSync(join(folder, 'g', ...Array.from({ length: 33 }, () => 'd')), { recursive: true })
    expect(await told(listPlainFiles(join(folder, 'g')))).toEqual({ code: 'folder-too-deep', file: 'g' })
    expect(await listPlainFiles(join(folder, 'g/d'))).toEqual([])
  })
})
