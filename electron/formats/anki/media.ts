import { createHash } from 'node:crypto'
import { UserError } from '../../shared/errors.ts'
import { mediaEnding } from '../media.ts'
import type { Lose } from './losses.ts'
import { bytesOf, isProto, readProtoPart, textOf } from './protobuf.ts'
import type { Package } from './zip.ts'
import { isZstd, unpackZstd } from './zstd.ts'

/** A picture or sound of a package. Its name on the disk is what it is, never what the package calls it. */
export interface MediaFile {
  /** SHA-256 of its bytes. */
  readonly hash: string
  /** Lower case, without a dot; only what a card may show or play. */
  readonly extension: string
  readonly bytes: Uint8Array
}

/** The entries of a package by the media's own name. Of a list that is broken those it still names; what is left out is told. */
export async function mediaEntries(archive: Package, { isLatest, limit, lose }: { isLatest: boolean; limit: number; lose: Lose }): Promise<ReadonlyMap<string, string>> {
  if (!archive.names.has(LIST)) return new Map()
  const bytes = await listBytes(archive, { isLatest, limit })
  const { names, isWhole } = bytes === null ? { names: [], isWhole: false } : isLatest ? fromProto(bytes) : fromJson(bytes)
  if (!isWhole) lose(LIST, 'media-list-broken')
  const entries = new Map<string, string>()
  for (const [name, entry] of names) {
    if (!archive.names.has(entry)) continue
    if (isPlainName(name)) entries.set(name.normalize('NFC'), entry)
    else lose(name, 'media-name-unsafe')
  }
  return entries
}

const LIST = 'media'

async function listBytes(archive: Package, { isLatest, limit }: { isLatest: boolean; limit: number }): Promise<Uint8Array | null> {
  try {
    const bytes = await archive.read(LIST)
    return isLatest && isZstd(bytes) ? unpackZstd(bytes, limit) : bytes
  } catch {
    return archive.salvage(LIST)
  }
}

/** What reading one picture or sound came to: the file, that it is of no use here, or that it is there and broken. */
export type MediaRead = MediaFile | 'of-no-use' | 'broken'

/** A media entry, unpacked. Fails with `file-too-large` where it is larger than what is left of the limit. */
export async function readMedia(archive: Package, { name, entry, file, limit }: { name: string; entry: string; file: string; limit: number }): Promise<MediaRead> {
  const extension = mediaEnding(name)
  if (extension === undefined) return 'of-no-use'
  try {
    const packed = await archive.read(entry)
    const bytes = isZstd(packed) ? unpackZstd(packed, limit) : packed
    return { hash: createHash('sha256').update(bytes).digest('hex'), extension, bytes }
  } catch (error) {
    if (error instanceof RangeError) throw new UserError({ code: 'file-too-large', message: `${file} holds more than a deck does: ${name} is too large.`, file, at: name })
    return 'broken'
  }
}

interface Listed {
  readonly names: readonly (readonly [name: string, entry: string])[]
  readonly isWhole: boolean
}

function fromProto(bytes: Uint8Array): Listed {
  const listed = bytesOf(readProtoPart(bytes), 1)
  const names = listed.map((entry, place) => [textOf(readProtoPart(entry), 1), String(place)] as const).filter(([name]) => name !== '')
  return { names, isWhole: isProto(bytes) && listed.every(isProto) }
}

function fromJson(bytes: Uint8Array): Listed {
  const text = new TextDecoder().decode(bytes)
  const value = text.trim() === '' ? {} : valueOf(text)
  if (typeof value === 'object' && value !== null) {
    const listed = Object.entries(value)
    const names = listed.flatMap(([entry, name]) => (typeof name === 'string' ? [[name, entry] as const] : []))
    return { names, isWhole: names.length === listed.length && !Array.isArray(value) }
  }
  // Pairs stand one after the other; those that are whole can be read, whatever became of the rest.
  const names = [...text.matchAll(/"(\d+)"\s*:\s*("(?:[^"\\]|\\.)*")/g)].flatMap(([, entry = '', quoted = '']) => {
    const name = valueOf(quoted)
    return typeof name === 'string' ? [[name, entry] as const] : []
  })
  return { names, isWhole: false }
}

function valueOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Anki's rule: a media name is one plain name. */
function isPlainName(name: string): boolean {
  return name !== '' && name !== '.' && name !== '..' && !/[/\\\0]/.test(name)
}
