import { stat } from 'node:fs/promises'
import { UserError } from '../shared/errors.ts'
import type { LocalDate } from '../shared/domain/days.ts'
import type { DayTotals } from '../shared/domain/day-totals.ts'
import type { DeckRecord } from '../shared/domain/parts.ts'
import type { LearnedState } from '../shared/domain/parts.ts'
import type { Settings } from '../shared/settings.ts'
import type { BackupHead } from './backup-content.ts'
import { readState } from './backup-state.ts'
import { removeUnpacked, unpackBackup, type Unpacking } from './backup-unpack.ts'
import { errorCode } from './disk.ts'
import { failureOfDisk } from './disk-failure.ts'
import type { OpenStore } from './keyed-store.ts'
import { addedDays, incomingJournals, keepJournals, type IncomingJournal } from './merged-journals.ts'
import { settingsIn } from './settings-store.ts'
import { findKnownFolders, hereAs, placeDecks, placeMedia } from './restore-files.ts'

/** A backup or a profile, unpacked beside the data and read, before anything of it counts. */
export interface PreparedRestore {
  readonly head: BackupHead
  /** Where it is unpacked. */
  readonly folder: string
  readonly bytes: number
  /** Its decks are named as they are or will be here; {@link bringIn} moves those in that are not here yet. */
  readonly state: LearnedState
  /** Places of its journal that cannot be read and whose entries are missing. */
  readonly leftOut: number
  readonly settings: Settings
  /** What was done on each day by answers that are not here yet. */
  readonly added: ReadonlyMap<LocalDate, DayTotals>
  readonly journals: readonly IncomingJournal[]
}

/** Unpacks and reads a backup or a profile. Fails as {@link unpackBackup} does; then nothing of it stays. */
export async function prepareRestore(unpacking: Unpacking & { readonly openStore: OpenStore }): Promise<PreparedRestore> {
  const { dataFolder, openStore } = unpacking
  const { head, folder } = await unpackBackup(unpacking)
  try {
    const { state: learned, leftOut } = await readState(folder, openStore)
    const journals = await incomingJournals(folder, dataFolder)
    const known = await findKnownFolders({ from: folder, dataFolder })
    return {
      head,
      folder,
      bytes: (await stat(unpacking.path)).size,
      state: { ...learned, decks: new Map([...learned.decks].map(([id, deck]) => [id, hereAs(deck, known)])) },
      leftOut,
      settings: settingsIn({ dataFolder: folder, openStore }),
      added: await addedDays(journals),
      journals,
    }
  } catch (error) {
    await removeUnpacked(folder)
    throw errorCode(error) === undefined ? error : new UserError(failureOfDisk('restore', error))
  }
}

/** Moves the decks of a change and the media into place; gives the state with the decks as they stand then. Fails with `not-saved`. */
export async function bringIn(prepared: PreparedRestore, dataFolder: string, decks: Readonly<Record<string, DeckRecord | null>>): Promise<LearnedState> {
  const places = { from: prepared.folder, dataFolder }
  try {
    const placed = await placeDecks(places, decks)
    await placeMedia(places)
    const missing = new Set(Object.keys(decks).filter((id) => !Object.hasOwn(placed, id)))
    const records = [...prepared.state.decks].filter(([id]) => !missing.has(id)).map(([id, deck]) => [id, placed[id] ?? deck] as const)
    return { ...prepared.state, decks: new Map(records) }
  } catch (error) {
    throw errorCode(error) === undefined ? error : new UserError(failureOfDisk('restore', error))
  }
}

/** Keeps its answers and throws away what is left of it, once its entry is written. What the disk refuses costs no progress. */
export async function finishRestore(prepared: PreparedRestore, dataFolder: string): Promise<void> {
  try {
    await keepJournals(dataFolder, prepared.journals)
  } catch (error) {
    if (errorCode(error) === undefined) throw error
  }
  await removeUnpacked(prepared.folder)
}
