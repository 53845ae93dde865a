import { crc32, inflateRawSync } from 'node:zlib'

/** An entry as it is announced before its own bytes, whatever the zip's table of contents says. */
export interface LocalEntry {
  readonly name: string
  readonly isDeflated: boolean
  readonly checksum: number
  /** Bytes it unpacks to; 0 where the zip says that only behind them. */
  readonly size: number
  /** Its packed bytes; all that follow where the zip does not say how many. */
  readonly packed: Buffer
}

const LOCAL = Buffer.from([0x50, 0x4b, 3, 4])
const DESCRIPTOR = Buffer.from([0x50, 0x4b, 7, 8])
const HEAD_BYTES = 30
const LARGER = 0xffffffff

/**
 * The first entries of a zip one after the other, so that one that is cut off has those it still has. Entries inside entries
 * are passed over where the zip says how long each is.
 */
export function localEntries(bytes: Uint8Array, most: number): readonly LocalEntry[] {
  const entries: LocalEntry[] = []
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = content.indexOf(LOCAL); at >= 0 && at + HEAD_BYTES <= content.length && entries.length < most;) {
    const name = at + HEAD_BYTES
    const data = name + content.readUInt16LE(at + 26) + content.readUInt16LE(at + 28)
    const length = content.readUInt32LE(at + 18)
    const isUnknown = (content.readUInt16LE(at + 6) & 8) !== 0 || length === LARGER
    const end = isUnknown ? endOfUnknown(content, data) : data + length
    entries.push({
      name: content.toString('utf8', name, name + content.readUInt16LE(at + 26)),
      isDeflated: content.readUInt16LE(at + 8) === 8,
      checksum: isUnknown ? 0 : content.readUInt32LE(at + 14),
      size: isUnknown ? 0 : content.readUInt32LE(at + 22),
      packed: content.subarray(data, end),
    })
    at = content.indexOf(LOCAL, end)
  }
  return entries
}

function endOfUnknown(content: Buffer, data: number): number {
  const end = content.indexOf(DESCRIPTOR, data)
  return end < 0 ? content.length : end
}

/** Names of the first entries; no program tells what it is later than that. */
export function zipNames(bytes: Uint8Array): readonly string[] {
  return localEntries(bytes, 2000).map(({ name }) => name)
}

/** What can be unpacked of an entry, and whether it is what was packed; null where that is nothing. */
export function unpackLocal({ packed, isDeflated, size, checksum }: LocalEntry, mostBytes: number): { readonly bytes: Buffer; readonly isWhole: boolean } | null {
  try {
    const bytes = isDeflated ? inflateRawSync(packed, { maxOutputLength: Math.max(1, size > 0 ? Math.min(size, mostBytes) : mostBytes), finishFlush: SYNC_FLUSH }) : packed
    return bytes.length === 0 ? null : { bytes, isWhole: crc32(bytes) === checksum }
  } catch {
    return null
  }
}

/** Gives what there is of a stream that is cut off, where it would else give nothing. */
const SYNC_FLUSH = 2
