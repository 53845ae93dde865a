import { streamPlain } from './plain-file.ts'

export const NEWLINE = 0x0a
/** Small enough that handling one is not noticed elsewhere. */
const CHUNK_BYTES = 1 << 18
/** A line that is longer than any entry can be is not held in memory. */
export const MOST_LINE_BYTES = 2 ** 28

/** One line of a file, without its newline, and where it begins and ends; `end` is past the newline. */
export interface RawLine {
  readonly bytes: Buffer
  readonly start: number
  readonly end: number
  /** False for a last line that has no newline. */
  readonly isEnded: boolean
  /** False for one that is too long: its bytes are left out. */
  readonly isHeld: boolean
}

/** Reads a file's lines from a byte on, as many at a time as a chunk of the file holds; those that nothing stands in are passed over. */
export function readLines(path: string, from = 0): AsyncGenerator<readonly RawLine[]> {
  return linesOf(streamPlain(path, { from, chunkBytes: CHUNK_BYTES }), { from })
}

/** The lines of some content that begins at a byte of its file, as many at a time as a chunk holds. */
export async function* linesOf(content: AsyncIterable<Buffer>, { from = 0, mostBytes = MOST_LINE_BYTES } = {}): AsyncGenerator<readonly RawLine[]> {
  let begun: Buffer[] = []
  let start = from
  let end = from
  for await (const chunk of content) {
    const last = chunk.lastIndexOf(NEWLINE)
    if (last >= 0) {
      yield splitLines({ begun, chunk: chunk.subarray(0, last + 1), start, end, mostBytes })
      begun = []
      start = end + last + 1
    }
    end += chunk.length
    begun = end - start > mostBytes ? [] : [...begun, chunk.subarray(last + 1)]
  }
  const bytes = Buffer.concat(begun)
  if (end > start) yield [{ bytes, start, end, isEnded: false, isHeld: bytes.length === end - start }]
}

interface Piece {
  /** What came of the first line before this chunk. */
  readonly begun: readonly Buffer[]
  readonly chunk: Buffer
  /** Where the first line begins in the file, and where the chunk does. */
  readonly start: number
  readonly end: number
  readonly mostBytes: number
}

/** The lines that end in a chunk, but for those that nothing stands in. */
function splitLines({ begun, chunk, start, end, mostBytes }: Piece): readonly RawLine[] {
  const first = chunk.indexOf(NEWLINE)
  const isHeld = end + first - start <= mostBytes
  const bytes = isHeld ? Buffer.concat([...begun, chunk.subarray(0, first)]) : Buffer.alloc(0)
  const lines: RawLine[] = end + first > start ? [{ bytes, start, end: end + first + 1, isEnded: true, isHeld }] : []
  for (let from = first + 1; from < chunk.length;) {
    const to = chunk[from] === NEWLINE ? from : chunk.indexOf(NEWLINE, from)
    if (to > from) lines.push({ bytes: chunk.subarray(from, to), start: end + from, end: end + to + 1, isEnded: true, isHeld: true })
    from = to + 1
  }
  return lines
}
