import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openConfStore } from '../storage/conf-store.ts'
import { DataLock } from '../storage/data-lock.ts'
import { openProgress } from '../storage/progress-store.ts'
import { runDoctor } from './doctor.ts'

let folder = ''
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'weekdeck-doctor-')) })
afterEach(() => { rmSync(folder, { recursive: true, force: true }) })

/** A data folder with one entry, and every store in both generations. */
async function write(): Promise<void> {
  const entry = { kind: 'deck-deleted', atMs: 1, offsetMinutes: 0, deckId: 'deck', title: '덱' } as const
  for (const deckId of ['one', 'two']) {
    const store = await openProgress({ dataFolder: folder, openStore: openConfStore, now: () => 1 })
    await store.append({ ...entry, deckId })
    await store.close()
  }
}

test('a folder that is whole ends with 0 and stays as it is', async () => {
  await write()
  const stores = join(folder, 'stores')
  const files = (): readonly string[] => readdirSync(stores).map((name) => readFileSync(join(stores, name), 'utf8'))
  const before = files()
  expect(await runDoctor([folder])).toEqual({
    exitCode: 0, stdout: 'Checked 2 entries, 0 cards, 1 stores, 0 decks, 0 media files.\nEverything is in order.\n', stderr: '',
  })
  expect([files(), readdirSync(folder).sort()]).toEqual([before, ['journal', 'stores']])
})

test('what is found ends with 1, is repaired, and is not found again', async () => {
  await write()
  writeFileSync(join(folder, 'stores', 'library.a.json'), 'null')
  const { exitCode, stdout } = await runDoctor([folder, '--json'])
  const found = { code: 'quarantined', file: 'library.a.json', detail: join('quarantine', 'library.a.json'), isRepaired: true }
  expect([exitCode, JSON.parse(stdout)]).toEqual([1, { ok: false, entries: 2, cards: 0, stores: 1, decks: 0, media: 0, findings: [found] }])
  expect((await runDoctor([folder])).exitCode).toBe(0)
})

test('what cannot be repaired is said', async () => {
  await write()
  mkdirSync(join(folder, 'decks', 'bad', 'deck'), { recursive: true })
  const { exitCode, stdout } = await runDoctor([folder])
  expect([exitCode, stdout.split('\n')[1]]).toEqual([1, expect.stringMatching(/^LEFT {6}decks.bad cannot be read; import it again: ./)])
})

test('a folder that holds no data is not made into one', async () => {
  const { exitCode, stderr } = await runDoctor([folder])
  expect([exitCode, stderr, readdirSync(folder)]).toEqual([2, `${folder} is no data folder: it has no journal and no stores.\n`, []])
  expect((await runDoctor([join(folder, 'gone')])).exitCode).toBe(2)
  expect(existsSync(join(folder, 'gone'))).toBe(false)
})

test('a folder that is open is left alone', async () => {
  await write()
  const lock = new DataLock({ dataFolder: folder, now: Date.now })
  // The lock of this very process counts as left behind: it is made another's that is there as well.
  const [name = ''] = readdirSync(folder).filter((other) => other.startsWith('lock.'))
  const path = join(folder, name)
  writeFileSync(path, readFileSync(path, 'utf8').replace(`"pid":${String(process.pid)}`, `"pid":${String(process.ppid)}`))
  const { exitCode, stdout } = await runDoctor([folder, '--json'])
  expect([exitCode, JSON.parse(stdout)]).toMatchObject([2, { ok: false, error: { code: 'data-in-use' } }])
  lock.release()
})

test.each([[[]], [['one', 'two']], [['one', '--fast']]])('wrong words %j end with 2 and the usage', async (words) => {
  const { exitCode, stderr } = await runDoctor(words)
  expect([exitCode, stderr]).toEqual([2, expect.stringContaining('Usage: deck doctor DATA_FOLDER')])
})
