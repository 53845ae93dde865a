import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { openConfStore } from '../../electron/storage/conf-store.ts'
import { removeHalfWrittenDecks } from '../../electron/storage/deck-files.ts'
import { readJournal } from '../../electron/storage/journal-read.ts'
import { openProgress, type ProgressStore } from '../../electron/storage/progress-store.ts'
import { openSettings } from '../../electron/storage/settings-store.ts'
import type { Notice } from '../../electron/shared/contract.ts'
import { snapshotOf } from '../../electron/shared/domain/history.ts'
import type { ProgressSnapshot } from '../../electron/shared/domain/parts.ts'
import type { Acknowledged } from './acknowledged.ts'
import type { Findings } from './fault.ts'
import { deckText } from './student.ts'

const PARTS = ['journal', 'stores', 'decks']

/** What a start on a data folder finds. */
export interface Start {
  readonly progress: ProgressSnapshot
  readonly notices: readonly Notice[]
}

/** Starts as the app does, and ends. */
export async function startOn(dataFolder: string): Promise<Start> {
  await removeHalfWrittenDecks(dataFolder)
  const settings = openSettings({ dataFolder, openStore: openConfStore })
  const store = await openStoreOn(dataFolder)
  const start = { progress: snapshotOf(store.progress), notices: [...settings.notices, ...store.notices] }
  await store.close()
  return start
}

/**
 * Starts on a folder as a fault left it and compares what is there with what was acknowledged: every entry in the
 * journal, the setting, the decks; the same progress with the snapshots and without them; nothing half written.
 */
export async function examine(dataFolder: string, acknowledged: readonly Acknowledged[]): Promise<Findings> {
  const { progress } = await startOn(dataFolder)
  const entries = await entriesIn(dataFolder)
  const lost = acknowledged.filter((one) => !isThere(one, { dataFolder, entries }))
  const problems = lost.map((one) => `lost ${JSON.stringify(one)}`)
  if (!isDeepStrictEqual(await progressOfJournal(dataFolder), progress)) problems.push('the journal alone gives another progress')
  problems.push(...strayFiles(dataFolder).map((name) => `left behind: ${name}`))
  return { trials: 1, lost: lost.length, problems }
}

/** Examines a copy, so that what was examined can go on. */
export async function examineCopy(dataFolder: string, acknowledged: readonly Acknowledged[]): Promise<Findings> {
  return onCopy(dataFolder, (copy) => examine(copy, acknowledged))
}

/** Does something to a copy of what is the person's of a data folder. */
export async function onCopy<Value>(folder: string, act: (copy: string) => Promise<Value>): Promise<Value> {
  const copy = mkdtempSync(join(tmpdir(), 'weekdeck-copy-'))
  try {
    for (const part of PARTS.filter((name) => existsSync(join(folder, name)))) cpSync(join(folder, part), join(copy, part), { recursive: true })
    return await act(copy)
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

function openStoreOn(dataFolder: string): Promise<ProgressStore> {
  return openProgress({ dataFolder, openStore: openConfStore, now: Date.now })
}

/** The progress that a start without any snapshot finds. */
export function progressOfJournal(dataFolder: string): Promise<ProgressSnapshot> {
  return onCopy(dataFolder, async (copy) => {
    rmSync(join(copy, 'stores'), { recursive: true, force: true })
    return (await startOn(copy)).progress
  })
}

async function entriesIn(dataFolder: string): Promise<ReadonlySet<string>> {
  const entries = new Set<string>()
  for await (const batch of readJournal({ dataFolder, from: {}, notices: [] })) {
    for (const { seq, entry } of batch) entries.add(nameOf(seq, entry?.atMs ?? 0))
  }
  return entries
}

function nameOf(seq: number, atMs: number): string {
  return `${String(seq)} at ${String(atMs)}`
}

function isThere(one: Acknowledged, found: { readonly dataFolder: string; readonly entries: ReadonlySet<string> }): boolean {
  const { dataFolder, entries } = found
  switch (one.kind) {
    case 'entry':
      return entries.has(nameOf(one.seq, one.atMs))
    case 'setting':
      return Number(openSettings({ dataFolder, openStore: openConfStore }).value.currentDeck ?? 0) >= one.number
    case 'deck':
      return textOf(join(dataFolder, 'decks', one.folder, 'deck', 'deck.json')) === deckText(one.folder)
        && textOf(join(dataFolder, 'decks', one.folder, 'guide', 'a', 'b.md')) === one.folder
  }
}

function textOf(path: string): string | null {
  return existsSync(path) ? readFileSync(path, 'utf8') : null
}

/** Temporary files of whatever was writing when it was ended. */
function strayFiles(dataFolder: string): readonly string[] {
  const folders = ['', ...PARTS].map((name) => join(dataFolder, name))
  return folders.flatMap((folder) => (existsSync(folder) ? readdirSync(folder) : [])).filter((name) => /\.tmp-|\.new-/.test(name))
}
