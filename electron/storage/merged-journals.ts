import { copyFile, readdir, rename, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { crc32 } from 'node:zlib'
import { studyDay, type LocalDate } from '../shared/domain/days.ts'
import { withReview, type DayTotals } from '../shared/domain/day-totals.ts'
import type { ReviewEntry } from '../shared/domain/entries.ts'
import { BESIDE } from './backup-names.ts'
import { isNoFolder, makeFolder, syncFolder } from './disk.ts'
import { JOURNAL } from './journal-files.ts'
import { decodeLine } from './journal-line.ts'
import { streamPlain } from './plain-file.ts'
import { NEWLINE, readLines } from './raw-lines.ts'

/**
 * Name of the folder under the journal's that keeps the journals of profiles that were brought in. Starting does not
 * read it: the entry that brought them in holds their outcome. They tell what of a profile that is brought in again is
 * new, and keep every answer.
 */
export const MERGED = 'merged'

/** A journal file of a profile, and how much of it is here already. */
export interface IncomingJournal {
  readonly path: string
  /** Everything before this byte is here; 0 when nothing is. */
  readonly from: number
  /** The shorter copy that it takes the place of, kept under `merged/`. */
  readonly replaces?: string
}

/** The journal files of an unpacked profile that hold more than what is here. */
export async function incomingJournals(from: string, dataFolder: string): Promise<readonly IncomingJournal[]> {
  const here = await journalsIn(dataFolder)
  const incoming: IncomingJournal[] = []
  for (const path of await journalsIn(from)) {
    const found = await compare(path, here.filter((other) => monthOf(other) === monthOf(path)))
    if (found) incoming.push(found)
  }
  return incoming
}

/** What was done on each day by answers that are not here yet; an answer that was taken back does not count. */
export async function addedDays(journals: readonly IncomingJournal[]): Promise<ReadonlyMap<LocalDate, DayTotals>> {
  const days = new Map<LocalDate, DayTotals>()
  for (const { path, from } of journals) {
    for await (const lines of readLines(path, from)) for (const { bytes } of lines) countLine(days, bytes)
  }
  return days
}

/** Keeps the journals of a profile that was brought in. Throws what the disk says. */
export async function keepJournals(dataFolder: string, journals: readonly IncomingJournal[]): Promise<void> {
  if (journals.length === 0) return
  const folder = join(dataFolder, JOURNAL, MERGED)
  makeFolder(folder)
  for (const { path, replaces } of journals) {
    const name = replaces ?? freeName(basename(path), new Set(await readdir(folder)))
    const beside = join(folder, `${BESIDE}${name}`)
    await copyFile(path, beside)
    await rename(beside, join(folder, name))
  }
  syncFolder(folder)
}

/** Removes what a killed run left beside. */
export async function removeHalfMerged(dataFolder: string): Promise<void> {
  const folder = join(dataFolder, JOURNAL, MERGED)
  const left = (await readdir(folder).catch(() => [])).filter((name) => name.startsWith(BESIDE))
  await Promise.all(left.map((name) => rm(join(folder, name), { force: true })))
}

/** Undefined when all of it is here. A journal is only appended to, so the same file is the beginning of the other. */
async function compare(path: string, here: readonly string[]): Promise<IncomingJournal | undefined> {
  const theirs = await wholeLines(path)
  let best: IncomingJournal = { path, from: 0 }
  for (const other of here) {
    const shared = Math.min(theirs, await wholeLines(other))
    if (shared === 0 || (await checksumOf(path, shared)) !== (await checksumOf(other, shared))) continue
    if (shared === theirs) return undefined
    const isMerged = basename(join(other, '..')) === MERGED
    if (shared > best.from) best = { path, from: shared, ...(isMerged ? { replaces: basename(other) } : {}) }
  }
  return theirs === 0 ? undefined : best
}

/** Bytes up to the end of the last line that is whole. */
async function wholeLines(path: string): Promise<number> {
  let bytes = 0
  let end = 0
  for await (const chunk of streamPlain(path)) {
    const last = chunk.lastIndexOf(NEWLINE)
    if (last >= 0) end = bytes + last + 1
    bytes += chunk.length
  }
  return end
}

async function checksumOf(path: string, bytes: number): Promise<number> {
  let checksum = 0
  for await (const chunk of streamPlain(path, { to: bytes })) checksum = crc32(chunk, checksum)
  return checksum
}

function countLine(days: Map<LocalDate, DayTotals>, line: Buffer): void {
  const decoded = decodeLine(line)
  const entry = decoded.kind === 'entry' ? decoded.value : null
  if (isReview(entry)) count(days, entry, 1)
  else if (hasEntry(entry) && isReview(entry.entry)) count(days, entry.entry, -1)
}

function count(days: Map<LocalDate, DayTotals>, entry: ReviewEntry, sign: 1 | -1): void {
  const day = studyDay(entry.atMs, entry)
  days.set(day, withReview(days.get(day), entry, sign))
}

/** A stranger may have written it: everything that is counted is looked at. */
function isReview(value: unknown): value is ReviewEntry {
  if (typeof value !== 'object' || value === null || !('kind' in value) || value.kind !== 'review') return false
  const { atMs, offsetMinutes, rolloverHour, tookMs } = value as Record<string, unknown>
  const isWithin = (number: unknown, most: number): boolean => typeof number === 'number' && Math.abs(number) <= most
  return isWithin(atMs, 8e15) && isWithin(offsetMinutes, 1440) && isWithin(rolloverHour, 24) && isWithin(tookMs, Number.MAX_SAFE_INTEGER)
}

function hasEntry(value: unknown): value is { readonly entry: unknown } {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'undo' && 'entry' in value
}

/** A month of one computer, such as `2026-11.1f0c9a3e`: whatever stands behind it, the file may be the same. */
function monthOf(path: string): string {
  return basename(path).split('.').slice(0, 2).join('.').replace(/[^0-9a-f.-].*$/, '')
}

async function journalsIn(dataFolder: string): Promise<readonly string[]> {
  const folder = join(dataFolder, JOURNAL)
  const found = await Promise.all([folder, join(folder, MERGED)].map(async (one) => {
    const entries = await readdir(one, { withFileTypes: true }).catch((error: unknown) => {
      if (isNoFolder(error)) return []
      throw error
    })
    const names = entries.filter((entry) => entry.isFile()).map(({ name }) => name)
    return names.filter((name) => name.endsWith('.jsonl') && !name.startsWith(BESIDE)).sort().map((name) => join(one, name))
  }))
  return found.flat()
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name
  for (let count = 2; ; count += 1) {
    const free = name.replace(/(\.jsonl)$/, `~${String(count)}$1`)
    if (!taken.has(free)) return free
  }
}
