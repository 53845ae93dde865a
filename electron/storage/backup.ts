import { randomUUID } from 'node:crypto'
import { access, copyFile, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { BackupReason } from '../shared/contract.ts'
import { UserError } from '../shared/errors.ts'
import type { OnShare } from '../shared/on-share.ts'
import { checkBackup } from './backup-check.ts'
import { contentOf, HEAD_NAME, headText } from './backup-content.ts'
import { backupName, BACKUPS, BESIDE, listBackups, type Backup } from './backup-names.ts'
import { keptBackups } from './backup-thin.ts'
import { errorCode, makeFolder, syncFolder } from './disk.ts'
import { failureOfDisk } from './disk-failure.ts'
import { writeZip } from './zip-write.ts'

export interface BackupOrder {
  readonly dataFolder: string
  readonly reason: BackupReason
  /** UTC milliseconds. */
  readonly atMs: number
  /** The person's clock, to tell days by. */
  readonly offsetMinutes: number
  readonly signal?: AbortSignal
  readonly onShare?: OnShare
}

/**
 * Backs the data folder up as one zip in `backups/`: written beside, synced, read back and checked, renamed; then the
 * older ones are thinned out. Fails with `backup-failed` when the disk refuses or what was written cannot be read back,
 * or with the signal's reason; then nothing of it stays.
 */
export async function makeBackup(order: BackupOrder): Promise<Backup> {
  const { dataFolder, reason, offsetMinutes } = order
  const folder = join(dataFolder, BACKUPS)
  const backup = await orFailure(async () => {
    // A data folder that is gone is not made anew: its drive may come back.
    await access(dataFolder)
    makeFolder(folder)
    const atMs = freeTime(await listBackups(folder), order.atMs)
    const name = backupName(atMs, reason)
    const bytes = await writeProfile({ ...order, atMs, path: join(folder, name), format: 'weekdeck-backup' })
    return { name, atMs, reason, bytes }
  })
  await thinBackups(folder, offsetMinutes)
  return backup
}

interface ProfileOrder extends Omit<BackupOrder, 'offsetMinutes'> {
  readonly path: string
  /** A profile holds media too. */
  readonly format: 'weekdeck-backup' | 'weekdeck-profile'
}

/** Writes the whole data folder, media and all, as one checked file to carry to another computer. Fails with `not-saved`. */
export async function exportProfile(order: Omit<ProfileOrder, 'format' | 'reason'>): Promise<number> {
  try {
    return await writeProfile({ ...order, format: 'weekdeck-profile', reason: 'manual' })
  } catch (error) {
    throw errorCode(error) === undefined ? error : new UserError(failureOfDisk('export', error))
  }
}

/** Writes everything of a data folder as one checked zip, all or nothing; gives its size. Throws what the disk says. */
async function writeProfile({ dataFolder, path, format, reason, atMs, signal, onShare }: ProfileOrder): Promise<number> {
  const beside = join(path, '..', `${BESIDE}${randomUUID()}`)
  try {
    const sources = await contentOf(dataFolder, format === 'weekdeck-profile')
    const all = sources.reduce((sum, { bytes }) => sum + bytes, 1)
    const head = { name: HEAD_NAME, text: headText({ format, madeAtMs: atMs, reason }) }
    await writeZip({ path: beside, head, sources, signal, onRead: (bytes) => { onShare?.(Math.min(0.7, (0.7 * bytes) / all)) } })
    const bytes = await checkBackup({ path: beside, sources, signal, onShare: (share) => { onShare?.(0.7 + 0.3 * share) } })
    await rename(beside, path)
    syncFolder(join(path, '..'))
    return bytes
  } catch (error) {
    await rm(beside, { force: true }).catch(() => undefined)
    throw error
  }
}

/** Copies a backup into another folder, checked and all or nothing, and thins that one out too. Fails with `backup-failed`. */
export async function copyBackup(copy: { readonly dataFolder: string; readonly backup: Backup; readonly folder: string; readonly offsetMinutes: number }): Promise<void> {
  const { dataFolder, backup, folder, offsetMinutes } = copy
  const beside = join(folder, `${BESIDE}${randomUUID()}`)
  await orFailure(async () => {
    try {
      await copyFile(join(dataFolder, BACKUPS, backup.name), beside)
      await syncFile(beside)
      await checkBackup({ path: beside, sources: [] })
      await rename(beside, join(folder, backup.name))
      syncFolder(folder)
    } catch (error) {
      await rm(beside, { force: true }).catch(() => undefined)
      throw error
    }
  })
  await thinBackups(folder, offsetMinutes)
}

/** Runs something that writes a backup; what goes wrong with the disk or the copy is told as `backup-failed`. */
async function orFailure<Value>(write: () => Promise<Value>): Promise<Value> {
  try {
    return await write()
  } catch (error) {
    if (error instanceof UserError) throw new UserError({ ...error.failure, code: 'backup-failed' })
    throw errorCode(error) === undefined ? error : new UserError(failureOfDisk('backup', error))
  }
}

/** A backup that cannot be removed is in nobody's way; the next thinning tries again. */
async function thinBackups(folder: string, offsetMinutes: number): Promise<void> {
  const backups = await listBackups(folder).catch(() => [])
  const kept = new Set(keptBackups(backups.map(({ atMs }) => atMs), offsetMinutes))
  const removed = backups.filter(({ atMs }) => !kept.has(atMs))
  await Promise.all(removed.map(({ name }) => rm(join(folder, name), { force: true }).catch(() => undefined)))
}

/** The time, or the next millisecond that no backup has: a name stands for one backup. */
function freeTime(backups: readonly Backup[], atMs: number): number {
  const taken = new Set(backups.map((backup) => backup.atMs))
  let free = atMs
  while (taken.has(free)) free += 1
  return free
}

async function syncFile(path: string): Promise<void> {
  const handle = await open(path, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
