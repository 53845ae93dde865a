import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { BackupStatus } from '../../shared/contract.ts'
import { verbatim } from '../../shared/facts.ts'
import { openConfStore } from '../../storage/conf-store.ts'
import { DataLock } from '../../storage/data-lock.ts'
import { openProgress } from '../../storage/progress-store.ts'
import { openSettings } from '../../storage/settings-store.ts'
import { Backups } from './backups.ts'
import type { Context } from './context.ts'
import { Library } from './library.ts'

const START_MS = Date.parse('2026-11-23T03:00:00Z')
const MINUTE_MS = 60_000

let folder = ''
let dataFolder = ''
let nowMs = START_MS
let context: Context
let backups: Backups
let told: BackupStatus[]

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'weekdeck-'))
  dataFolder = join(folder, 'data')
  nowMs = START_MS
  const settings = openSettings({ dataFolder, openStore: openConfStore })
  const store = await openProgress({ dataFolder, openStore: openConfStore, now: () => nowMs })
  const library = new Library({ resources: folder, data: dataFolder }, store.progress)
  const clock = { atMs: () => nowMs, moment: (rolloverHour: number) => ({ atMs: nowMs, offsetMinutes: 540, rolloverHour }) }
  context = { dataFolder, clock, settings, store, library, lock: new DataLock({ dataFolder, now: () => nowMs }), language: () => 'ko' }
  backups = new Backups(context)
  told = []
  backups.onStatus((status) => { told.push(status) })
})

afterEach(async () => {
  await context.store.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Something that changes the history. */
async function change(): Promise<void> {
  await context.store.append({ kind: 'deck-deleted', atMs: nowMs, offsetMinutes: 540, deckId: 'deck', title: 'Deck' })
}

const reasons = async (): Promise<readonly string[]> => (await backups.list()).backups.map(({ reason }) => reason)

test('nothing is backed up twice, unless the backup is gone', async () => {
  await backups.before('import')
  await backups.before('reset')
  await change()
  await backups.before('delete')
  expect(await reasons()).toEqual(['delete', 'import'])
  rmSync(join(dataFolder, 'backups'), { recursive: true })
  await backups.before('reset')
  expect(await reasons()).toEqual(['reset'])
})

test('while studying, every ten minutes if something changed', async () => {
  const made: number[] = []
  for (let minute = 0; minute <= 45; minute += 1) {
    nowMs = START_MS + minute * MINUTE_MS
    if (minute <= 21) await change()
    await backups.studied()
    const { length } = await reasons()
    if (length > made.length) made.push(minute)
  }
  // The change of minute 21 is taken along as soon as ten minutes are over; then there is nothing new.
  expect(made).toEqual([0, 10, 20, 30])
})

test('a run that goes on soon after another waits for its ten minutes', async () => {
  await backups.make()
  const next = new Backups(context)
  nowMs += 5 * MINUTE_MS
  await change()
  await next.studied()
  expect(await reasons()).toEqual(['manual'])
  nowMs += 5 * MINUTE_MS
  await next.studied()
  expect(await reasons()).toEqual(['study', 'manual'])
})

test('a failure is told and kept until one is made; what asked for it goes on', async () => {
  writeFileSync(join(dataFolder, 'backups'), 'in the way')
  await backups.before('reset')
  const failed = backups.status.failure?.code
  await expect(backups.make()).rejects.toMatchObject({ failure: { code: 'backup-failed' } })
  rmSync(join(dataFolder, 'backups'))
  await backups.before('reset')
  expect([failed, backups.status, await reasons(), told.length]).toEqual(['backup-failed', {}, ['reset'], 2])
})

test('the second folder gets what is made; when it is gone the backup still counts', async () => {
  const second = join(folder, 'second')
  mkdirSync(second)
  await backups.chooseFolder(second)
  const copied = readdirSync(second)
  rmSync(second, { recursive: true })
  await backups.make()
  const without = backups.status
  await backups.clearFolder()
  expect([copied, without.secondFailure?.found, without.failure, backups.status, (await backups.list()).secondFolder]).toEqual([
    ['2026-11-23T03-00-00-000Z-manual.zip'], verbatim('ENOENT'), undefined, {}, '',
  ])
})

test('the data folder and what is in it are refused as second folder', async () => {
  for (const inside of [dataFolder, `${dataFolder}/`, join(dataFolder, 'backups')]) {
    await expect(backups.chooseFolder(inside)).rejects.toMatchObject({ failure: { code: 'backup-folder-inside' } })
  }
  expect(context.settings.value.backupFolder).toBe('')
})
