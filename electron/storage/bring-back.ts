import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { UserError } from '../shared/errors.ts'
import type { OnShare } from '../shared/on-share.ts'
import { BACKUPS, listBackups } from './backup-names.ts'
import { readState } from './backup-state.ts'
import { removeUnpacked, unpackBackup, unpackedFolder } from './backup-unpack.ts'
import { errorCode, syncFolder } from './disk.ts'
import { failureOfDisk } from './disk-failure.ts'
import type { OpenStore } from './keyed-store.ts'
import { LEARNED, setAside } from './set-aside.ts'

export interface BringingBack {
  readonly dataFolder: string
  readonly openStore: OpenStore
  /** UTC milliseconds. */
  readonly atMs: number
  readonly onShare?: OnShare
}

/** The backup that was brought back, and where what it took the place of is now. */
export interface BroughtBack {
  readonly madeAtMs: number
  readonly keptAt?: string
}

/**
 * Puts the newest backup that can be read in the place of data that does not open; that is set aside as it is. Fails
 * with `backup-damaged` when there is none, or `not-saved`; then nothing was changed.
 */
export async function bringBack({ dataFolder, openStore, atMs, onShare }: BringingBack): Promise<BroughtBack> {
  for (const { name, atMs: madeAtMs } of await listBackups(join(dataFolder, BACKUPS))) {
    const folder = await unpackWhole({ dataFolder, openStore, name, onShare })
    if (folder === undefined) continue
    try {
      const keptAt = await setAside({ dataFolder, names: LEARNED, atMs })
      await moveIn(folder, dataFolder)
      return { madeAtMs, ...(keptAt === undefined ? {} : { keptAt }) }
    } finally {
      await removeUnpacked(folder)
    }
  }
  throw new UserError({ code: 'backup-damaged', message: 'There is no backup that can be read. Nothing was changed.', file: BACKUPS })
}

/** Undefined for a backup that cannot be read. */
async function unpackWhole({ dataFolder, openStore, name, onShare }: Omit<BringingBack, 'atMs' | 'onShare'> & { readonly name: string; readonly onShare: OnShare | undefined }): Promise<string | undefined> {
  try {
    const { folder } = await unpackBackup({ path: join(dataFolder, BACKUPS, name), dataFolder, folder: unpackedFolder(dataFolder), ...(onShare ? { onShare } : {}) })
    try {
      await readState(folder, openStore)
      return folder
    } catch (error) {
      await removeUnpacked(folder)
      throw error
    }
  } catch (error) {
    if (error instanceof UserError && error.failure.code !== 'not-saved') return undefined
    throw error
  }
}

/** The journal first: it tells everything that the stores do. */
async function moveIn(folder: string, dataFolder: string): Promise<void> {
  try {
    for (const name of LEARNED.toReversed()) {
      await rename(join(folder, name), join(dataFolder, name)).catch((error: unknown) => { if (errorCode(error) !== 'ENOENT') throw error })
    }
    syncFolder(dataFolder)
  } catch (error) {
    throw errorCode(error) === undefined ? error : new UserError(failureOfDisk('restore', error))
  }
}
