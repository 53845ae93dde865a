import { crc32 } from 'node:zlib'
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl'
import { UserError } from '../../shared/errors.ts'
import { sayFact, verbatim, type Fact } from '../../shared/facts.ts'
import { localEntries, unpackLocal, type LocalEntry } from '../zip-entries.ts'
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
  /** False where its table of contents cannot be read: then its entries are those that are announced one by one. */
  readonly isWhole: boolean
  /** The bytes of an entry; fails with `deck-damaged` where they are not what was packed. */
  readonly read: (name: string) => Promise<Uint8Array>
  /** The bytes of an entry that fails to be read, as far as they can be unpacked; null where they cannot. */
  readonly salvage: (name: string) => Uint8Array | null
}

/**
 * Opens a zip that a stranger may have made. Sizes are held against absolute limits, since a real package reaches
 * 107:1; entries that overlap are refused, and every entry's checksum is checked, which the library leaves out.
 * Fails with `deck-damaged` or `file-too-large`.
 */
export async function openPackage(bytes: Uint8Array, { file, limits }: { file: string; limits: PackageLimits }): Promise<Package> {
  const salvage = (name: string): Uint8Array | null => {
    const entry = localEntries(bytes, limits.files).find((one) => one.name === name)
    return (entry && unpackLocal(entry, limits.bytes)?.bytes) ?? null
  }
  try {
    const zip = await open(bytes, file)
    const entries = await entriesOf(zip, { file, limits, size: bytes.length })
    return { names: new Set(entries.keys()), isWhole: true, read: (name) => readEntry(zip, { entry: entries.get(name), name, file }), salvage }
  } catch (error) {
    const entries = isBroken(error) ? brokenEntries(bytes, limits) : undefined
    if (!entries || ![...entries.keys()].some((name) => name.startsWith('collection.anki2'))) throw error
    const read = (name: string): Promise<Uint8Array> => new Promise((resolve) => { resolve(readBroken(entries.get(name), { name, file, mostBytes: limits.bytes })) })
    return { names: new Set(entries.keys()), isWhole: false, read, salvage }
  }
}

/** What a table of contents that cannot be read fails with; one that lies is not read at all. */
function isBroken(error: unknown): boolean {
  const fact = error instanceof UserError ? error.failure.found?.fact : undefined
  return fact === 'cut-off' || fact === 'unreadable-zip'
}

function brokenEntries(bytes: Uint8Array, { files }: PackageLimits): ReadonlyMap<string, LocalEntry> {
  return new Map(localEntries(bytes, files).map((entry) => [entry.name, entry]))
}

function readBroken(entry: LocalEntry | undefined, { name, file, mostBytes }: { name: string; file: string; mostBytes: number }): Uint8Array {
  if (!entry) throw damaged(file, { fact: 'missing-entry', values: { name } })
  const unpacked = unpackLocal(entry, mostBytes)
  if (!unpacked) throw damaged(file, { fact: 'unreadable-packing', values: { name } })
  if (!unpacked.isWhole && entry.checksum !== 0) throw damaged(file, { fact: 'wrong-checksum', values: { name } })
  return unpacked.bytes
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

/** The error for a package of a form that came later than this reader. */
export function newerPackage(file: string, { found, newest }: { found: number; newest: number }): UserError {
  return new UserError({
    code: 'package-newer-version',
    message: `${file} was written by a newer Anki. Export it there with "support older Anki versions", and choose the new file.`,
    file,
    found: verbatim(found),
    expected: { fact: 'at-most', values: { most: newest } },
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
