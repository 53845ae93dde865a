import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { snapshotOf } from '../shared/domain/history.ts'
import type { ProgressSnapshot } from '../shared/domain/parts.ts'
import { bundleFiles } from '../formats/files.ts'
import { readGuide } from '../formats/guide/read.ts'
import { listBackups } from './backup-names.ts'
import { collectOrphans } from './collect.ts'
import { openConfStore } from './conf-store.ts'
import { DataLock } from './data-lock.ts'
import { listFolders, removeHalfWrittenDecks, writeDeck } from './deck-files.ts'
import { deviceId } from './journal-files.ts'
import { treat } from './doctor.ts'
import { openSettings } from './settings-store.ts'
import { journalOf, NOW_MS, openIn, storesOf, study, useFolder } from './test-support.ts'

const folder = useFolder()

/** A data folder of somebody who studied, chose a theme and imported a deck. */
async function studied(): Promise<ProgressSnapshot> {
  const settings = openSettings({ dataFolder: folder.path, openStore: openConfStore })
  for (const theme of ['dark', 'light', 'dark'] as const) settings.change({ theme })
  const store = await openIn(folder.path)
  await study(store, [1, 2])
  await store.flush()
  await study(store, [3])
  const { deck } = readGuide([{ name: 'guide.md', text: '# Guide\n\nQ: What?\nA: This.\n' }])
  await writeDeck({ dataFolder: folder.path, folder: 'guide', deck: bundleFiles(deck), guide: new Map([['guide.md', 'text']]) })
  await store.append({ kind: 'deck-added', atMs: NOW_MS, offsetMinutes: 0, deckId: 'guide', title: 'Guide', folder: 'guide', before: null })
  await store.close()
  return snapshotOf(store.progress)
}

interface Started {
  readonly theme: string
  readonly progress: ProgressSnapshot
  readonly told: readonly string[]
}

/** Everything a start of the app does with the data folder. */
async function start(): Promise<Started> {
  const dataFolder = folder.path
  const lock = new DataLock({ dataFolder, now: () => NOW_MS })
  const settings = openSettings({ dataFolder, openStore: openConfStore })
  await removeHalfWrittenDecks(dataFolder)
  await listBackups(join(dataFolder, 'backups'))
  await listFolders(join(dataFolder, 'decks'))
  const store = await openIn(dataFolder)
  await collectOrphans({ dataFolder, progress: store.progress, now: NOW_MS })
  await store.close()
  lock.release()
  return { theme: settings.value.theme, progress: snapshotOf(store.progress), told: [...settings.notices, ...store.notices].map(({ file }) => file) }
}

const inPlaceOfFolders: Readonly<Record<string, (path: string) => void>> = {
  'a file': (path) => { writeFileSync(path, 'x') },
  'a pipe': (path) => { execFileSync('mkfifo', [path]) },
  'a device': (path) => { symlinkSync('/dev/zero', path) },
  'a link to itself': (path) => { symlinkSync(path, path) },
}
const inPlaceOfFiles: typeof inPlaceOfFolders = {
  ...inPlaceOfFolders,
  'a folder': (path) => { mkdirSync(join(path, 'inner'), { recursive: true }) },
  ...(process.platform === 'linux' ? { 'a window into the system': (path: string) => { symlinkSync('/proc/self/pagemap', path) } } : {}),
}
const isWindows = process.platform === 'win32'

const folders = ['journal', 'journal/merged', 'stores', 'decks', 'media', 'backups', 'quarantine']
test.skipIf(isWindows).each(folders.flatMap((name) => Object.keys(inPlaceOfFolders).map((kind) => [kind, name] as const)))('%s in the place of %s is set aside and named, and it starts', async (kind, name) => {
  const before = await studied()
  const path = join(folder.path, name)
  if (existsSync(path)) renameSync(path, `${path}-gone`)
  inPlaceOfFolders[kind]?.(path)
  const first = await start()
  expect({ theme: first.theme === 'dark' || name === 'stores', progress: first.progress }).toEqual({ theme: true, progress: before })
  expect(first.told).toContain(basename(name))
  expect(readdirSync(join(folder.path, 'quarantine'))).toContain(basename(name))
  expect(await start()).toEqual({ ...first, told: [] })
})

const files = ['library.a.json', 'library.b.json', 'progress-001.a.json', 'progress-001.b.json', 'settings.a.json', 'the journal']
test.skipIf(isWindows).each(files.flatMap((name) => Object.keys(inPlaceOfFiles).map((kind) => [kind, name] as const)))('%s in the place of %s costs nothing', async (kind, name) => {
  const before = await studied()
  const path = name === 'the journal' ? (journalOf(folder.path)[0] ?? '') : (storesOf(folder.path).find((one) => basename(one) === name) ?? join(folder.path, 'stores', name))
  rmSync(path, { force: true })
  inPlaceOfFiles[kind]?.(path)
  const first = await start()
  expect(first).toEqual({ theme: first.theme, progress: before, told: expect.arrayContaining([name === 'the journal' ? 'journal' : name]) as string[] })
  expect(await start()).toEqual({ ...first, told: [] })
  expect((await treat({ dataFolder: folder.path, openStore: openConfStore, now: () => NOW_MS })).findings).toEqual([])
})

test.skipIf(isWindows).each(Object.keys(inPlaceOfFiles))('%s in the place of the lock is set aside', async (kind) => {
  const before = await studied()
  inPlaceOfFiles[kind]?.(join(folder.path, `lock.${deviceId()}`))
  expect((await start()).progress).toEqual(before)
  expect(existsSync(join(folder.path, `lock.${deviceId()}`))).toBe(false)
})

test.skipIf(isWindows).each(Object.keys(inPlaceOfFiles))('%s in the place of a deck’s file is told by the check, which ends', async (kind) => {
  await studied()
  const path = join(folder.path, 'decks', 'guide', 'deck', 'deck.json')
  const [name = ''] = readdirSync(join(path, '..'))
  rmSync(join(path, '..', name))
  inPlaceOfFiles[kind]?.(join(path, '..', name))
  const { findings } = await treat({ dataFolder: folder.path, openStore: openConfStore, now: () => NOW_MS })
  expect(findings.map(({ code }) => code)).toEqual([expect.stringMatching(/^deck-/)])
})
