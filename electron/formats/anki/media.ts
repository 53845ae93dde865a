import { createHash } from 'node:crypto'
import { UserError } from '../../shared/errors.ts'
import { bytesOf, readProto, textOf } from './protobuf.ts'
import { damaged, type Package } from './zip.ts'
import { isZstd, unpackZstd } from './zstd.ts'

/** A picture or sound of a package. Its name on the disk is what it is, never what the package calls it. */
export interface MediaFile {
  /** SHA-256 of its bytes. */
  readonly hash: string
  /** Lower case, without a dot; only what a card may show or play. */
  readonly extension: string
  readonly bytes: Uint8Array
}

const EXTENSION = /\.(png|jpe?g|gif|webp|svg|avif|bmp|mp3|ogg|oga|wav|m4a|flac|opus|aac|mp4|webm)$/i

/** The entries of a package by the media's own name. */
export async function mediaEntries(archive: Package, { file, isLatest, limit }: { file: string; isLatest: boolean; limit: number }): Promise<ReadonlyMap<string, string>> {
  if (!archive.names.has('media')) return new Map()
  const bytes = await archive.read('media')
  try {
    const listed = isLatest ? fromProto(isZstd(bytes) ? unpackZstd(bytes, limit) : bytes) : fromJson(bytes)
    return new Map([...listed].map(([name, entry]) => [nameOf(name, file), entry]))
  } catch (error) {
    if (error instanceof UserError) throw error
    throw damaged(file, { fact: 'unreadable-packing', values: { name: 'media' } })
  }
}

/** The bytes of a media entry, unpacked; null for a kind of file that a card cannot show. */
export async function readMedia(archive: Package, { name, entry, limit }: { name: string; entry: string; limit: number }): Promise<MediaFile | null> {
  const extension = EXTENSION.exec(name)?.[1]?.toLowerCase()
  if (extension === undefined || !archive.names.has(entry)) return null
  const packed = await archive.read(entry)
  const bytes = isZstd(packed) ? unpackZstd(packed, limit) : packed
  return { hash: createHash('sha256').update(bytes).digest('hex'), extension, bytes }
}

function fromProto(bytes: Uint8Array): ReadonlyMap<string, string> {
  return new Map(bytesOf(readProto(bytes), 1).map((entry, place) => [textOf(readProto(entry), 1), String(place)]))
}

function fromJson(bytes: Uint8Array): ReadonlyMap<string, string> {
  const text = new TextDecoder().decode(bytes)
  const value: unknown = text.trim() === '' ? {} : JSON.parse(text)
  if (typeof value !== 'object' || value === null) throw new Error('no list of media')
  return new Map(Object.entries(value).flatMap(([entry, name]) => (typeof name === 'string' ? [[name, entry] as const] : [])))
}

/** Anki's rule: a media name is one plain name. A package with another one was not made by Anki. */
function nameOf(name: string, file: string): string {
  if (name === '' || name === '.' || name === '..' || /[/\\\0]/.test(name)) throw damaged(file, { fact: 'name-leads-out' })
  return name.normalize('NFC')
}
