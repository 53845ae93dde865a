import { existsSync } from 'node:fs'
import { rename, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Notice } from '../shared/contract.ts'
import type { HistoryEntry, Numbered } from '../shared/domain/history.ts'
import { errorCode, makeFolder, quarantine, QUARANTINE, unreadable } from './disk.ts'
import { deviceId, journalFiles, journalPath, type FilePosition, type JournalFile } from './journal-files.ts'
import { decodeLine } from './journal-line.ts'
import { mergeBySeq } from './journal-merge.ts'
import { isUnusable, streamPlain } from './plain-file.ts'
import { MOST_LINE_BYTES, NEWLINE, readLines, type RawLine } from './raw-lines.ts'
import { upgradeEntry } from './versions.ts'

const KNOWN_KINDS: Readonly<Record<HistoryEntry['kind'], true>> = {
  'review': true, 'reset': true, 'marked': true, 'edited': true, 'deck-added': true, 'deck-deleted': true, 'deck-restored': true, 'undo': true, 'restored': true,
  'backup-restored': true, 'exam-begun': true, 'exam-kept': true, 'exam-ended': true, 'exam-returned': true,
}

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
  const { start, end } = position
  if (end - start > MOST_LINE_BYTES) return false
  const chunks: Buffer[] = []
  try {
    for await (const chunk of streamPlain(journalPath(dataFolder, name), { from: start, to: end })) chunks.push(chunk)
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || isUnusable(error)) return false
    throw unreadable(name, error)
  }
  const bytes = Buffer.concat(chunks)
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
        await finder.keepDamaged()
        if (items.length > 0) yield items
      }
      await finder.end()
    } catch (error) {
      if (!isUnusable(error)) throw unreadable(path, error)
      reading.notices.push(quarantine(reading.dataFolder, path))
    }
  }
}

/** Turns the lines of one file into items and takes care of those that are none. */
class ItemFinder {
  readonly #file: JournalFile
  readonly #reading: JournalReading
  #damaged: RawLine[] = []
  #cutAt: number | null = null
  #hasUnknown = false

  constructor(file: JournalFile, reading: JournalReading) {
    this.#file = file
    this.#reading = reading
  }

  /** What a line holds; null for one that is damaged, which {@link keepDamaged} then sees to. */
  find(line: RawLine): JournalItem | null {
    if (line.isHeld && line.bytes.length === 0) return null
    const decoded = decodeLine(line.bytes)
    if (decoded.kind === 'entry') {
      const seq = seqOf(decoded.value)
      if (seq !== undefined) return this.#item(line, { ...decoded, seq })
    }
    if (decoded.kind === 'unfinished' && !line.isEnded) this.#cutAt = line.start
    else this.#damaged.push(line)
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

  /** The bytes of the damaged lines that were met, kept and told once. The lines stay where they are: a journal is only ever appended to. */
  async keepDamaged(): Promise<void> {
    for (const line of this.#damaged.splice(0)) await this.#keep(line)
  }

  async #keep(line: RawLine): Promise<void> {
    const folder = join(this.#reading.dataFolder, QUARANTINE)
    const name = `${this.#file.name}.${String(line.start)}`
    const path = join(folder, name)
    if (existsSync(path)) return
    try {
      makeFolder(folder)
      const content = line.isHeld ? line.bytes : streamPlain(journalPath(this.#reading.dataFolder, this.#file.name), { from: line.start, to: line.end })
      await writeFile(`${path}.new`, content)
      await rename(`${path}.new`, path)
    } catch (error) {
      if (errorCode(error) === undefined) throw error
    }
    this.#reading.notices.push({ code: 'quarantined', file: this.#file.name, detail: join(QUARANTINE, name) })
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
