import { zstdDecompressSync } from 'node:zlib'

const MAGIC = 0xfd2fb528
/** Skippable frames have one of sixteen magic numbers. */
const SKIPPABLE = 0x184d2a50

/**
 * Unpacks zstd of any number of frames (RFC 8878). Node unpacks the first frame only and is silent about the rest, so
 * the frames are walked. Fails with a `RangeError` past `limit` bytes, and with an `Error` for anything but whole frames.
 */
export function unpackZstd(bytes: Uint8Array, limit: number): Uint8Array {
  const parts: Uint8Array[] = []
  let size = 0
  for (let at = 0; at < bytes.length;) {
    const frame = frameAt(bytes, at)
    if (!frame.isSkippable) {
      const part = unpackFrame(bytes.subarray(at, at + frame.length), limit - size)
      size += part.length
      parts.push(part)
    }
    at += frame.length
  }
  return parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts)
}

/** Whether the bytes begin as zstd does. */
export function isZstd(bytes: Uint8Array): boolean {
  return bytes.length >= 4 && view(bytes).getUint32(0, true) === MAGIC
}

function unpackFrame(frame: Uint8Array, left: number): Uint8Array {
  if (left <= 0) throw new RangeError('more bytes than allowed')
  return zstdDecompressSync(frame, { maxOutputLength: left })
}

interface Frame {
  readonly length: number
  readonly isSkippable: boolean
}

function frameAt(bytes: Uint8Array, at: number): Frame {
  const data = view(bytes)
  if (at + 8 > bytes.length) throw new Error('zstd ends too early')
  const magic = data.getUint32(at, true)
  if ((magic & 0xfffffff0) >>> 0 === SKIPPABLE) return whole(bytes, at, { length: 8 + data.getUint32(at + 4, true), isSkippable: true })
  if (magic !== MAGIC) throw new Error('no zstd frame')
  const descriptor = data.getUint8(at + 4)
  let end = at + 5 + headerLength(descriptor)
  for (let isLast = false; !isLast;) {
    if (end + 3 > bytes.length) throw new Error('zstd ends too early')
    const head = data.getUint16(end, true) | (data.getUint8(end + 2) << 16)
    isLast = (head & 1) === 1
    // A block of the second kind is one byte that is repeated.
    end += 3 + (((head >> 1) & 3) === 1 ? 1 : head >> 3)
  }
  const checksum = (descriptor & 4) === 0 ? 0 : 4
  return whole(bytes, at, { length: end - at + checksum, isSkippable: false })
}

/** Bytes of the frame's header behind its first: window, dictionary, content size. */
function headerLength(descriptor: number): number {
  const isSingle = (descriptor & 0x20) !== 0
  const dictionary = [0, 1, 2, 4][descriptor & 3] ?? 0
  const content = [isSingle ? 1 : 0, 2, 4, 8][descriptor >> 6] ?? 0
  return (isSingle ? 0 : 1) + dictionary + content
}

function whole(bytes: Uint8Array, at: number, frame: Frame): Frame {
  if (at + frame.length > bytes.length) throw new Error('zstd ends too early')
  return frame
}

function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
