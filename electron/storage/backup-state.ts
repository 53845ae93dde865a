import type { Notice } from '../shared/contract.ts'
import { emptyProgress } from '../shared/domain/history.ts'
import { PARTS } from '../shared/domain/parts.ts'
import type { LearnedState } from '../shared/domain/parts.ts'
import { damagedZip } from './zip-read.ts'
import { JournalTrack } from './journal-track.ts'
import type { OpenStore } from './keyed-store.ts'
import { loadProgress } from './progress-load.ts'
import { Snapshots } from './snapshots.ts'

/** What is told of where a strange value was found. */
const PROFILE = 'The file'

export interface BackupState {
  readonly state: LearnedState
  /** Places of its journal that cannot be read and whose entries are missing. */
  readonly leftOut: number
}

/**
 * What an unpacked backup tells: progress and decks. A stranger may have made it; whatever makes no sense is left out.
 * Fails with `backup-damaged` when nothing else is left.
 */
export async function readState(folder: string, openStore: OpenStore): Promise<BackupState> {
  const snapshots = new Snapshots(folder, openStore)
  const progress = emptyProgress()
  const notices: Notice[] = []
  const stored = await snapshots.load()
  await loadProgress({ dataFolder: folder, snapshots, stored, progress, track: new JournalTrack(progress), notices })
  const missing = notices.filter(({ code }) => code === 'entry-unreadable')
  const [first] = missing
  if (first && PARTS.every((name) => progress[name].size === 0)) throw damagedZip(PROFILE, { fact: 'senseless-value' }, first.at ?? first.file)
  return { state: progress, leftOut: missing.length }
}
