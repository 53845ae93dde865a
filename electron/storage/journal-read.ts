import { existsSync, writeFileSync } from 'node:fs'
import { open, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import type { Notice } from '../shared/contract.ts'
import type { HistoryEntry, Numbered } from '../shared/domain/history.ts'
import { errorCode, makeFolder, quarantine, unreadable } from './disk.ts'
import { deviceId, journalFiles, journalPath, type FilePosition, type JournalFile } from './journal-files.ts'
import { decodeLine } from './journal-line.ts'
import { mergeBySeq } from './journal-merge.ts'
import { NEWLINE, readLines, type RawLine } from './raw-lines.ts'
import { upgradeEntry } from './versions.ts'

const KNOWN_KINDS: Readonly<Record<HistoryEntry['kind'], true>> = {
  'review': true, 'reset': true, 'marked': true, 'edited': true, 'deck-added': true, 'deck-deleted': true, 'deck-restored': true, 'undo': true, 'restored': true,
  'backup-restored': true, 'exam-begun': true, 'exam-kept': true, 'exam-ended': true, 'exam-returned': true,
}

/** Errors that say the file itself is no good, not that reading it is refused. */
const UNUSABLE = new Set(['EISDIR', 'EIO'])

/** A good line of the journal, and where it is. */
export interface JournalItem extends FilePosition {
  readonly file: string
  readonly checksum: number
  /** Null when a later build wrote it: it is kept, and means nothing here. */
  readonly entry: Numbered | null
}

export interface JournalReading {
  readonly dataFolder: string
  /** From which byte on each file is read; from its beginning when it is not named. */
  readonly from: Readonly<Record<string, number>>
  /** Something is being written to it: what looks like an unfinished last line is left alone. */
  readonly isLive?: boolean
  /** Findings are added here. */
  readonly notices: Notice[]
}

/**
 * Reads the journal in the order of its sequence numbers over all computers, and over the copies that a syncing
 * program made, in batches. What is damaged is copied to quarantine and skipped; an unfinished last line of our own
 * is cut off. Both are reported.
 */
export function readJournal(reading: JournalReading): AsyncGenerator<readonly JournalItem[]> {
  const files = journalFiles(reading.dataFolder)
  const own = Object.values(Object.groupBy(files.filter((file) => !file.isCopy), (file) => file.device))
  const sources = [...own.map((months = []) => months), ...files.filter((file) => file.isCopy).map((file) => [file])]
  return mergeBySeq(sources.map((source) => readFiles(source, reading)))
}

/** Whether the journal still has the line that a position ends with. */
export async function isStillThere(dataFolder: string, name: string, position: FilePosition): Promise<boolean> {
  const bytes = Buffer.alloc(position.end - position.start)
  try {
    const handle = await open(journalPath(dataFolder, name))
    try {
      await handle.read(bytes, 0, bytes.length, position.start)
    } finally {
      await handle.close()
    }
  } catch (error) {
    if (['ENOENT', ...UNUSABLE].includes(errorCode(error) ?? '')) return false
    throw unreadable(name, error)
  }
  const line = decodeLine(bytes.at(-1) === NEWLINE ? bytes.subarray(0, -1) : bytes)
  return line.kind === 'entry' && seqOf(line.value) === position.seq
}

async function* readFiles(files: readonly JournalFile[], reading: JournalReading): AsyncGenerator<readonly JournalItem[]> {
  for (const file of files) {
    const path = journalPath(reading.dataFolder, file.name)
    const finder = new ItemFinder(file, reading)
    try {
      for await (const lines of readLines(path, reading.from[file.name])) {
        const items = lines.flatMap((line) => finder.find(line) ?? [])
        if (items.length > 0) yield items
      }
      await finder.end()
    } catch (error) {
      if (!UNUSABLE.has(errorCode(error) ?? '')) throw unreadable(path, error)
      reading.notices.push(quarantine(reading.dataFolder, path))
    }
  }
}

/** Turns the lines of one file into items and takes care of those that are none. */
class ItemFinder {
  readonly #file: JournalFile
  readonly #reading: JournalReading
  #cutAt: number | null = null
  #hasUnknown = false

  constructor(file: JournalFile, reading: JournalReading) {
    this.#file = file
    this.#reading = reading
  }

  find(line: RawLine): JournalItem | null {
    if (line.bytes.length === 0) return null
    const decoded = decodeLine(line.bytes)
    if (decoded.kind === 'entry') {
      const seq = seqOf(decoded.value)
      if (seq !== undefined) return this.#item(line, { ...decoded, seq })
    }
    if (decoded.kind === 'unfinished' && !line.isEnded) this.#cutAt = line.start
    else this.#keepDamaged(line)
    return null
  }

  /** Reports what was found, and cuts our own unfinished last line off. Another computer's may only not have arrived yet. */
  async end(): Promise<void> {
    const { name, device, isCopy } = this.#file
    if (this.#hasUnknown) this.#tell('unknown-entry')
    if (this.#cutAt === null || this.#reading.isLive || isCopy || device !== deviceId()) return
    this.#tell('torn-tail')
    // The writer begins a new line in any case, so a disk that refuses this costs nothing but the same notice again.
    await truncate(journalPath(this.#reading.dataFolder, name), this.#cutAt).catch(() => undefined)
  }

  #item(line: RawLine, { seq, value, checksum }: { seq: number; value: unknown; checksum: number }): JournalItem {
    const entry = entryIn(value)
    if (!entry) this.#hasUnknown = true
    return { file: this.#file.name, start: line.start, end: line.end, seq, checksum, entry }
  }

  /** Once, also when the file is read a second time. */
  #tell(code: 'torn-tail' | 'unknown-entry'): void {
    const file = this.#file.name
    const { notices } = this.#reading
    if (!notices.some((notice) => notice.code === code && notice.file === file)) notices.push({ code, file })
  }

  /** The bytes of a damaged line, kept and told once. The line itself stays where it is: a journal is only ever appended to. */
  #keepDamaged(line: RawLine): void {
    const folder = join(this.#reading.dataFolder, 'quarantine')
    const name = `${this.#file.name}.${String(line.start)}`
    if (existsSync(join(folder, name))) return
    try {
      makeFolder(folder)
      writeFileSync(join(folder, name), line.bytes)
    } catch (error) {
      if (errorCode(error) === undefined) throw error
    }
    this.#reading.notices.push({ code: 'quarantined', file: this.#file.name, detail: join('quarantine', name) })
  }
}

function seqOf(value: unknown): number | undefined {
  return typeof value === 'object' && value !== null && 'seq' in value && typeof value.seq === 'number' ? value.seq : undefined
}

/** Null for what means nothing to this build. */
function entryIn(value: unknown): Numbered | null {
  const entry = typeof value === 'object' && value !== null ? upgradeEntry(value) : null
  return isKnown(entry) ? entry : null
}

function isKnown(value: unknown): value is Numbered {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return false
  return typeof value.kind === 'string' && Object.hasOwn(KNOWN_KINDS, value.kind)
}
