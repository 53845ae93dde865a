import { constants } from 'node:fs'
import { open, readdir, stat, type FileHandle } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { FOLDER_LIMITS } from '../shared/domain/reading.ts'
import { UserError } from '../shared/errors.ts'
import { FACTS, verbatim } from '../shared/facts.ts'
import { errorCode } from './disk.ts'

/** A file to read, by where it is, what it is called in messages, and how large anybody may want it. */
export interface FileToRead {
  readonly path: string
  readonly name?: string
  readonly mostBytes: number
}

const MEGABYTE = 1024 ** 2

/** Bytes asked for behind a file's end; some windows into the system give a whole page or nothing. */
const BEHIND = 4096

/**
 * Reads a file a person named. Only plain files are: a device, a pipe or a window into the system may never end. Fails
 * with `file-missing`, `file-is-folder`, `file-unreadable` or `file-too-large`.
 */
export async function readPlainFile({ path, name = basename(path), mostBytes }: FileToRead): Promise<Buffer> {
  try {
    requirePlain(await stat(path), name)
    // Between asking and opening it may have become something else, which must not hold this process up.
    const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
    try {
      return await readWhole(file, { name, mostBytes })
    } finally {
      await file.close()
    }
  } catch (error) {
    throw unreadableFile(error, name)
  }
}

async function readWhole(file: FileHandle, { name, mostBytes }: { name: string; mostBytes: number }): Promise<Buffer> {
  const found = await file.stat()
  requirePlain(found, name)
  if (found.size > mostBytes) {
    const most = `${String(Math.round(mostBytes / MEGABYTE))} MB`
    throw new UserError({ code: 'file-too-large', message: `${name} is larger than ${most}. Split it, and choose the parts.`, file: name, expected: { fact: 'megabytes-at-most', values: { count: Math.round(mostBytes / MEGABYTE) } } })
  }
  // More than there should be: what goes on behind its own end is a window into the system, or is being written.
  const bytes = Buffer.alloc(found.size + BEHIND)
  let length = 0
  for (;;) {
    const { bytesRead } = await file.read(bytes, length, bytes.length - length)
    length += bytesRead
    if (bytesRead === 0) return bytes.subarray(0, length)
    if (length > found.size) throw notPlain(name, found.size === 0 ? 'device' : 'growing-file')
  }
}

function requirePlain(found: { isDirectory: () => boolean; isFile: () => boolean }, name: string): void {
  if (found.isDirectory()) throw new UserError({ code: 'file-is-folder', message: `${name} is a folder. Drop the folder on the window instead.`, file: name })
  if (!found.isFile()) throw notPlain(name, 'device')
}

function notPlain(name: string, fact: 'device' | 'growing-file'): UserError {
  const message = `${name} is no plain file (found ${FACTS[fact]}). Save it as a file of its own, and choose that.`
  return new UserError({ code: 'file-unreadable', message, file: name, found: { fact } })
}

/** What the system says of a file or folder a person named, with its name. */
function unreadableFile(error: unknown, file: string): unknown {
  const found = errorCode(error)
  if (error instanceof UserError || found === undefined) return error
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
