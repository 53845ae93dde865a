import type { Notice } from '../shared/contract.ts'
import { applyEntry, applySnapshot, noteSteps, type Progress } from '../shared/domain/history.ts'
import { PARTS } from '../shared/domain/parts.ts'
import { put } from '../shared/domain/map-changes.ts'
import type { JournalItem } from './journal-item.ts'
import { isStillThere, readJournal } from './journal-read.ts'
import type { JournalTrack } from './journal-track.ts'
import type { SnapshotPoint, Snapshots, StoredSnapshot } from './snapshots.ts'

/** What loading fills. */
export interface Loading {
  readonly dataFolder: string
  readonly snapshots: Snapshots
  readonly stored: StoredSnapshot
  readonly progress: Progress
  readonly track: JournalTrack
  readonly notices: Notice[]
}

/**
 * Fills the live progress from the snapshots and what the journal has beyond them. Snapshots that are missing, damaged
 * or behind are rebuilt from the journal. A journal that lacks what the snapshots hold never replaces them. Returns
 * whether the journal has to begin anew with the progress as it is now.
 */
export async function loadProgress(loading: Loading): Promise<boolean> {
  const { dataFolder, snapshots, stored, track, notices } = loading
  const { point, isWhole } = stored
  notices.push(...snapshots.notices)
  const toldBefore = notices.length
  const lost = await lostFiles(dataFolder, point)
  if (point && lost.size > 0) await replayOver(loading, point, lost)
  else if (!point || !isWhole || !(await replayBeyond(loading, point))) await rebuild(loading)
  // What the snapshots still know of lines that cannot be read any more goes into the journal, before anything takes its state from there.
  const isHeld = notices.slice(toldBefore).some(({ code }) => code === 'quarantined')
  const isAhead = lost.size > 0 || isHeld || stored.seq > track.seq
  track.seq = Math.max(track.seq, stored.seq)
  if (isAhead) notices.push({ code: 'restored-from-snapshot', file: 'journal' })
  else if (!isWhole && (point || snapshots.notices.length > 0)) notices.push({ code: 'rebuilt-from-journal', file: 'journal' })
  return isAhead
}

/** False when entries of another computer arrived that belong before what the snapshot holds. */
async function replayBeyond(loading: Loading, point: SnapshotPoint): Promise<boolean> {
  const { dataFolder, notices, progress, track } = loading
  beginWith(progress, loading.stored)
  track.resume(point)
  const ends = Object.entries(point.positions).map(([file, { end }]) => [file, end] as const)
  const isHeld = (file: string, start: number): boolean => isCovered({ file, start }, point)
  for await (const batch of readJournal({ dataFolder, notices, isHeld, from: { ...Object.fromEntries(ends), ...point.undoFrom } })) {
    for (const item of batch) {
      if (isCovered(item, point)) keepUndoable(loading, item)
      else if (item.seq <= point.seq) return false
      else pass(loading, item)
    }
  }
  return true
}

/**
 * The state is what applying all entries gives; only cards, edits and mock exams that know of later entries than the
 * journal keep theirs. Entries that cannot be read any more are in a snapshot that is whole: then it counts after all.
 */
async function rebuild(loading: Loading): Promise<void> {
  const { dataFolder, notices, progress, stored, track, snapshots } = loading
  applySnapshot(progress, {})
  track.forget()
  const { point, isWhole } = stored
  let isMissed = false as boolean
  const isHeld = (file: string, start: number): boolean => {
    if (!point || !isWhole || !isCovered({ file, start }, point)) return false
    isMissed = true
    return true
  }
  for await (const batch of readJournal({ dataFolder, notices, isHeld, from: {} })) {
    for (const item of batch) {
      if (item.entry) applyEntry(progress, item.entry)
      track.pass(item)
    }
  }
  if (point && isMissed) {
    track.forget()
    await replayOver(loading, point, new Set())
  }
  if (stored.seq > track.seq) keepLater(progress, stored)
  snapshots.touchAll(progress)
}

/** Part of the journal is gone: what the snapshots hold counts, and on top of it what the journal has besides. */
async function replayOver(loading: Loading, point: SnapshotPoint, lost: ReadonlySet<string>): Promise<void> {
  const { dataFolder, snapshots, stored, progress, track, notices } = loading
  beginWith(progress, stored)
  const isHeld = (item: JournalItem): boolean => (lost.has(item.file) ? item.seq <= point.seq : isCovered(item, point))
  const isThere = (file: string, start: number): boolean => lost.has(file) || isCovered({ file, start }, point)
  for await (const batch of readJournal({ dataFolder, notices, isHeld: isThere, from: {} })) {
    for (const item of batch) {
      if (isHeld(item)) track.pass(item)
      else pass(loading, item)
    }
  }
  if (!stored.isWhole) snapshots.touchAll(progress)
}

function keepLater(progress: Progress, { state }: StoredSnapshot): void {
  for (const name of ['cards', 'edits', 'attempts'] as const) put<string, unknown>(progress[name], state[name] ?? {})
}

/** What was read from the snapshots is in them. */
function beginWith(progress: Progress, { state }: StoredSnapshot): void {
  applySnapshot(progress, state)
  for (const name of PARTS) progress[name].takeChanged()
}

/** Files of the journal that have not, or not any more, what the snapshot holds of them. */
async function lostFiles(dataFolder: string, point: SnapshotPoint | null): Promise<ReadonlySet<string>> {
  const lost = new Set<string>()
  for (const [file, position] of Object.entries(point?.positions ?? {})) {
    if (!(await isStillThere(dataFolder, file, position))) lost.add(file)
  }
  return lost
}

function isCovered({ file, start }: Pick<JournalItem, 'file' | 'start'>, { positions }: SnapshotPoint): boolean {
  return start < (positions[file]?.end ?? 0)
}

function keepUndoable({ progress, track }: Loading, item: JournalItem): void {
  if (!item.entry) return
  noteSteps(progress, item.entry)
  track.remember(item)
}

function pass(loading: Loading, item: JournalItem): void {
  if (item.entry) applyEntry(loading.progress, item.entry)
  loading.track.pass(item)
}
