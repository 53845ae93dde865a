/**
 * The one way to read a file of the data folder: whatever stands in its place – a folder, a pipe that nobody fills, a
 * device without an end – is told by an error at once instead of being waited for.
 */
import { closeSync, constants, fstatSync, openSync, readSync, statSync, type Stats } from 'node:fs'
import { open, stat, type FileHandle } from 'node:fs/promises'
import { errorCode } from './disk.ts'

/** Far more than a file that is read at once ever has: a store, a deck, a guide. */
const MOST_BYTES = 256 * 2 ** 20

/** Windows into the system give a whole page or nothing. */
const A_PAGE = 4096

/** Does not wait for somebody to open a pipe's other end, which could become one after it was looked at. */
const FLAGS = constants.O_RDONLY | (process.platform === 'win32' ? 0 : constants.O_NONBLOCK)

/** Errors that say the file itself is no good, not that reading it is refused. */
const UNUSABLE = new Set(['ENOTFILE', 'EFBIG', 'EISDIR', 'EIO', 'ELOOP', 'ENXIO', 'ENODEV'])

/** Whether an error says that what is there can never be read, so that it may be set aside. */
export function isUnusable(error: unknown): boolean {
  return UNUSABLE.has(errorCode(error) ?? '')
}

/** The bytes of a plain file, or its first ones. Throws what the disk says, `ENOTFILE` for anything else, `EFBIG` for a file that is too large. */
export function readPlainSync(path: string, { upTo = MOST_BYTES } = {}): Buffer {
  requirePlain(path, statSync(path))
  const handle = openSync(path, FLAGS)
  try {
    const found = requireOpened(path, handle)
    const bytes = Buffer.alloc(Math.min(found.size, upTo))
    let length = 0
    for (let read = 1; read > 0 && length < bytes.length; length += read) read = readSync(handle, bytes, length, bytes.length - length, length)
    return bytes.subarray(0, length)
  } finally {
    closeSync(handle)
  }
}

/** The text of a plain file; fails like {@link readPlainSync}. */
export async function readPlainText(path: string): Promise<string> {
  return (await readPlainBytes(path)).toString()
}

/** The bytes of a plain file of at most so many; fails like {@link readPlainSync}. */
export async function readPlainBytes(path: string, mostBytes = MOST_BYTES): Promise<Buffer> {
  const { handle, bytes } = await openPlain(path, mostBytes)
  try {
    return await readUpTo(handle, bytes)
  } finally {
    await handle.close()
  }
}

/** The content of a plain file from a byte on, as far as it goes now, in chunks; fails like {@link readPlainSync}. */
export async function* streamPlain(path: string, { from = 0, to = Infinity, chunkBytes = 2 ** 16 }: PlainStream = {}): AsyncGenerator<Buffer> {
  const { handle, bytes } = await openPlain(path, Infinity)
  const last = Math.min(bytes, to) - 1
  if (from > last) return handle.close()
  // The stream closes the file, also when whoever reads stops before its end.
  yield* handle.createReadStream({ start: from, end: last, highWaterMark: chunkBytes }) as AsyncIterable<Buffer>
}

export interface PlainStream {
  readonly from?: number
  /** The first byte that is left out. */
  readonly to?: number
  readonly chunkBytes?: number
}

/** Opens a plain file for reading, and gives the bytes it has. */
async function openPlain(path: string, mostBytes = MOST_BYTES): Promise<{ readonly handle: FileHandle; readonly bytes: number }> {
  requirePlain(path, await stat(path), mostBytes)
  const handle = await open(path, FLAGS)
  try {
    return { handle, bytes: requireOpened(path, handle.fd, mostBytes).size }
  } catch (error) {
    await handle.close()
    throw error
  }
}

async function readUpTo(handle: FileHandle, size: number): Promise<Buffer> {
  const bytes = Buffer.alloc(size)
  let length = 0
  for (let read = 1; read > 0 && length < size; length += read) read = (await handle.read(bytes, length, size - length, length)).bytesRead
  return bytes.subarray(0, length)
}

/** The same of an open file. A window into the system says that it has no bytes, and gives them without an end. */
function requireOpened(path: string, handle: number, mostBytes = MOST_BYTES): Stats {
  const found = fstatSync(handle)
  requirePlain(path, found, mostBytes)
  const isWindow = found.size === 0 && readSync(handle, Buffer.alloc(A_PAGE), 0, A_PAGE, 0) > 0 && fstatSync(handle).size === 0
  if (isWindow) throw notFile(path)
  return found
}

function requirePlain(path: string, found: Stats, mostBytes = MOST_BYTES): void {
  if (!found.isFile()) throw notFile(path)
  if (found.size > mostBytes) throw Object.assign(new Error(`${path} is too large.`), { code: 'EFBIG' })
}

function notFile(path: string): Error {
  return Object.assign(new Error(`${path} is not a file.`), { code: 'ENOTFILE' })
}
