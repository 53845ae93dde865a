import { closeSync, constants, copyFileSync, fsyncSync, lstatSync, mkdirSync, openSync, renameSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Notice } from '../shared/contract.ts'
import { UserError } from '../shared/errors.ts'
import { verbatim } from '../shared/facts.ts'

/** Name of the folder under the data folder that keeps what is damaged, for whoever may want to look. */
export const QUARANTINE = 'quarantine'

/** What some systems answer to syncing a folder: they cannot, and need not be asked again. */
const CANNOT_SYNC_FOLDERS = new Set(['EINVAL', 'ENOTSUP', 'ENOSYS', 'EISDIR', 'EBADF'])

/** The system's code of an error, such as `ENOSPC`; undefined for any other error. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}

/** Why nothing can be begun on data that may well be there: starting without it could end in writing over it. */
export function unreadable(path: string, error: unknown): unknown {
  const found = errorCode(error)
  if (found === undefined) return error
  const file = basename(path)
  const message = `${file} cannot be read (${found}). Allow it, or close the program that holds it, and start again.`
  return new UserError({ code: 'file-unreadable', message, file, found: verbatim(found) })
}

/** Makes what was created, renamed or removed in a folder last over a power cut, where the system can do that. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } catch (error) {
    if (!CANNOT_SYNC_FOLDERS.has(errorCode(error) ?? '')) throw error
  } finally {
    closeSync(handle)
  }
}

/** Makes what a file holds last over a power cut. */
export function syncFile(path: string): void {
  const handle = openSync(path, 'r+')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** Makes a folder, and those above it that are missing, so that they last. */
export function makeFolder(folder: string): void {
  const first = mkdirSync(folder, { recursive: true })
  if (first === undefined) return
  for (let made = folder; made.length >= first.length; made = dirname(made)) syncFolder(dirname(made))
}

/** Moves something damaged out of the way. Gives its new path in the data folder. */
export function moveAside(dataFolder: string, path: string): string {
  const folder = join(dataFolder, QUARANTINE)
  makeQuarantine(folder)
  if (path === folder) return join(QUARANTINE, basename(folder))
  const name = freeName(folder, basename(path))
  renameSync(path, join(folder, name))
  return join(QUARANTINE, name)
}

/** Copies something there that is damaged in part. Gives the copy's path in the data folder. */
export function copyAside(dataFolder: string, path: string): string {
  const folder = join(dataFolder, QUARANTINE)
  makeQuarantine(folder)
  const name = freeName(folder, basename(path))
  copyFileSync(path, join(folder, name), constants.COPYFILE_EXCL)
  return join(QUARANTINE, name)
}

/** What has taken the folder's place goes into it as well. */
function makeQuarantine(folder: string): void {
  if (!isMisplaced(folder)) {
    makeFolder(folder)
    return
  }
  const aside = `${folder}~`
  renameSync(folder, aside)
  makeFolder(folder)
  renameSync(aside, join(folder, basename(folder)))
}

/** Whether something else stands where a folder belongs. A link that leads to nothing does not: its drive may come back. */
export function isMisplaced(folder: string): boolean {
  try {
    return !statSync(folder).isDirectory()
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false
    if (errorCode(error) === 'ELOOP') return true
    throw error
  }
}

/** Whether an error says that there is no such folder: nothing stands there, or something that is none. */
export function isNoFolder(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR', 'ELOOP'].includes(errorCode(error) ?? '')
}

/** The same, told as a notice; when the disk refuses, the damaged thing stays where it is. */
export function quarantine(dataFolder: string, path: string): Notice {
  const file = basename(path)
  try {
    return { code: 'quarantined', file, detail: moveAside(dataFolder, path) }
  } catch (error) {
    if (errorCode(error) === undefined) throw error
    return { code: 'quarantined', file }
  }
}

/** A name that nothing in a folder has yet. Looked up one by one: there may be very many. */
export function freeName(folder: string, name: string): string {
  const isTaken = (one: string): boolean => lstatSync(join(folder, one), { throwIfNoEntry: false }) !== undefined
  if (!isTaken(name)) return name
  for (let count = 2; ; count += 1) if (!isTaken(`${name}~${String(count)}`)) return `${name}~${String(count)}`
}
