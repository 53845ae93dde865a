import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { BackupReason, BackupRow } from '../shared/contract.ts'
import { isNoFolder, unreadable } from './disk.ts'

/** Name of the folder under the data folder that holds the backups. */
export const BACKUPS = 'backups'

/** Why a backup was made. */
export const BACKUP_REASONS = ['import', 'reset', 'delete', 'restore', 'migration', 'study', 'manual'] as const satisfies readonly BackupReason[]

/** A backup that is there whole; its time is in UTC, by the clock of the computer that made it. */
export type Backup = BackupRow

/** How the name of a file begins that is being written. */
export const BESIDE = '.new-'

const NAME = new RegExp(`^(\\d{4}-\\d{2}-\\d{2})T(\\d{2})-(\\d{2})-(\\d{2})-(\\d{3})Z-(${BACKUP_REASONS.join('|')})\\.zip$`)

/** A name that tells when and why, and that every system takes. */
export function backupName(atMs: number, reason: BackupReason): string {
  return `${new Date(atMs).toISOString().replace(/[:.]/g, '-')}-${reason}.zip`
}

/** When and why a backup was made, from its name; undefined for any other file. */
export function readBackupName(name: string): Pick<Backup, 'atMs' | 'reason'> | undefined {
  const [, day, hour, minute, second, milliseconds, reason] = NAME.exec(name) ?? []
  const atMs = Date.parse(`${String(day)}T${String(hour)}:${String(minute)}:${String(second)}.${String(milliseconds)}Z`)
  return Number.isNaN(atMs) ? undefined : { atMs, reason: reason as BackupReason }
}

/** The backups in a folder, newest first; none when the folder is not there. */
export async function listBackups(folder: string): Promise<readonly Backup[]> {
  const found = (await namesIn(folder)).flatMap((name) => {
    const read = readBackupName(name)
    return read ? [{ name, ...read }] : []
  })
  const backups = await Promise.all(found.map(async (one) => ({ ...one, bytes: await sizeOf(join(folder, one.name)) })))
  return backups.filter(({ bytes }) => bytes > 0).sort((a, b) => b.atMs - a.atMs)
}

/** Removes what a killed run left beside. */
export async function removeHalfBackups(folder: string): Promise<void> {
  const left = (await namesIn(folder)).filter((name) => name.startsWith(BESIDE))
  await Promise.all(left.map((name) => rm(join(folder, name), { recursive: true, force: true })))
}

/** 0 for one that was removed since the folder was read. */
async function sizeOf(path: string): Promise<number> {
  return (await stat(path).catch(() => undefined))?.size ?? 0
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if (isNoFolder(error)) return []
    throw unreadable(folder, error)
  }
}
