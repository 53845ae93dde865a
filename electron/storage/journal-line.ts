import { crc32 } from 'node:zlib'

/** What a line of the journal turned out to be. `unfinished`: the beginning of a line whose end was never written. */
export type JournalLine =
  | { readonly kind: 'entry'; readonly value: unknown; readonly checksum: number }
  | { readonly kind: 'unfinished' }
  | { readonly kind: 'damaged' }

const HEAD = /^([0-9a-f]{8}) ([0-9a-f]{8}) $/
const HEAD_BYTES = 18
const HEAD_BEGINNING = /^[0-9a-f]{0,8}$|^[0-9a-f]{8} [0-9a-f]{0,8}$/

/** One line: byte length and checksum of the JSON, both in fixed width, then the JSON. */
export function encodeLine(value: unknown): Buffer {
  const json = Buffer.from(JSON.stringify(value))
  return Buffer.concat([Buffer.from(`${hex(json.length)} ${hex(crc32(json))} `), json, Buffer.from('\n')])
}

/** Reads one line without its newline. */
export function decodeLine(line: Buffer): JournalLine {
  const text = line.toString('latin1', 0, HEAD_BYTES)
  const head = HEAD.exec(text)
  if (!head) return { kind: HEAD_BEGINNING.test(text) ? 'unfinished' : 'damaged' }
  const json = line.subarray(HEAD_BYTES)
  const length = parseInt(head[1] ?? '', 16)
  if (json.length !== length) return { kind: json.length < length ? 'unfinished' : 'damaged' }
  const checksum = parseInt(head[2] ?? '', 16)
  if (crc32(json) !== checksum) return { kind: 'damaged' }
  try {
    return { kind: 'entry', value: JSON.parse(json.toString()) as unknown, checksum }
  } catch {
    return { kind: 'damaged' }
  }
}

function hex(number: number): string {
  return number.toString(16).padStart(8, '0')
}
