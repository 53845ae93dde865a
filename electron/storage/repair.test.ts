import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { UserError } from '../shared/errors.ts'
import type { DataCheck } from '../shared/views/check.ts'
import { repairData } from './repair.ts'
import { useFolder } from './test-support.ts'

const folder = useFolder()
const FINE: DataCheck = { entries: 1, cards: 2, stores: 3, decks: 4, media: 5, findings: [] }
const FILES = ['journal/2026-11.00000000.jsonl', 'stores/library.a.json', 'stores/settings.a.json', 'stores/settings.b.json']

beforeEach(() => {
  for (const name of ['journal', 'stores']) mkdirSync(join(folder.path, name))
  for (const name of FILES) writeFileSync(join(folder.path, name), name)
})

/** Fails as long as any of these is where it belongs; makes its folders again, as opening does. */
function broken(by: string): () => Promise<DataCheck> {
  return () => {
    if (existsSync(join(folder.path, by))) return Promise.reject(new Error(`breaks over ${by}`))
    for (const name of ['journal', 'stores']) mkdirSync(join(folder.path, name), { recursive: true })
    return Promise.resolve(FINE)
  }
}

const kept = (): readonly string[] => readdirSync(folder.path, { recursive: true, encoding: 'utf8' }).filter((name) => name.includes('.json')).map((name) => readFileSync(join(folder.path, name), 'utf8')).sort()

test('what can be repaired is repaired with everything in its place', async () => {
  expect([await repairData(folder.path, () => Promise.resolve(FINE)), readdirSync(folder.path).sort()]).toEqual([FINE, ['journal', 'stores']])
})

test.each([
  ['stores/settings.b.json', ['stores/settings.a.json', 'stores/settings.b.json']],
  ['stores/library.a.json', ['stores']],
  ['journal/2026-11.00000000.jsonl', ['journal']],
])('what breaks over %s is repaired without it, and that is told and kept', async (by, names) => {
  const { findings } = await repairData(folder.path, broken(by))
  expect(findings).toEqual(names.map((file) => ({ code: 'quarantined', file, detail: `quarantine/${file.split('/').at(-1) ?? ''}`, isRepaired: true })))
  expect(kept()).toEqual(FILES)
})

test('the file that a failure names is taken out before anything else', async () => {
  const file = '2026-11.00000000.jsonl'
  const attempt = (): Promise<DataCheck> => (existsSync(join(folder.path, 'journal', file)) ? Promise.reject(new UserError({ code: 'file-unreadable', message: 'no', file })) : Promise.resolve(FINE))
  const { findings } = await repairData(folder.path, attempt)
  expect([findings, kept()]).toEqual([[{ code: 'quarantined', file: `journal/${file}`, detail: `quarantine/${file}`, isRepaired: true }], FILES])
})

test('where nothing helps, everything is where it was', async () => {
  let tries = 0
  await expect(repairData(folder.path, () => { tries += 1; mkdirSync(join(folder.path, 'journal'), { recursive: true }); return Promise.reject(new Error(`try ${String(tries)}`)) })).rejects.toThrow('try 1')
  expect([tries, FILES.map((name) => readFileSync(join(folder.path, name), 'utf8')), kept()]).toEqual([4, FILES, FILES])
})

test('what setting aside does not mend is not tried', async () => {
  let tries = 0
  const inUse = new UserError({ code: 'data-in-use', message: 'in use' })
  await expect(repairData(folder.path, () => { tries += 1; return Promise.reject(inUse) })).rejects.toThrow('in use')
  expect([tries, readdirSync(folder.path).sort()]).toEqual([1, ['journal', 'stores']])
})
