import { crc32 } from 'node:zlib'
import { newerVersion } from './versions.ts'

/** What a store's file looks like from outside; its keys are written in this order. */
export interface Envelope {
  readonly version: number
  readonly generation: number
  readonly checksum: number
  readonly value: unknown
}

/** What the beginning of a file tells. */
export interface Head {
  readonly version: number
  readonly number: number
}

/** A file that was written whole: its version and number, and its value still as text. */
export interface Generation extends Head {
  readonly json: string
}

const HEAD = /^\{"version":(\d+),"generation":(\d+),"checksum":(\d+),"value":/

/** The envelope to write for a value. */
export function sealGeneration({ version, number }: Head, value: unknown): Envelope {
  return { version, generation: number, checksum: checksumOf({ version, number, json: JSON.stringify(value) }), value }
}

/** What the beginning of a file says it is; null when it says nothing. It may be damaged all the same. */
export function readHead(text: string): Head | null {
  const [, version, number] = HEAD.exec(text) ?? []
  return version === undefined ? null : { version: Number(version), number: Number(number) }
}

/**
 * What a file's text holds; null when it is damaged. Fails with `data-newer-version` for a file of a later build than
 * the current version's.
 */
export function readGeneration(text: string, current: number): Generation | null {
  const [head, version, number, checksum] = HEAD.exec(text) ?? []
  if (head === undefined) return refuseLater(text, current)
  const generation = { version: Number(version), number: Number(number), json: text.slice(head.length, -1) }
  if (!text.endsWith('}') || Number(checksum) !== checksumOf(generation)) return null
  // Only a whole file is believed: one flipped bit must not make a version of a later build.
  if (generation.version > current) throw newerVersion(generation.version, current)
  return generation
}

function checksumOf({ version, number, json }: Generation): number {
  return crc32(json, crc32(`${String(version)} ${String(number)}`))
}

/** A later build may write its files in another way, but still with a version. */
function refuseLater(text: string, current: number): null {
  const version = versionOf(text)
  if (version !== undefined && version > current) throw newerVersion(version, current)
  return null
}

function versionOf(text: string): number | undefined {
  try {
    const parsed: unknown = JSON.parse(text)
    if (typeof parsed !== 'object' || parsed === null || !('version' in parsed)) return undefined
    return typeof parsed.version === 'number' ? parsed.version : undefined
  } catch {
    return undefined
  }
}
