import { randomUUID } from 'node:crypto'
import { constants } from 'node:fs'
import { access, lstat, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { UserError } from '../shared/errors.ts'
import type { OnShare } from '../shared/on-share.ts'
import { BESIDE } from './backup-names.ts'
import type { Content } from './backup-content.ts'
import { errorCode, syncFolder } from './disk.ts'
import { failureOfDisk } from './disk-failure.ts'
import { writeZip } from './zip-write.ts'

/** The first file of a copy: what is not in it, a line each. */
export const LEFT_OUT = 'left-out.txt'

/** What the browser engine keeps for itself is nothing of the person's. */
const ENGINE = /^browser|^Singleton/

/** What no zip may have in a name. */
const NO_NAME = /\\|^[a-z]:/i

export interface CopyOrder {
  readonly dataFolder: string
  /** The zip to write. */
  readonly path: string
  readonly onShare?: OnShare
}

export interface Copied {
  readonly files: number
  /** Names of what is not in it, because it is no file or may not be read. */
  readonly left: readonly string[]
}

/**
 * Writes every file of a data folder, whatever it is, into a zip, and says what could not go in. Links, pipes and
 * devices are never opened. Fails with `not-saved`; then nothing of it stays.
 */
export async function copyData({ dataFolder, path, onShare }: CopyOrder): Promise<Copied> {
  const beside = join(dirname(path), `${BESIDE}${randomUUID()}`)
  try {
    const { files, left } = await look(dataFolder, new Set([resolve(path), resolve(beside)]))
    const all = files.reduce((sum, { bytes }) => sum + bytes, 1)
    const head = { name: LEFT_OUT, text: left.map((name) => `${name}\n`).join('') }
    await writeZip({ path: beside, head, sources: files, onRead: (bytes) => { onShare?.(Math.min(1, bytes / all)) } })
    await rename(beside, path)
    syncFolder(dirname(path))
    return { files: files.length, left }
  } catch (error) {
    await rm(beside, { force: true }).catch(() => undefined)
    throw errorCode(error) === undefined ? error : new UserError(failureOfDisk('export', error))
  }
}

/** Folder by folder, so that their number and depth cost no memory of the stack. */
async function look(dataFolder: string, without: ReadonlySet<string>): Promise<{ readonly files: readonly Content[]; readonly left: readonly string[] }> {
  const files: Content[] = []
  const left: string[] = []
  const folders = ['']
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    const names = await readdir(join(dataFolder, folder)).catch(() => undefined)
    if (!names) left.push(folder)
    for (const name of names ?? []) {
      const inside = folder === '' ? name : `${folder}/${name}`
      const path = join(dataFolder, inside)
      if (without.has(resolve(path)) || (folder === '' && ENGINE.test(name))) continue
      const found = await lstat(path).catch(() => undefined)
      if (found?.isDirectory() === true) folders.push(inside)
      else if (found?.isFile() === true && !NO_NAME.test(inside) && await isReadable(path)) files.push({ name: inside, path, bytes: found.size })
      else left.push(inside)
    }
  }
  return { files, left }
}

function isReadable(path: string): Promise<boolean> {
  return access(path, constants.R_OK).then(() => true, () => false)
}
