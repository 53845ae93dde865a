import { app } from 'electron'
import { join } from 'node:path'
import { UserError } from '../shared/errors.ts'
import type { WindowPlace } from '../shared/settings.ts'
import { openProgress } from '../storage/progress-store.ts'
import { removeHalfWrittenDecks } from '../storage/deck-files.ts'
import { openElectronStore } from '../storage/electron-store.ts'
import { openSettings, type SettingsStore } from '../storage/settings-store.ts'
import type { Context } from './services/context.ts'
import { Library } from './services/library.ts'

/** Opens the settings, which the window needs before anything else. */
export function openAppSettings(dataFolder: string): SettingsStore {
  return openSettings({ dataFolder, openStore: openElectronStore })
}

/** Opens progress and the library. */
export async function openContext(start: Pick<Context, 'dataFolder' | 'clock' | 'settings' | 'language'>): Promise<Context> {
  const { dataFolder, clock } = start
  await removeHalfWrittenDecks(dataFolder)
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
