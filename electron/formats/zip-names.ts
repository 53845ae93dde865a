/** Names that tell what a zip is stand among its first; no program begins with more. */
const MOST_NAMES = 2000

const LOCAL = Buffer.from([0x50, 0x4b, 3, 4])
const HEAD_BYTES = 30

/**
 * The names of a zip's entries as they stand before each, so that one that is cut off has those it still has. Entries
 * inside entries are passed over where the zip says how long each is.
 */
export function zipNames(bytes: Uint8Array): readonly string[] {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const names: string[] = []
  for (let at = content.indexOf(LOCAL); at >= 0 && at + HEAD_BYTES <= content.length && names.length < MOST_NAMES;) {
    const name = at + HEAD_BYTES
    const end = name + content.readUInt16LE(at + 26)
    names.push(content.toString('utf8', name, end))
    const data = end + content.readUInt16LE(at + 28)
    // A length that follows its entry is not known here.
    const isLater = (content.readUInt16LE(at + 6) & 8) !== 0
    at = content.indexOf(LOCAL, isLater ? data : data + content.readUInt32LE(at + 18))
  }
  return names
}
