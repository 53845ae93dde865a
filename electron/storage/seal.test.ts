import { execFileSync } from 'node:child_process'
import { appendFileSync, mkdirSync, readdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { breakSeal, SEAL, sealData } from './seal.ts'
import { useFolder } from './test-support.ts'

const folder = useFolder()
const sealed = (build = '1'): { dataFolder: string; build: string } => ({ dataFolder: folder.path, build })
const store = (): string => join(folder.path, 'stores/library.a.json')

beforeEach(() => {
  for (const name of ['journal', 'stores', 'decks/guide/deck']) mkdirSync(join(folder.path, name), { recursive: true })
  writeFileSync(store(), '{}')
  writeFileSync(join(folder.path, 'decks/guide/deck/deck.json'), '{}')
})

test('a folder that nobody touched is as it was left, once', async () => {
  await sealData(sealed())
  const first = await breakSeal(sealed())
  expect([first, await breakSeal(sealed()), readdirSync(folder.path).includes(SEAL)]).toEqual([true, false, false])
})

test('a folder that was never sealed is not', async () => {
  expect(await breakSeal(sealed())).toBe(false)
})

// Windows has no pipes in folders, and links only for administrators.
test.skipIf(process.platform === 'win32').each<readonly [string, () => void]>([
  ['a longer file', () => { appendFileSync(store(), ' ') }],
  ['a file written again', () => { utimesSync(store(), 1, 1) }],
  ['a file that went', () => { rmSync(store()) }],
  ['a file that came', () => { writeFileSync(join(folder.path, 'journal/2026-11.00000000.jsonl'), '') }],
  ['a file deep in a deck', () => { appendFileSync(join(folder.path, 'decks/guide/deck/deck.json'), ' ') }],
  ['a pipe in place of a file', () => { rmSync(store()); execFileSync('mkfifo', [store()]) }],
  ['a link in place of a folder', () => { rmSync(join(folder.path, 'journal'), { recursive: true }); symlinkSync('/proc', join(folder.path, 'journal')) }],
  ['another computer’s lock', () => { writeFileSync(join(folder.path, 'lock.00000000'), '{}') }],
  ['a seal that is a pipe', () => { rmSync(join(folder.path, SEAL)); execFileSync('mkfifo', [join(folder.path, SEAL)]) }],
  ['a seal that is a link', () => { rmSync(join(folder.path, SEAL)); symlinkSync('/dev/zero', join(folder.path, SEAL)) }],
  ['a seal of something else', () => { writeFileSync(join(folder.path, SEAL), 'x'.repeat(64)) }],
])('%s breaks it', async (_what, change) => {
  await sealData(sealed())
  change()
  expect(await breakSeal(sealed())).toBe(false)
})

test('what stands in the seal’s place is not opened', async () => {
  execFileSync('mkfifo', [join(folder.path, SEAL)])
  await sealData(sealed())
  expect(await breakSeal(sealed())).toBe(true)
})

test('another build tries before it trusts', async () => {
  await sealData(sealed())
  expect(await breakSeal(sealed('2'))).toBe(false)
})

test('a folder with very much in it is not sealed', async () => {
  for (let number = 0; number < 20_001; number += 1) writeFileSync(join(folder.path, 'stores', String(number)), '')
  await sealData(sealed())
  expect(readdirSync(folder.path)).not.toContain(SEAL)
})
