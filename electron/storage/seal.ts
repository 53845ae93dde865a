import { createHash } from 'node:crypto'
import { lstat, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { errorCode } from './disk.ts'
import { deviceId, JOURNAL } from './journal-files.ts'
import { STORES } from './keyed-store.ts'

/** Name of the file that says how the data folder was left. */
export const SEAL = 'left-whole'

/** What is opened at a start. */
const OPENED = [JOURNAL, STORES, 'decks']
/** A folder with more than this is not sealed: looking at it would take as long as trying it. */
const MOST_ENTRIES = 20_000
/** Longer than any seal. */
const MOST_BYTES = 1000

export interface Sealed {
  readonly dataFolder: string
  /** The build that left it: another may not be able to open what this one could. */
  readonly build: string
}

/** Notes that everything was written and let go of. What the disk refuses costs a slower start. */
export async function sealData(sealed: Sealed): Promise<void> {
  const path = join(sealed.dataFolder, SEAL)
  // Beside, and only where nothing is: whatever stands in the seal's place is not opened.
  const beside = `${path}.${String(process.pid)}`
  try {
    const sign = await signOf(sealed)
    if (sign === undefined) return
    await writeFile(beside, sign, { flag: 'wx' })
    await rename(beside, path)
  } catch (error) {
    if (errorCode(error) === undefined) throw error
  }
}

/**
 * Whether a data folder is as this build left it, in order, or holds nothing yet: then it opens as it did before. Breaks
 * the seal, so that a start that comes to no end is not tried again in the same way. Nothing is opened but the seal.
 */
export async function breakSeal(sealed: Sealed): Promise<boolean> {
  const path = join(sealed.dataFolder, SEAL)
  try {
    if (!(await readdir(sealed.dataFolder)).some((name) => OPENED.includes(name) || name.startsWith('lock.'))) return true
    const found = await lstat(path)
    if (!found.isFile() || found.size > MOST_BYTES) return false
    const kept = await readFile(path, 'utf8')
    await rm(path)
    return kept === await signOf(sealed)
  } catch (error) {
    if (errorCode(error) === undefined) throw error
    return false
  }
}

/** Another text whenever a file was changed, came or went; undefined for a folder with too much in it. */
async function signOf({ dataFolder, build }: Sealed): Promise<string | undefined> {
  const locks = (await readdir(dataFolder)).filter((name) => name.startsWith('lock.') && name !== `lock.${deviceId()}`)
  const hash = createHash('sha256').update(build)
  let seen = 0
  const look = async (name: string): Promise<boolean> => {
    const path = join(dataFolder, name)
    const found = await lstat(path).catch(() => undefined)
    hash.update(JSON.stringify([name, found?.mode, found?.isDirectory() === true ? 0 : found?.size, found?.mtimeMs]))
    if (found?.isDirectory() !== true) return true
    const names = (await readdir(path)).sort()
    seen += names.length
    if (seen > MOST_ENTRIES) return false
    for (const below of names) if (!await look(join(name, below))) return false
    return true
  }
  for (const name of [...OPENED, ...locks]) if (!await look(name)) return undefined
  return hash.digest('hex')
}
