import { crc32 } from 'node:zlib'
import { UserError } from '../shared/errors.ts'

/** The version of what stores hold. A later build that changes their shape raises it. */
const VERSION = 1

/** What a store's file looks like from outside; its keys are written in this order. */
export interface Envelope {
  readonly version: number
  readonly generation: number
  readonly checksum: number
  readonly value: unknown
}

/** A file that was written whole: its number, and its value still as text. */
export interface Generation {
  readonly number: number
  readonly json: string
}

const HEAD = /^\{"version":(\d+),"generation":(\d+),"checksum":(\d+),"value":/

/** The envelope to write for a value. */
export function sealGeneration(number: number, value: unknown): Envelope {
  return { version: VERSION, generation: number, checksum: checksumOf(number, JSON.stringify(value)), value }
}

/** What a file's text holds; null when it is damaged. Fails with `data-newer-version` for a file of a later build. */
export function readGeneration(text: string): Generation | null {
  const [head = '', version, number, checksum] = HEAD.exec(text) ?? []
  const found = version === undefined ? versionOf(text) : Number(version)
  if (found !== undefined && found > VERSION) throw newerVersion(found)
  const json = text.slice(head.length, -1)
  const isWhole = found === VERSION && text.endsWith('}') && Number(checksum) === checksumOf(Number(number), json)
  return isWhole ? { number: Number(number), json } : null
}

function checksumOf(number: number, json: string): number {
  return crc32(json, crc32(String(number)))
}

/** A later build may write its files in another way, but still with a version. */
function versionOf(text: string): number | undefined {
  try {
    const parsed: unknown = JSON.parse(text)
    if (typeof parsed !== 'object' || parsed === null || !('version' in parsed)) return undefined
    return typeof parsed.version === 'number' ? parsed.version : undefined
  } catch {
    return undefined
  }
}

function newerVersion(found: number): UserError {
  return new UserError({
    code: 'data-newer-version',
    message: 'This data was written by a newer Weekdeck. Update the app; nothing was changed.',
    found: String(found),
    expected: String(VERSION),
  })
}
