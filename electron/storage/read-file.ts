import { readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { FOLDER_LIMITS } from '../shared/domain/reading.ts'
import { UserError } from '../shared/errors.ts'
import { FACTS, verbatim } from '../shared/facts.ts'
import { errorCode } from './disk.ts'
import { readPlainBytes } from './plain-file.ts'

/** A file to read, by where it is, what it is called in messages, and how large anybody may want it. */
export interface FileToRead {
  readonly path: string
  readonly name?: string
  readonly mostBytes: number
}

const MEGABYTE = 1024 ** 2

/**
 * Reads a file a person named. Only plain files are: a device, a pipe or a window into the system may never end. Fails
 * with `file-missing`, `file-is-folder`, `file-unreadable` or `file-too-large`.
 */
export async function readPlainFile({ path, name = basename(path), mostBytes }: FileToRead): Promise<Buffer> {
  try {
    return await readPlainBytes(path, mostBytes)
  } catch (error) {
    switch (errorCode(error) ?? '') {
      case 'ENOTFILE':
        throw (await stat(path)).isDirectory() ? isFolder(name) : isDevice(name)
      case 'EFBIG':
        throw tooLarge(name, Math.round(mostBytes / MEGABYTE))
      default:
        throw unreadableFile(error, name)
    }
  }
}

function isFolder(file: string): UserError {
  return new UserError({ code: 'file-is-folder', message: `${file} is a folder. Drop the folder on the window instead.`, file })
}

function isDevice(file: string): UserError {
  const message = `${file} is no plain file (found ${FACTS.device}). Save it as a file of its own, and choose that.`
  return new UserError({ code: 'file-unreadable', message, file, found: { fact: 'device' } })
}

function tooLarge(file: string, count: number): UserError {
  const message = `${file} is larger than ${String(count)} MB. Split it, and choose the parts.`
  return new UserError({ code: 'file-too-large', message, file, expected: { fact: 'megabytes-at-most', values: { count } } })
}

/** What the system says of a file or folder a person named, with its name. */
function unreadableFile(error: unknown, file: string): unknown {
  const found = errorCode(error)
  if (found === undefined) return error
  if (found === 'ENOENT') return new UserError({ code: 'file-missing', message: `${file} is not there. Check its name.`, file })
  return new UserError({ code: 'file-unreadable', message: `${file} cannot be read (${found}). Check that you may read it.`, file, found: verbatim(found) })
}

/**
 * Names of all plain files in a folder and the folders in it, relative to it and sorted; hidden ones and packages of
 * programs are passed over, links are not followed. Fails with `folder-too-deep`, `file-too-large` or `file-unreadable`.
 */
export async function listPlainFiles(folder: string): Promise<readonly string[]> {
  const found: string[] = []
  await collect({ folder, inside: [], found })
  return found
}

interface Collecting {
  readonly folder: string
  readonly inside: readonly string[]
  readonly found: string[]
}

async function collect({ folder, inside, found }: Collecting): Promise<void> {
  const top = basename(folder)
  if (inside.length > FOLDER_LIMITS.depth) throw folderTooDeep(top)
  const entries = await readdir(join(folder, ...inside), { withFileTypes: true }).catch((error: unknown) => { throw unreadableFile(error, [top, ...inside].join('/')) })
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue
    if (entry.isDirectory()) await collect({ folder, inside: [...inside, entry.name], found })
    else if (entry.isFile()) found.push([...inside, entry.name].join('/'))
    if (found.length > FOLDER_LIMITS.seen) throw tooManyFiles(top)
  }
}

function folderTooDeep(file: string): UserError {
  const count = FOLDER_LIMITS.depth
  return new UserError({ code: 'folder-too-deep', message: `${file} holds folders more than ${String(count)} deep. Choose the folder of the guide itself.`, file, expected: { fact: 'deep-at-most', values: { count } } })
}

function tooManyFiles(file: string): UserError {
  const count = FOLDER_LIMITS.seen
  return new UserError({ code: 'file-too-large', message: `${file} holds more than ${String(count)} files. Choose the folder of the guide itself.`, file, expected: { fact: 'files-at-most', values: { count } } })
}
