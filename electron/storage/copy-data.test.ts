import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { UserError } from '../shared/errors.ts'
import { copyData, LEFT_OUT } from './copy-data.ts'
import { useFolder } from './test-support.ts'
import { readZip } from './zip-read.ts'

const folder = useFolder()
const dataFolder = (): string => join(folder.path, 'data')
const copy = (): string => join(folder.path, 'copy.zip')

beforeEach(() => {
  for (const name of ['stores', 'browser', 'deep/deeper']) mkdirSync(join(dataFolder(), name), { recursive: true })
  writeFileSync(join(dataFolder(), 'stores/a.json'), 'junk \0')
  writeFileSync(join(dataFolder(), 'deep/deeper/한글 name'), '')
  writeFileSync(join(dataFolder(), 'browser/cache'), 'x')
})

async function all(content: AsyncIterable<Buffer>): Promise<readonly Buffer[]> {
  const chunks: Buffer[] = []
  for await (const chunk of content) chunks.push(chunk)
  return chunks
}

async function contentOf(path: string): Promise<Record<string, string>> {
  const files: Record<string, string> = {}
  await readZip({ path, isAllowed: () => true, take: async (name, content) => { files[name] = Buffer.concat(await all(content)).toString() } })
  return files
}

test('every file goes in as it is, but for the engine’s', async () => {
  const copied = await copyData({ dataFolder: dataFolder(), path: copy() })
  expect([copied, await contentOf(copy())]).toEqual([{ files: 2, left: [] }, { [LEFT_OUT]: '', 'stores/a.json': 'junk \0', 'deep/deeper/한글 name': '' }])
})

test.skipIf(process.platform === 'win32')('what is no file is named and not opened', async () => {
  execFileSync('mkfifo', [join(dataFolder(), 'stores/pipe')])
  symlinkSync('/dev/zero', join(dataFolder(), 'zero'))
  symlinkSync('..', join(dataFolder(), 'deep/up'))
  writeFileSync(join(dataFolder(), 'back\\slash'), '')
  const { left } = await copyData({ dataFolder: dataFolder(), path: copy() })
  const text = (await contentOf(copy()))[LEFT_OUT]
  expect([[...left].sort(), text?.trimEnd().split('\n').sort()]).toEqual([['back\\slash', 'deep/up', 'stores/pipe', 'zero'], ['back\\slash', 'deep/up', 'stores/pipe', 'zero']])
})

test('a copy may lie in the data folder and is not part of itself', async () => {
  const path = join(dataFolder(), 'copy.zip')
  writeFileSync(path, 'there before')
  await copyData({ dataFolder: dataFolder(), path })
  expect(Object.keys(await contentOf(path)).sort()).toEqual(['deep/deeper/한글 name', LEFT_OUT, 'stores/a.json'])
})

test('a hole of 64 MB goes in, and how far it is is told', async () => {
  writeFileSync(join(dataFolder(), 'sparse'), '')
  truncateSync(join(dataFolder(), 'sparse'), 1 << 26)
  const shares: number[] = []
  await copyData({ dataFolder: dataFolder(), path: copy(), onShare: (share) => { shares.push(share) } })
  expect([shares.length > 10, shares.every((share, index) => share >= (shares[index - 1] ?? 0) && share <= 1)]).toEqual([true, true])
})

test('where it cannot be written nothing of it stays', async () => {
  await expect(copyData({ dataFolder: dataFolder(), path: join(folder.path, 'none/copy.zip') })).rejects.toThrow(UserError)
  expect([readdirSync(folder.path), existsSync(copy())]).toEqual([['data'], false])
})
