import { createReadStream } from 'node:fs'

export const NEWLINE = 0x0a
/** Small enough that handling one is not noticed elsewhere. */
const CHUNK_BYTES = 1 << 18

/** One line of a file, without its newline, and where it begins and ends; `end` is past the newline. */
export interface RawLine {
  readonly bytes: Buffer
  readonly start: number
  readonly end: number
  /** False for a last line that has no newline. */
  readonly isEnded: boolean
}

/** Reads a file's lines from a byte on, as many at a time as a chunk of the file holds. */
export function readLines(path: string, from = 0): AsyncGenerator<readonly RawLine[]> {
  return linesOf(createReadStream(path, { start: from, highWaterMark: CHUNK_BYTES }) as AsyncIterable<Buffer>, from)
}

/** The lines of some content that begins at a byte of its file, as many at a time as a chunk holds. */
export async function* linesOf(content: AsyncIterable<Buffer>, from = 0): AsyncGenerator<readonly RawLine[]> {
  let begun: Buffer[] = []
  let start = from
  for await (const chunk of content) {
    const last = chunk.lastIndexOf(NEWLINE)
    if (last >= 0) {
      const lines = splitLines(Buffer.concat([...begun, chunk.subarray(0, last + 1)]), start)
      start = lines.at(-1)?.end ?? start
      begun = []
      yield lines
    }
    begun.push(chunk.subarray(last + 1))
  }
  const bytes = Buffer.concat(begun)
  if (bytes.length > 0) yield [{ bytes, start, end: start + bytes.length, isEnded: false }]
}

function splitLines(bytes: Buffer, from: number): readonly RawLine[] {
  const lines: RawLine[] = []
  for (let start = 0, end = bytes.indexOf(NEWLINE); end >= 0; start = end + 1, end = bytes.indexOf(NEWLINE, start)) {
    lines.push({ bytes: bytes.subarray(start, end), start: from + start, end: from + end + 1, isEnded: true })
  }
  return lines
}
