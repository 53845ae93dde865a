import { app } from 'electron'
import { join } from 'node:path'
import { UserError } from '../shared/errors.ts'
import type { WindowPlace } from '../shared/settings.ts'
import { DataLock } from '../storage/data-lock.ts'
import { migrateStores } from '../storage/migrate.ts'
import { openProgress } from '../storage/progress-store.ts'
import { BACKUPS, removeHalfBackups } from '../storage/backup-names.ts'
import { removeHalfMerged } from '../storage/merged-journals.ts'
import { removeHalfWrittenDecks } from '../storage/deck-files.ts'
import { openElectronStore } from '../storage/electron-store.ts'
import { openSettings, type SettingsStore } from '../storage/settings-store.ts'
import type { Context } from './services/context.ts'
import { Library } from './services/library.ts'

/**
 * Takes hold of the data folder, brings what it holds to this version, and opens the settings, which the window needs
 * before anything else. Fails with `data-in-use`, `migration-failed` or `data-newer-version`; nothing was changed then.
 */
export function openData(dataFolder: string): Pick<Context, 'lock' | 'settings'> {
  // The system's time, not one the command line set: it tells which process is there.
  const lock = new DataLock({ dataFolder, now: Date.now })
  migrateStores({ dataFolder, openStore: openElectronStore, atMs: Date.now() })
  return { lock, settings: openSettings({ dataFolder, openStore: openElectronStore }) }
}

/** Opens progress and the library. */
export async function openContext(start: Omit<Context, 'store' | 'library'>): Promise<Context> {
  const { dataFolder, clock } = start
  await Promise.all([removeHalfWrittenDecks(dataFolder), removeHalfBackups(join(dataFolder, BACKUPS)), removeHalfMerged(dataFolder)])
  const store = await openProgress({ dataFolder, openStore: openElectronStore, now: clock.atMs })
  const library = new Library({ resources: join(app.getAppPath(), 'resources'), data: dataFolder }, store.progress)
  await library.load()
  return { ...start, store, library }
}

/** Keeps where the window was. A disk that refuses must not keep the window from closing. */
export function rememberPlace(settings: SettingsStore, window: WindowPlace): void {
  try {
    settings.change({ window })
  } catch (error) {
    if (!(error instanceof UserError)) throw error
  }
}
