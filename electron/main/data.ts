import { join } from 'node:path'
import { BACKUPS, removeHalfBackups } from '../storage/backup-names.ts'
import { DataLock } from '../storage/data-lock.ts'
import { removeHalfWrittenDecks } from '../storage/deck-files.ts'
import type { OpenStore } from '../storage/keyed-store.ts'
import { removeHalfMerged } from '../storage/merged-journals.ts'
import { migrateStores } from '../storage/migrate.ts'
import { openProgress } from '../storage/progress-store.ts'
import { openSettings } from '../storage/settings-store.ts'
import type { Context } from './services/context.ts'
import type { StartStep } from '../shared/views/start.ts'
import { Library } from './services/library.ts'

/** Where the data is, and what opens a store in this process. */
export interface DataPlace {
  readonly dataFolder: string
  readonly openStore: OpenStore
}

/**
 * Takes hold of the data folder, brings what it holds to this version, and opens the settings, which the window needs
 * before anything else. Fails with `data-in-use`, `migration-failed` or `data-newer-version`; nothing was changed then.
 */
export function takeData({ dataFolder, openStore }: DataPlace): Pick<Context, 'lock' | 'settings'> {
  // The system's time, not one the command line set: it tells which process is there.
  const lock = new DataLock({ dataFolder, now: Date.now })
  try {
    migrateStores({ dataFolder, openStore, atMs: Date.now() })
    return { lock, settings: openSettings({ dataFolder, openStore }) }
  } catch (error) {
    lock.release()
    throw error
  }
}

export interface DataOpening extends DataPlace {
  readonly start: Omit<Context, 'store' | 'library' | 'dataFolder'>
  /** `resources/` of the app. */
  readonly resources: string
  /** Says what comes next. */
  readonly onStep?: (step: StartStep) => void
}

/** Opens progress and the library. */
export async function openData({ dataFolder, openStore, start, resources, onStep }: DataOpening): Promise<Context> {
  onStep?.('progress')
  // What a killed run left is in nobody's way where it cannot be removed.
  await Promise.allSettled([removeHalfWrittenDecks(dataFolder), removeHalfBackups(join(dataFolder, BACKUPS)), removeHalfMerged(dataFolder)])
  const store = await openProgress({ dataFolder, openStore, now: start.clock.atMs })
  onStep?.('decks')
  const library = new Library({ resources, data: dataFolder }, store.progress)
  await library.load()
  return { ...start, dataFolder, store, library }
}
