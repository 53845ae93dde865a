import { mkdir, readdir, rename, rmdir } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { BACKUPS } from './backup-names.ts'
import { MEDIA } from './backup-content.ts'
import { errorCode, syncFolder } from './disk.ts'
import { failureOfDisk } from './disk-failure.ts'
import { JOURNAL } from './journal-files.ts'
import { STORES } from './keyed-store.ts'
import { SEAL } from './seal.ts'
import { UserError } from '../shared/errors.ts'

/** What a backup takes the place of. The journal goes last: without the stores it still tells everything. */
export const LEARNED = [STORES, 'decks', JOURNAL] as const

/** Everything of the person's in a data folder; the rest is the browser engine's. */
const ALL: readonly string[] = [...LEARNED, MEDIA, BACKUPS, 'quarantine', SEAL]

export interface SettingAside {
  readonly dataFolder: string
  /** Names in the data folder; all of the person's, if not said. */
  readonly names?: readonly string[]
  /** UTC milliseconds; names the place. */
  readonly atMs: number
}

/**
 * Moves parts of a data folder out of the way, as they are and without opening anything, into a new folder beside it;
 * where that cannot be, into one inside. Gives its path; undefined when there was nothing to move. Fails with `not-saved`.
 */
export async function setAside({ dataFolder, names, atMs }: SettingAside): Promise<string | undefined> {
  try {
    const here = await readdir(dataFolder)
    const moved = names ? names.filter((name) => here.includes(name)) : here.filter(isOwn)
    if (moved.length === 0) return undefined
    for (const place of placesFor(dataFolder, atMs)) {
      const folder = await newFolder(place)
      if (folder !== undefined && await moveInto(folder, dataFolder, moved)) return folder
    }
    throw Object.assign(new Error('Nowhere to move to.'), { code: 'EACCES' })
  } catch (error) {
    throw errorCode(error) === undefined ? error : new UserError(failureOfDisk('restore', error))
  }
}

function isOwn(name: string): boolean {
  return ALL.includes(name) || name.startsWith('lock.')
}

function placesFor(dataFolder: string, atMs: number): readonly string[] {
  const name = `${basename(resolve(dataFolder))} ${new Date(atMs).toISOString().slice(0, 19).replace('T', ' ').replaceAll(':', '-')}`
  return [join(dirname(resolve(dataFolder)), name), join(dataFolder, 'set-aside', name)]
}

/** A folder that was not there before; undefined where none can be made. */
async function newFolder(place: string): Promise<string | undefined> {
  for (let count = 1; ; count += 1) {
    const folder = count === 1 ? place : `${place} (${String(count)})`
    try {
      await mkdir(dirname(folder), { recursive: true })
      await mkdir(folder)
      return folder
    } catch (error) {
      if (errorCode(error) === undefined) throw error
      if (errorCode(error) !== 'EEXIST' || count > 100) return undefined
    }
  }
}

/** All or nothing: false where the place is on another disk, or something of it is held. */
async function moveInto(folder: string, dataFolder: string, names: readonly string[]): Promise<boolean> {
  const moved: string[] = []
  try {
    for (const name of names) {
      await rename(join(dataFolder, name), join(folder, name))
      moved.push(name)
    }
  } catch (error) {
    if (errorCode(error) === undefined) throw error
    for (const name of moved) await rename(join(folder, name), join(dataFolder, name))
    await rmdir(folder)
    return false
  }
  syncFolder(folder)
  syncFolder(dataFolder)
  return true
}
