import { app } from 'electron'
import { join } from 'node:path'
import type { StartState, StartTrouble } from '../shared/contract.ts'
import { UserError } from '../shared/errors.ts'
import { DEFAULT_SETTINGS, type Language, type Settings, type WindowPlace } from '../shared/settings.ts'
import { BACKUPS, listBackups } from '../storage/backup-names.ts'
import { openElectronStore } from '../storage/electron-store.ts'
import { breakSeal, sealData, type Sealed } from '../storage/seal.ts'
import type { SettingsStore } from '../storage/settings-store.ts'
import type { Clock } from './clock.ts'
import { openData, takeData } from './data.ts'
import { createServices } from './handlers.ts'
import type { Services } from './handlers/room.ts'
import { failureOf } from './ipc.ts'
import type { KeeperPlace } from './keeper-messages.ts'
import { askKeeper } from './keeping.ts'
import { Opening } from './opening.ts'
import { languageOf } from './texts.ts'

export interface Starting {
  readonly dataFolder: string
  readonly clock: Clock
  /** The system's language. */
  readonly system: Language
  /** The data is tried out first, which takes its time. */
  readonly onTrying: () => void
  /** The settings are read; what else the data holds is not yet. */
  readonly onSettings: () => void
  readonly onState: (state: StartState) => void
}

/** The app's data on its way from the disk, and what is known of it meanwhile. */
export class Start {
  readonly opening: Opening<Services>
  readonly #starting: Starting
  #settings: SettingsStore | undefined

  constructor(starting: Starting) {
    this.#starting = starting
    const { dataFolder, onTrying, onState } = starting
    this.opening = new Opening<Services>({
      dataFolder,
      language: () => this.language,
      isAsLeft: () => breakSeal(this.#sealed),
      rehearse: ({ signal, onStep }) => {
        onTrying()
        return askKeeper({ kind: 'rehearse', ...this.place }, { signal, onNews: (news) => { if (news.kind === 'step') onStep(news.step) } })
      },
      open: async (found) => createServices(await this.#open(), found),
      close: (services) => this.close(services),
      lastBackup: () => lastBackup(dataFolder),
      failureOf,
      onState,
    })
  }

  /** The person's, or what holds until they are read. */
  get settings(): Settings {
    return this.#settings?.value ?? DEFAULT_SETTINGS
  }

  get language(): Language {
    return languageOf(this.settings, this.#starting.system)
  }

  /** What a process of its own is told. */
  get place(): KeeperPlace {
    const { dataFolder, clock } = this.#starting
    return { dataFolder, resources: resourcesFolder(), nowMs: clock.atMs(), language: this.language }
  }

  /** Keeps where the window was. A disk that refuses must not keep the window from closing. */
  rememberPlace(window: WindowPlace): void {
    try {
      this.#settings?.change({ window })
    } catch (error) {
      if (!(error instanceof UserError)) throw error
    }
  }

  /** Writes what is still in memory, and lets go of the data. */
  async close({ context: { store, lock }, exams }: Services): Promise<void> {
    await exams.stop()
    await store.close()
    this.#settings = undefined
    if (store.status().isSaved) await sealData(this.#sealed)
    lock.release()
  }

  async #open(): Promise<Services['context']> {
    const { dataFolder, clock, onSettings } = this.#starting
    const { lock, settings } = takeData({ dataFolder, openStore: openElectronStore })
    try {
      this.#settings = settings
      onSettings()
      return await openData({ dataFolder, openStore: openElectronStore, resources: resourcesFolder(), start: { clock, lock, settings, language: () => this.language } })
    } catch (error) {
      this.#settings = undefined
      lock.release()
      throw error
    }
  }

  get #sealed(): Sealed {
    return { dataFolder: this.#starting.dataFolder, build: app.getVersion() }
  }
}

function resourcesFolder(): string {
  return join(app.getAppPath(), 'resources')
}

async function lastBackup(dataFolder: string): Promise<StartTrouble['backup']> {
  const [newest] = await listBackups(join(dataFolder, BACKUPS))
  return newest ? { atMs: newest.atMs, bytes: newest.bytes } : null
}
