/** What the tests of this room share: a fixed clock, a folder of their own, answers, and whole values to compare. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, vi } from 'vitest'
import { snapshotOf, type Progress } from '../shared/domain/history.ts'
import { openConfStore } from './conf-store.ts'
import { openProgress, type ProgressStore } from './progress-store.ts'
import { key, NOW_MS, reviewOf } from './test-entries.ts'

// These tests sync real files, which takes its time on a busy disk.
vi.setConfig({ testTimeout: 30_000 })

export { CLOCK, key, NOW_MS, reviewOf } from './test-entries.ts'

/** A data folder for each test, gone after it. */
export function useFolder(): { path: string } {
  const folder = { path: '' }
  beforeEach(() => { folder.path = mkdtempSync(join(tmpdir(), 'weekdeck-')) })
  afterEach(() => { rmSync(folder.path, { recursive: true, force: true }) })
  return folder
}

export function openIn(dataFolder: string, now = () => NOW_MS): Promise<ProgressStore> {
  return openProgress({ dataFolder, openStore: openConfStore, now })
}

export async function study(store: ProgressStore, cards: readonly number[]): Promise<void> {
  for (const card of cards) await store.append(reviewOf(store.progress, key(card)))
}

export async function undo(store: ProgressStore): Promise<void> {
  const last = store.progress.undoable.at(-1)
  if (!last) throw new Error('There is nothing to take back.')
  const { seq, ...entry } = last
  await store.append({ kind: 'undo', atMs: NOW_MS, offsetMinutes: 540, undoes: seq, entry })
}

export async function redo(store: ProgressStore): Promise<void> {
  const last = store.progress.redoable.at(-1)
  if (!last) throw new Error('There is nothing to do once more.')
  const { seq, ...entry } = last
  await store.append({ ...entry, redoes: seq })
}

/** All of the live progress as it is now, to compare. */
export function plain(progress: Progress): unknown {
  return { ...snapshotOf(progress), undoable: [...progress.undoable] }
}

export function codes({ notices }: ProgressStore): readonly string[] {
  return notices.map((notice) => notice.code)
}

/** Paths of the journal's files. */
export function journalOf(dataFolder: string): readonly string[] {
  return readdirSync(join(dataFolder, 'journal')).sort().map((name) => join(dataFolder, 'journal', name))
}

/** Paths of the stores' files. */
export function storesOf(dataFolder: string): readonly string[] {
  return readdirSync(join(dataFolder, 'stores')).sort().map((name) => join(dataFolder, 'stores', name))
}

/** The journal's entries as they are on the disk. */
export function entriesIn(dataFolder: string): readonly unknown[] {
  const lines = journalOf(dataFolder).flatMap((path) => readFileSync(path, 'utf8').trimEnd().split('\n'))
  return lines.map((line) => JSON.parse(line.slice(18)) as unknown)
}
