import { createReadStream } from 'node:fs'
import { decodeLine } from './journal-line.ts'

const NEWLINE = 0x0a

/** One line of a journal file and where it begins and ends, in bytes; `end` is past its newline. */
export interface ReadLine {
  readonly line: ReturnType<typeof decodeLine>
  readonly start: number
  readonly end: number
  /** The file ended before the line did. */
  readonly isTorn: boolean
}

/** Reads a journal file line by line from a byte on, without ever holding the whole of it. */
export async function* readLines(path: string, from = 0): AsyncGenerator<ReadLine> {
  let rest: Buffer = Buffer.alloc(0)
  let start = from
  for await (const chunk of createReadStream(path, { start: from, highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    let data = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    for (let at = data.indexOf(NEWLINE); at >= 0; at = data.indexOf(NEWLINE)) {
      yield { line: decodeLine(data.subarray(0, at)), start, end: start + at + 1, isTorn: false }
      start += at + 1
      data = data.subarray(at + 1)
    }
    rest = data
  }
  if (rest.length > 0) yield { line: { kind: 'damaged' }, start, end: start + rest.length, isTorn: true }
}
