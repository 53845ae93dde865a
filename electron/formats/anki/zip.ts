import { crc32 } from 'node:zlib'
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl'
import { UserError } from '../../shared/errors.ts'
import { sayFact, type Fact } from '../../shared/facts.ts'
import { zipFault } from '../zip-fault.ts'

/** Bytes a package may unpack to, and files it may hold, unless a person allows more. */
export interface PackageLimits {
  readonly bytes: number
  readonly files: number
}

export const PACKAGE_LIMITS: PackageLimits = { bytes: 512 * 1024 * 1024, files: 100_000 }

/** A zip in memory whose entries are unpacked one by one. */
export interface Package {
  readonly names: ReadonlySet<string>
  /** The bytes of an entry; fails with `deck-damaged` where they are not what was packed. */
  readonly read: (name: string) => Promise<Uint8Array>
}

/**
 * Opens a zip that a stranger may have made. Sizes are held against absolute limits, since a real package reaches
 * 107:1; entries that overlap are refused, and every entry's checksum is checked, which the library leaves out.
 * Fails with `deck-damaged` or `file-too-large`.
 */
export async function openPackage(bytes: Uint8Array, { file, limits }: { file: string; limits: PackageLimits }): Promise<Package> {
  const zip = await open(bytes, file)
  const entries = await entriesOf(zip, { file, limits, size: bytes.length })
  return { names: new Set(entries.keys()), read: (name) => readEntry(zip, { entry: entries.get(name), name, file }) }
}

export function damaged(file: string, found: Fact): UserError {
  return new UserError({
    code: 'deck-damaged',
    message: `${file} is damaged (${sayFact(found)}). Export it again, and choose the new file.`,
    file,
    found,
    expected: { fact: 'whole-package' },
  })
}

async function open(bytes: Uint8Array, file: string): Promise<ZipFile> {
  try {
    return await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { lazyEntries: true, strictFileNames: false })
  } catch (error) {
    throw damaged(file, zipFault(error))
  }
}

async function entriesOf(zip: ZipFile, { file, limits, size }: { file: string; limits: PackageLimits; size: number }): Promise<ReadonlyMap<string, Entry>> {
  const tooLarge = (found: Fact): UserError => new UserError({ code: 'file-too-large', message: `${file} holds ${sayFact(found)}, more than a deck does.`, file, found })
  if (zip.entryCount > limits.files) throw tooLarge({ fact: 'files', values: { count: zip.entryCount } })
  const entries = new Map<string, Entry>()
  let packed = 0
  let unpacked = 0
  try {
    for await (const entry of zip.eachEntry()) {
      packed += entry.compressedSize
      unpacked += entry.uncompressedSize
      if (!entries.has(entry.fileName)) entries.set(entry.fileName, entry)
    }
  } catch (error) {
    throw damaged(file, zipFault(error))
  }
  if (packed > size) throw damaged(file, { fact: 'overlapping-entries' })
  if (unpacked > limits.bytes) throw tooLarge({ fact: 'megabytes', values: { count: Math.round(unpacked / 1024 / 1024) } })
  return entries
}

async function readEntry(zip: ZipFile, { entry, name, file }: { entry: Entry | undefined; name: string; file: string }): Promise<Uint8Array> {
  if (!entry) throw damaged(file, { fact: 'missing-entry', values: { name } })
  try {
    const chunks: Buffer[] = []
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer)
    const content = Buffer.concat(chunks)
    if (crc32(content) !== entry.crc32) throw damaged(file, { fact: 'wrong-checksum', values: { name } })
    return content
  } catch (error) {
    throw error instanceof UserError ? error : damaged(file, zipFault(error))
  }
}
