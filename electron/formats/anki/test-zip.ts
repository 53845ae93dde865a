import { crc32 } from 'node:zlib'

/** An entry of a zip that may lie about itself. */
export interface RawEntry {
  readonly name: string
  /** As it stands in the file. */
  readonly packed: Uint8Array
  readonly isDeflated?: boolean
  /** What the zip says of it; by default what is true of bytes that are stored. */
  readonly size?: number
  readonly checksum?: number
  /** Points at the same place as the entry before. */
  readonly isOverlapping?: boolean
}

/** A zip written by hand, so that it can say what no honest program writes. */
export function rawZip(entries: readonly RawEntry[]): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  let last = 0
  for (const entry of entries) {
    const head = headOf(entry)
    const name = Buffer.from(entry.name)
    if (!entry.isOverlapping) {
      last = at
      const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), head, lengths(name.length), name, entry.packed])
      parts.push(local)
      at += local.length
    }
    directory.push(centralOf(head, name, last))
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006', 'latin1')
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(listed.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...parts, listed, end])
}

/** Version, flags (names in UTF-8), method, time, checksum and sizes, which stand in both places. */
function headOf({ packed, isDeflated = false, size = packed.length, checksum = crc32(packed) }: RawEntry): Buffer {
  const head = Buffer.alloc(22)
  head.writeUInt16LE(20, 0)
  head.writeUInt16LE(0x800, 2)
  head.writeUInt16LE(isDeflated ? 8 : 0, 4)
  head.writeUInt32LE(checksum, 10)
  head.writeUInt32LE(packed.length, 14)
  head.writeUInt32LE(size, 18)
  return head
}

function lengths(name: number): Buffer {
  const both = Buffer.alloc(4)
  both.writeUInt16LE(name)
  return both
}

function centralOf(head: Buffer, name: Buffer, at: number): Buffer {
  const rest = Buffer.alloc(14)
  rest.writeUInt32LE(at, 10)
  return Buffer.concat([Buffer.from('PK\u0001\u0002'), Buffer.from([20, 0]), head, lengths(name.length), rest, name])
}
