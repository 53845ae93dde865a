import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { crc32 } from 'node:zlib'
import { openPromise, type Entry, type ZipFile } from 'yauzl'
import { UserError } from '../shared/errors.ts'
import { sayFact, type Fact } from '../shared/facts.ts'
import { zipFault } from '../formats/zip-fault.ts'
import { unreadable } from './disk.ts'

export interface ZipReading {
  readonly path: string
  /** Whether a zip of this kind has such a file. */
  readonly isAllowed: (name: string) => boolean
  /** Takes a file's content whole, in the order the zip has them. */
  readonly take: (name: string, content: AsyncIterable<Buffer>) => Promise<void>
  readonly signal?: AbortSignal | undefined
  /** Called with the bytes read so far, and how many there are. */
  readonly onRead?: ((bytes: number, all: number) => void) | undefined
}

/** More files than any profile has. */
const MOST_FILES = 200_000
/** A journal shrinks to a tenth; what would grow much more than that is made to fill a disk. */
const MOST_GROWTH = 200
const ALWAYS_ALLOWED_BYTES = 1 << 26

/**
 * Reads every file of a zip that a stranger may have made: names, sizes and checksums are checked, and nothing is given
 * that the zip did not announce. Fails with `backup-damaged` for anything else than a whole zip of allowed files.
 */
export async function readZip(reading: ZipReading): Promise<void> {
  const zip = await openZip(reading.path)
  try {
    const entries = await checkedEntries(zip, reading)
    const all = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0)
    let bytes = 0
    const count = (added: number): void => {
      reading.signal?.throwIfAborted()
      reading.onRead?.(bytes += added, all)
    }
    for (const entry of entries) await reading.take(entry.fileName, contentOf({ zip, entry, file: basename(reading.path), count }))
  } finally {
    zip.close()
  }
}

/** The error for a zip that is not what it should be; `at` names the file in it. */
export function damagedZip(file: string, found: Fact, at?: string): UserError {
  const message = `${file} is not a whole Weekdeck backup (${sayFact(found)}). Nothing was changed. Choose another one.`
  return new UserError({ code: 'backup-damaged', message, file, found, ...(at === undefined ? {} : { at }) })
}

async function openZip(path: string): Promise<ZipFile> {
  try {
    await stat(path)
    return await openPromise(path, { lazyEntries: true, autoClose: false, strictFileNames: true })
  } catch (error) {
    const said = unreadable(path, error)
    throw said === error ? damagedZip(basename(path), zipFault(error)) : said
  }
}

async function checkedEntries(zip: ZipFile, { path, isAllowed }: ZipReading): Promise<readonly Entry[]> {
  const refuse = (found: Fact, at?: string): never => { throw damagedZip(basename(path), found, at) }
  if (zip.entryCount > MOST_FILES) refuse({ fact: 'files', values: { count: zip.entryCount } })
  const entries: Entry[] = []
  try {
    for await (const entry of zip.eachEntry()) entries.push(entry)
  } catch (error) {
    refuse(zipFault(error))
  }
  const strange = entries.find((entry) => !isAllowed(entry.fileName) || !entry.canDecodeFileData())
  if (strange) refuse({ fact: 'strange-file' }, strange.fileName)
  if (new Set(entries.map((entry) => entry.fileName.toLowerCase())).size < entries.length) refuse({ fact: 'name-twice' })
  const sum = (sizeOf: (entry: Entry) => number): number => entries.reduce((total, entry) => total + sizeOf(entry), 0)
  const isBomb = sum((entry) => entry.uncompressedSize) > ALWAYS_ALLOWED_BYTES + zip.fileSize * MOST_GROWTH
  if (isBomb || sum((entry) => entry.compressedSize) > zip.fileSize) refuse({ fact: 'more-than-size' })
  return entries
}

interface Reading {
  readonly zip: ZipFile
  readonly entry: Entry
  readonly file: string
  readonly count: (bytes: number) => void
}

/** A file's bytes; fails at their end when they are not those that were written. */
async function* contentOf({ zip, entry, file, count }: Reading): AsyncGenerator<Buffer> {
  const chunks = await zip.openReadStreamPromise(entry).catch((error: unknown) => { throw damagedZip(file, zipFault(error), entry.fileName) })
  const reader = chunks[Symbol.asyncIterator]() as AsyncIterator<Buffer, undefined>
  let checksum = 0
  try {
    for (;;) {
      const { value, done } = await reader.next().catch((error: unknown) => { throw damagedZip(file, zipFault(error), entry.fileName) })
      if (done) break
      checksum = crc32(value, checksum)
      count(value.length)
      yield value
    }
  } finally {
    chunks.destroy()
  }
  if (checksum !== entry.crc32) throw damagedZip(file, { fact: 'wrong-checksum', values: { name: entry.fileName } }, entry.fileName)
}
