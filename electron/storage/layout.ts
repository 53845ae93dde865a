import { join } from 'node:path'
import type { Notice } from '../shared/contract.ts'
import { MEDIA } from './backup-content.ts'
import { BACKUPS } from './backup-names.ts'
import { errorCode, isMisplaced, quarantine, QUARANTINE } from './disk.ts'
import { DECKS } from './deck-files.ts'
import { JOURNAL } from './journal-files.ts'
import { STORES } from './keyed-store.ts'
import { MERGED } from './merged-journals.ts'

/** The folders of a data folder. */
const FOLDERS = [QUARANTINE, JOURNAL, join(JOURNAL, MERGED), STORES, DECKS, MEDIA, BACKUPS]

/**
 * Moves to quarantine what stands where one of the data folder's own folders belongs, such as a file that a syncing
 * program made. Comes before anything else is read.
 */
export function setMisplacedAside(dataFolder: string): readonly Notice[] {
  return FOLDERS.flatMap((name) => (isInTheWay(join(dataFolder, name)) ? [quarantine(dataFolder, join(dataFolder, name))] : []))
}

/** What cannot be looked at is told by whoever needs it. */
function isInTheWay(folder: string): boolean {
  try {
    return isMisplaced(folder)
  } catch (error) {
    if (errorCode(error) === undefined) throw error
    return false
  }
}
