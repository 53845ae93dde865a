import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { UserError } from '../../shared/errors.ts'
import { jobsOfPaths } from './import-files.ts'

vi.mock('electron', () => ({ dialog: {} }))

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'weekdeck-chosen-'))
  onTestFinished(() => { rmSync(folder, { recursive: true, force: true }) })
})

async function chosen(name: string): Promise<string> {
  const [job] = jobsOfPaths([join(folder, name)])
  try {
    const [file] = await job?.load() ?? []
    return Buffer.from(file?.bytes ?? []).toString()
  } catch (error) {
    if (error instanceof UserError) return [error.failure.code, error.failure.file].join(' ')
    throw error
  }
}

describe('a chosen path', () => {
  test('is read when it is a file', async () => {
    writeFileSync(join(folder, 'a.csv'), 'a,b')
    expect(await chosen('a.csv')).toBe('a,b')
  })

  test('is told when it is a folder, or gone', async () => {
    mkdirSync(join(folder, 'guide'))
    expect([await chosen('guide'), await chosen('none.csv')]).toEqual(['file-is-folder guide', 'file-missing none.csv'])
  })

  test('is told when it is larger than anybody may allow, without being read', async () => {
    writeFileSync(join(folder, 'a.apkg'), '')
    truncateSync(join(folder, 'a.apkg'), 600 * 1024 ** 2)
    expect(await chosen('a.apkg')).toBe('file-too-large a.apkg')
  })
})

describe('a link', () => {
  beforeEach((context) => { context.skip(process.platform === 'win32', 'Windows lets only some people make links') })

  test('is read as what it leads to, and told when that is a folder, nothing or itself', async () => {
    writeFileSync(join(folder, 'a.csv'), 'a,b')
    for (const [to, name] of [['a.csv', 'b.csv'], ['.', 'c.csv'], ['none', 'd.csv'], ['e.csv', 'e.csv']] as const) symlinkSync(to, join(folder, name))
    expect(await Promise.all(['b.csv', 'c.csv', 'd.csv', 'e.csv'].map(chosen))).toEqual(['a,b', 'file-is-folder c.csv', 'file-missing d.csv', 'file-unreadable e.csv'])
  })

  test('to what never ends is not followed', async () => {
    execFileSync('mkfifo', [join(folder, 'pipe.csv')])
    symlinkSync('/dev/zero', join(folder, 'zero.csv'))
    expect([await chosen('pipe.csv'), await chosen('zero.csv')]).toEqual(['file-unreadable pipe.csv', 'file-unreadable zero.csv'])
  })
})
