import { randomUUID } from 'node:crypto'
import { open, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { OnShare } from '../shared/on-share.ts'
import { headTextOf } from './backup-check.ts'
import { HEAD_NAME, isContent, readHead, type BackupHead } from './backup-content.ts'
import { BACKUPS, BESIDE } from './backup-names.ts'
import { errorCode, makeFolder } from './disk.ts'
import { failureOfDisk } from './disk-failure.ts'
import { isInside } from './paths.ts'
import { damagedZip, readZip } from './zip-read.ts'
import { UserError } from '../shared/errors.ts'

/** A backup unpacked beside the data, to look at. */
export interface Unpacked {
  readonly head: BackupHead
  /** A folder laid out like a data folder. */
  readonly folder: string
}

export interface Unpacking {
  /** The zip: a backup or a profile. */
  readonly path: string
  readonly dataFolder: string
  /** Made by {@link unpackedFolder}: whoever ends a process that unpacks removes it. */
  readonly folder: string
  readonly signal?: AbortSignal
  readonly onShare?: OnShare
}

/** What a disk says of a name that no file of ours has: one too long, or a file that is a folder as well. */
const CANNOT_BE: ReadonlySet<string> = new Set(['ENAMETOOLONG', 'ENOTDIR', 'EISDIR', 'EEXIST'])

/** A folder to unpack into. Under this name a start removes it, should nobody else. */
export function unpackedFolder(dataFolder: string): string {
  return join(dataFolder, BACKUPS, `${BESIDE}${randomUUID()}`)
}

/**
 * Unpacks a backup or a profile, which a stranger may have made, into a folder of its own. Fails with
 * `backup-damaged`, `data-newer-version` or `not-saved`, or with the signal's reason; then nothing of it stays.
 */
export async function unpackBackup({ path, folder, signal, onShare }: Unpacking): Promise<Unpacked> {
  let head: BackupHead | undefined
  const take = async (name: string, content: AsyncIterable<Buffer>): Promise<void> => {
    if (name === HEAD_NAME) head = readHead(await headTextOf(content))
    else await unpackFile(folder, name, content).catch((error: unknown) => {
      throw CANNOT_BE.has(errorCode(error) ?? '') ? damagedZip(basename(path), { fact: 'strange-file' }, name) : error
    })
  }
  try {
    makeFolder(folder)
    await readZip({ path, isAllowed: isContent, take, signal, onRead: (bytes, all) => { onShare?.(bytes / Math.max(1, all)) } })
    if (!head) throw damagedZip(basename(path), { fact: 'missing-file' }, HEAD_NAME)
    return { head, folder }
  } catch (error) {
    await removeUnpacked(folder)
    throw errorCode(error) === undefined ? error : new UserError(failureOfDisk('restore', error))
  }
}

/** Throws an unpacked backup away; what cannot be removed goes with the next start. */
export async function removeUnpacked(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true }).catch(() => undefined)
}

/** Synced, because it may be moved into its place as it is. */
async function unpackFile(folder: string, name: string, content: AsyncIterable<Buffer>): Promise<void> {
  const path = join(folder, name)
  if (!isInside(folder, path)) throw damagedZip(basename(folder), { fact: 'name-leads-out' }, name)
  makeFolder(dirname(path))
  const handle = await open(path, 'wx')
  try {
    for await (const chunk of content) await handle.appendFile(chunk)
    await handle.sync()
  } finally {
    await handle.close()
  }
}
