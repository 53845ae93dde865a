import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { BackupReason, BackupStatus, BackupsView } from '../../shared/contract.ts'
import { UserError, type Failure } from '../../shared/errors.ts'
import { copyBackup, makeBackup } from '../../storage/backup.ts'
import { isBackupDue } from '../../storage/backup-due.ts'
import { BACKUPS, listBackups, type Backup } from '../../storage/backup-names.ts'
import { isInside } from '../../storage/paths.ts'
import { stamp, type Context } from './context.ts'
import { LongWork } from './long-work.ts'

/** Backups of everything: before what changes much, while studying, and when asked. */
export class Backups {
  readonly work: LongWork
  readonly #context: Context
  readonly #listeners = new Set<(status: BackupStatus) => void>()
  #status: BackupStatus = {}
  /** The last backup of this run, and the last entry it holds. */
  #made: { readonly name: string; readonly seq: number } | undefined
  #lastAtMs: number | undefined

  constructor(context: Context) {
    this.#context = context
    this.work = new LongWork((running) => { this.#change({ running }) })
  }

  get status(): BackupStatus {
    return this.#status
  }

  /** Calls the listener whenever the status changes. */
  onStatus(listener: (status: BackupStatus) => void): void {
    this.#listeners.add(listener)
  }

  async list(): Promise<BackupsView> {
    return { backups: await listBackups(this.folder), secondFolder: this.#context.settings.value.backupFolder }
  }

  get folder(): string {
    return join(this.#context.dataFolder, BACKUPS)
  }

  /**
   * Before something that changes much. What follows can be undone anyway, so it goes on when the disk refuses the
   * backup, and the person is told. Nothing is made when the last backup holds everything already.
   */
  async before(reason: Exclude<BackupReason, 'manual' | 'study'>): Promise<void> {
    if (!this.#holdsEverything()) await this.#makeQuietly(reason)
  }

  /** After an answer: every ten minutes, behind the person's back. */
  async studied(): Promise<void> {
    this.#lastAtMs ??= (await listBackups(this.folder).catch(() => []))[0]?.atMs ?? 0
    const { atMs } = stamp(this.#context)
    if (!isBackupDue({ atMs, lastAtMs: this.#lastAtMs }) || this.#holdsEverything()) return
    this.#lastAtMs = atMs
    await this.#makeQuietly('study')
  }

  /** When asked; null when it was called off. Fails with `backup-failed`. */
  async make(): Promise<BackupsView | null> {
    const backup = await this.#make('manual', true)
    return backup && this.list()
  }

  /** Makes a folder outside the data folder the one that every backup is copied to, and puts one there at once. */
  async chooseFolder(folder: string): Promise<BackupsView | null> {
    const { dataFolder, settings } = this.#context
    if (resolve(folder) === resolve(dataFolder) || isInside(dataFolder, folder)) {
      throw new UserError({ code: 'backup-folder-inside', message: 'Choose a folder outside the data folder.', file: folder })
    }
    settings.change({ backupFolder: folder })
    await this.#make('manual', true)
    return this.list()
  }

  async clearFolder(): Promise<BackupsView> {
    this.#context.settings.change({ backupFolder: '' })
    this.#change({ secondFailure: undefined })
    return this.list()
  }

  /** Whether the last backup has all there is, and is still there. */
  #holdsEverything(): boolean {
    return this.#made?.seq === this.#context.store.seq && existsSync(join(this.folder, this.#made.name))
  }

  async #makeQuietly(reason: BackupReason): Promise<void> {
    try {
      await this.#make(reason, false)
    } catch (error) {
      if (!(error instanceof UserError)) throw error
    }
  }

  async #make(reason: BackupReason, canCancel: boolean): Promise<Backup | null> {
    try {
      return await this.work.run({ what: 'backup', canCancel }, async (progressing) => {
        const { seq } = this.#context.store
        const now = stamp(this.#context)
        const backup = await makeBackup({ dataFolder: this.#context.dataFolder, reason, ...now, ...progressing })
        this.#made = { name: backup.name, seq }
        this.#lastAtMs = now.atMs
        await this.#copy(backup, now.offsetMinutes)
        return backup
      })
    } catch (error) {
      if (error instanceof UserError) this.#change({ failure: error.failure })
      throw error
    }
  }

  /** A second folder that is not there, such as an unplugged disk, is told and holds up nothing. */
  async #copy(backup: Backup, offsetMinutes: number): Promise<void> {
    const folder = this.#context.settings.value.backupFolder
    const secondFailure = folder === '' ? undefined : await this.#failureOfCopy({ backup, folder, offsetMinutes })
    this.#change({ failure: undefined, secondFailure })
  }

  async #failureOfCopy(copy: { readonly backup: Backup; readonly folder: string; readonly offsetMinutes: number }): Promise<Failure | undefined> {
    try {
      await copyBackup({ dataFolder: this.#context.dataFolder, ...copy })
      return undefined
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      return error.failure
    }
  }

  #change(change: { readonly [Name in keyof BackupStatus]: BackupStatus[Name] | undefined }): void {
    const told = Object.entries({ ...this.#status, ...change }).filter(([, value]) => value !== undefined)
    const status: BackupStatus = Object.fromEntries(told)
    const isSame = JSON.stringify(status) === JSON.stringify(this.#status)
    this.#status = status
    if (!isSame) for (const listener of this.#listeners) listener(status)
  }
}
