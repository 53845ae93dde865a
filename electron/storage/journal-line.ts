import { crc32 } from 'node:zlib'

/** What a line of the journal turned out to be. */
export type JournalLine =
  | { readonly kind: 'entry'; readonly value: unknown }
  | { readonly kind: 'damaged' }

/** One line: byte length and checksum of the JSON, both in fixed width, then the JSON. */
export function encodeLine(value: unknown): string {
  const json = JSON.stringify(value)
  const bytes = Buffer.byteLength(json)
  return `${hex(bytes)} ${hex(crc32(json))} ${json}\n`
}

/** Reads one line without its newline. */
export function decodeLine(line: Buffer): JournalLine {
  const head = /^([0-9a-f]{8}) ([0-9a-f]{8}) /.exec(line.toString('latin1', 0, HEAD_BYTES))
  const json = line.subarray(HEAD_BYTES)
  if (!head || parseInt(head[1] ?? '', 16) !== json.length || parseInt(head[2] ?? '', 16) !== crc32(json)) return { kind: 'damaged' }
  try {
    return { kind: 'entry', value: JSON.parse(json.toString('utf8')) as unknown }
  } catch {
    return { kind: 'damaged' }
  }
}

const HEAD_BYTES = 18

function hex(number: number): string {
  return number.toString(16).padStart(8, '0')
}
