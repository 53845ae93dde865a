import type { Notice } from '../shared/contract.ts'
import type { CardKey } from '../shared/domain/deck.ts'
import type { NoteEdit, NoteKey } from '../shared/domain/edit.ts'
import { applyEntry, applySnapshot, noteUndoable } from '../shared/domain/history.ts'
import type { HistoryEntry, Numbered, Progress } from '../shared/domain/history.ts'
import { isStillThere, readJournal, type JournalItem } from './journal-read.ts'
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
  const lost = await lostFiles(dataFolder, point)
  if (point && lost.size > 0) await replayOver(loading, point, lost)
  else if (!point || !isWhole || !(await replayBeyond(loading, point))) await rebuild(loading)
  const isAhead = lost.size > 0 || stored.seq > track.seq
  track.seq = Math.max(track.seq, stored.seq)
  if (isAhead) notices.push({ code: 'restored-from-snapshot', file: 'journal' })
  else if (!isWhole && (point || snapshots.notices.length > 0)) notices.push({ code: 'rebuilt-from-journal', file: 'journal' })
  return isAhead
}

/** Takes an entry into the live progress and notes which cards changed. */
export function applyTo({ progress, snapshots }: Pick<Loading, 'progress' | 'snapshots'>, entry: Numbered): void {
  if (entry.kind === 'restored') snapshots.touch(progress.cards.keys())
  applyEntry(progress, entry)
  snapshots.touch(entry.kind === 'restored' ? progress.cards.keys() : cardsTouched(entry))
  if (touchesExams(entry)) snapshots.touchExams()
  if (touchesEdits(entry)) snapshots.touchEdits()
}

/** False when entries of another computer arrived that belong before what the snapshot holds. */
async function replayBeyond(loading: Loading, point: SnapshotPoint): Promise<boolean> {
  const { dataFolder, notices, progress, track } = loading
  beginWith(progress, loading.stored)
  track.resume(point)
  const ends = Object.entries(point.positions).map(([file, { end }]) => [file, end] as const)
  for await (const batch of readJournal({ dataFolder, notices, from: { ...Object.fromEntries(ends), ...point.undoFrom } })) {
    for (const item of batch) {
      if (isCovered(item, point)) keepUndoable(loading, item)
      else if (item.seq <= point.seq) return false
      else pass(loading, item)
    }
  }
  return true
}

/** The state is what applying all entries gives; only cards, edits and mock exams that know of later entries than the journal keep theirs. */
async function rebuild(loading: Loading): Promise<void> {
  const { dataFolder, notices, progress, stored, track, snapshots } = loading
  applySnapshot(progress, { cards: {}, days: {}, decks: {} })
  track.forget()
  for await (const batch of readJournal({ dataFolder, notices, from: {} })) {
    for (const item of batch) {
      if (item.entry) applyEntry(progress, item.entry)
      track.pass(item)
    }
  }
  if (stored.seq > track.seq) keepLater(progress, stored)
  snapshots.touchAll(progress)
}

/** Part of the journal is gone: what the snapshots hold counts, and on top of it what the journal has besides. */
async function replayOver(loading: Loading, point: SnapshotPoint, lost: ReadonlySet<string>): Promise<void> {
  const { dataFolder, snapshots, stored, progress, track, notices } = loading
  beginWith(progress, stored)
  const isHeld = (item: JournalItem): boolean => (lost.has(item.file) ? item.seq <= point.seq : isCovered(item, point))
  for await (const batch of readJournal({ dataFolder, notices, from: {} })) {
    for (const item of batch) {
      if (isHeld(item)) track.pass(item)
      else pass(loading, item)
    }
  }
  if (!stored.isWhole) snapshots.touchAll(progress)
}

function keepLater(progress: Progress, { cards, edits, attempts }: StoredSnapshot): void {
  for (const [key, state] of cards) progress.cards.set(key, state)
  for (const [id, attempt] of Object.entries(attempts)) progress.attempts.set(id, attempt)
  for (const [key, edit] of Object.entries(edits) as [NoteKey, NoteEdit][]) progress.edits.set(key, edit)
}

function beginWith(progress: Progress, { cards, days, decks, courseDays, marks, edits, attempts }: StoredSnapshot): void {
  applySnapshot(progress, { cards: {}, days, decks, courseDays, marks, edits, attempts })
  for (const [key, state] of cards) progress.cards.set(key, state)
}

/** Files of the journal that have not, or not any more, what the snapshot holds of them. */
async function lostFiles(dataFolder: string, point: SnapshotPoint | null): Promise<ReadonlySet<string>> {
  const lost = new Set<string>()
  for (const [file, position] of Object.entries(point?.positions ?? {})) {
    if (!(await isStillThere(dataFolder, file, position))) lost.add(file)
  }
  return lost
}

function isCovered(item: JournalItem, { positions }: SnapshotPoint): boolean {
  return item.start < (positions[item.file]?.end ?? 0)
}

function keepUndoable({ progress, track }: Loading, item: JournalItem): void {
  if (!item.entry) return
  noteUndoable(progress, item.entry)
  track.remember(item)
}

function pass(loading: Loading, item: JournalItem): void {
  if (item.entry) applyTo(loading, item.entry)
  loading.track.pass(item)
}

function cardsTouched(entry: HistoryEntry): readonly CardKey[] {
  switch (entry.kind) {
    case 'review':
      return [entry.card]
    case 'reset':
      return Object.keys(entry.before) as CardKey[]
    case 'deck-added':
      return Object.keys({ ...entry.cards?.before, ...entry.cards?.after }) as CardKey[]
    case 'backup-restored':
      return Object.keys(entry.after.cards) as CardKey[]
    case 'exam-returned':
      return Object.keys(entry.cards.after) as CardKey[]
    case 'undo':
      return cardsTouched(entry.entry)
    default:
      return []
  }
}

function touchesExams(entry: HistoryEntry): boolean {
  switch (entry.kind) {
    case 'exam-begun':
    case 'exam-kept':
    case 'exam-ended':
    case 'exam-returned':
    case 'restored':
      return true
    case 'backup-restored':
      return entry.after.attempts !== undefined
    case 'undo':
      return touchesExams(entry.entry)
    default:
      return false
  }
}

function touchesEdits(entry: HistoryEntry): boolean {
  switch (entry.kind) {
    case 'edited':
    case 'restored':
      return true
    case 'deck-added':
      return entry.edits !== undefined
    case 'backup-restored':
      return entry.after.edits !== undefined
    case 'undo':
      return touchesEdits(entry.entry)
    default:
      return false
  }
}
