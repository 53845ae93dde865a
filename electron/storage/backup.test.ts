import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { BackupReason } from '../shared/contract.ts'
import { verbatim } from '../shared/facts.ts'
import { copyBackup, makeBackup } from './backup.ts'
import { checkBackup } from './backup-check.ts'
import { listBackups, removeHalfBackups } from './backup-names.ts'
import { writeDeck } from './deck-files.ts'
import { journalOf, NOW_MS, openIn, study, useFolder } from './test-support.ts'
import { readZip } from './zip-read.ts'

const folder = useFolder()
const backups = (): string => join(folder.path, 'backups')
const make = (reason: BackupReason = 'manual', atMs = NOW_MS): ReturnType<typeof makeBackup> => makeBackup({ dataFolder: folder.path, reason, atMs, offsetMinutes: 540 })

/** A data folder with two answers, a deck and a picture. */
async function fill(): Promise<void> {
  const store = await openIn(folder.path)
  await study(store, [1, 2])
  await store.close()
  await writeDeck({ dataFolder: folder.path, folder: 'guide', deck: new Map([['week-1.json', '{}']]), guide: new Map([['a/b.md', '# 제목']]) })
  mkdirSync(join(folder.path, 'media'))
  writeFileSync(join(folder.path, 'media', `${'a'.repeat(64)}.png`), 'picture')
}

async function contentOf(name: string): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>()
  const take = async (file: string, content: AsyncIterable<Buffer>): Promise<void> => {
    let text = ''
    for await (const chunk of content) text += chunk.toString()
    found.set(file, text)
  }
  await readZip({ path: join(backups(), name), isAllowed: () => true, take })
  return found
}

test('a backup holds head, stores, decks and journal as they are, and no media', async () => {
  await fill()
  const { bytes, ...backup } = await make('reset')
  expect(backup).toEqual({ name: '2026-11-23T03-00-00-000Z-reset.zip', atMs: NOW_MS, reason: 'reset' })
  const content = await contentOf(backup.name)
  const journal = journalOf(folder.path)[0] ?? ''
  expect([...content.keys()]).toEqual([
    'weekdeck.json', 'stores/library.a.json', 'stores/progress-001.a.json', 'decks/guide/deck/week-1.json', 'decks/guide/guide/a/b.md', journal.slice(folder.path.length + 1),
  ])
  expect(JSON.parse(content.get('weekdeck.json') ?? '')).toEqual({ format: 'weekdeck-backup', version: 1, madeAtMs: NOW_MS, reason: 'reset' })
  const files = [...content].filter(([name]) => name !== 'weekdeck.json')
  expect(files.map(([, text]) => text)).toEqual(files.map(([name]) => readFileSync(join(folder.path, name), 'utf8')))
  expect(await listBackups(backups())).toEqual([{ ...backup, bytes }])
})

test('an empty data folder can be backed up, and one at the same moment has a name of its own', async () => {
  await make()
  await make()
  expect((await listBackups(backups())).map(({ name }) => name)).toEqual(['2026-11-23T03-00-00-001Z-manual.zip', '2026-11-23T03-00-00-000Z-manual.zip'])
})

test('the list is thinned after each', async () => {
  await fill()
  for (let index = 0; index < 23; index += 1) await make('study', NOW_MS + index * 600_000)
  const times = (await listBackups(backups())).map(({ atMs }) => (atMs - NOW_MS) / 600_000)
  expect(times).toEqual(Array.from({ length: 20 }, (_unused, index) => 22 - index))
})

test('a journal line that is damaged already does not keep it from being backed up', async () => {
  await fill()
  const [journal = ''] = journalOf(folder.path)
  writeFileSync(journal, `${readFileSync(journal, 'utf8')}00000002 00000000 {}\nhalf`)
  const { name } = await make()
  expect((await contentOf(name)).get(journal.slice(folder.path.length + 1))).toBe(readFileSync(journal, 'utf8'))
})

test('a backup whose bytes changed does not pass the check', async () => {
  await fill()
  const { name } = await make()
  const path = join(backups(), name)
  const whole = readFileSync(path)
  const outcomes = new Set<string>()
  for (let at = 0; at < whole.length; at += 97) {
    const bytes = Buffer.from(whole)
    bytes[at] = (bytes[at] ?? 0) ^ 0x10
    writeFileSync(path, bytes)
    outcomes.add(await checkBackup({ path, sources: [] }).then(() => readable(path), (error: unknown) => (error as { failure: { code: string } }).failure.code))
  }
  // A bit of a date or an attribute may turn without harm: then all content is still the same.
  expect([...outcomes].every((outcome) => outcome === 'backup-damaged' || outcome === 'same' || outcome === 'data-newer-version')).toBe(true)
  expect(outcomes.has('backup-damaged')).toBe(true)

  async function readable(changed: string): Promise<string> {
    const read = await contentOf(name)
    writeFileSync(changed, whole)
    return JSON.stringify([...read]) === JSON.stringify([...(await contentOf(name))]) ? 'same' : 'different'
  }
})

test('a backup that is cut anywhere does not pass the check', async () => {
  await fill()
  const { name } = await make()
  const path = join(backups(), name)
  for (let bytes = readFileSync(path).length - 1; bytes >= 0; bytes -= 211) {
    truncateSync(path, bytes)
    await expect(checkBackup({ path, sources: [] })).rejects.toMatchObject({ failure: { code: 'backup-damaged' } })
  }
})

test('one that is called off leaves nothing', async () => {
  await fill()
  const order = { dataFolder: folder.path, reason: 'manual', atMs: NOW_MS, offsetMinutes: 540, signal: AbortSignal.abort(new Error('called off')) } as const
  await expect(makeBackup(order)).rejects.toThrow('called off')
  expect(readdirSync(backups())).toEqual([])
})

test('the share that is done only grows, to the whole', async () => {
  await fill()
  const shares: number[] = []
  await makeBackup({ dataFolder: folder.path, reason: 'manual', atMs: NOW_MS, offsetMinutes: 540, onShare: (share) => { shares.push(share) } })
  expect([shares.length > 3, shares, shares.at(-1)]).toEqual([true, [...shares].sort((a, b) => a - b), 1])
})

test('what a killed run left is not in the list, and is removed', async () => {
  await fill()
  await make()
  writeFileSync(join(backups(), '.new-left'), 'half')
  expect((await listBackups(backups())).length).toBe(1)
  await removeHalfBackups(backups())
  expect(readdirSync(backups()).length).toBe(1)
})

test('a data folder that is gone is told, and not made anew', async () => {
  rmSync(folder.path, { recursive: true })
  await expect(make()).rejects.toMatchObject({ failure: { code: 'backup-failed', found: verbatim('ENOENT') } })
  expect(existsSync(folder.path)).toBe(false)
  mkdirSync(folder.path)
})

test('a second folder gets the same file, and is thinned too', async () => {
  await fill()
  const second = join(folder.path, 'second')
  mkdirSync(second)
  for (let index = 0; index < 22; index += 1) {
    const backup = await make('study', NOW_MS + index * 1000)
    await copyBackup({ dataFolder: folder.path, backup, folder: second, offsetMinutes: 540 })
  }
  expect(await listBackups(second)).toEqual(await listBackups(backups()))
  expect(readdirSync(second).length).toBe(20)
})

test('a second folder that is gone is told', async () => {
  await fill()
  const backup = await make()
  const copy = { dataFolder: folder.path, backup, folder: join(folder.path, 'unplugged'), offsetMinutes: 540 }
  await expect(copyBackup(copy)).rejects.toMatchObject({ failure: { code: 'backup-failed', found: verbatim('ENOENT') } })
})

test('a folder that may not be written to is told', async ({ skip }) => {
  skip(process.getuid?.() === 0 || process.platform === 'win32', 'root, and anybody on Windows, may write anywhere')
  await fill()
  mkdirSync(backups())
  chmodSync(backups(), 0o500)
  await expect(make()).rejects.toMatchObject({ failure: { code: 'backup-failed', found: verbatim('EACCES') } })
  chmodSync(backups(), 0o700)
})
