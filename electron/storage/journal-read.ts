import { existsSync } from 'node:fs'
import { rename, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Notice } from '../shared/contract.ts'
import type { Numbered } from '../shared/domain/entries.ts'
import { faultOf, isKnownKind } from '../shared/schema/entries.ts'
import { LIMITS } from '../shared/schema/values.ts'
import { errorCode, freeName, makeFolder, quarantine, QUARANTINE, unreadable } from './disk.ts'
import { deviceId, journalFiles, journalPath, type FilePosition, type JournalFile } from './journal-files.ts'
import type { JournalItem } from './journal-item.ts'
import { decodeLine } from './journal-line.ts'
import { mergeBySeq } from './journal-merge.ts'
import { isUnusable, streamPlain } from './plain-file.ts'
import { MOST_LINE_BYTES, NEWLINE, readLines, type RawLine } from './raw-lines.ts'
import { upgradeEntry } from './versions.ts'

/** Places at which a file is damaged that are kept apart. */
const MOST_RUNS = 100

export interface JournalReading {
  readonly dataFolder: string
  /** From which byte on each file is read; from its beginning when it is not named. */
  readonly from: Readonly<Record<string, number>>
  /** Something is being written to it: what looks like an unfinished last line is left alone. */
  readonly isLive?: boolean
  /** Whether what a line said is known all the same, so that nothing is missing when it cannot be read. */
  readonly isHeld?: (file: string, start: number) => boolean
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
  readonly #damaged: Damage[] = []
  #runs = 0
  #unfinished: Damage | null = null
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
    if (decoded.kind === 'unfinished' && !line.isEnded) this.#unfinished = { start: line.start, end: line.end }
    else this.#damaged.push({ start: line.start, end: line.end })
    return null
  }

  /** Reports what was found, and cuts our own unfinished last line off. Another computer's may only not have arrived yet. */
  async end(): Promise<void> {
    const { device, isCopy } = this.#file
    if (this.#hasUnknown) this.#tell('unknown-entry')
    if (this.#unfinished === null || this.#reading.isLive || isCopy || device !== deviceId()) return
    this.#tell('torn-tail')
    // The writer begins a new line in any case, so a disk that refuses this costs nothing but the same notice again.
    await this.#cutOff(this.#unfinished).catch((error: unknown) => { if (errorCode(error) === undefined) throw error })
  }

  /** Nobody counts on what was cut off, but it is kept all the same. */
  async #cutOff(unfinished: Damage): Promise<void> {
    const { dataFolder } = this.#reading
    makeFolder(join(dataFolder, QUARANTINE))
    await this.#copy(unfinished, freeName(join(dataFolder, QUARANTINE), `${this.#file.name}.${String(unfinished.start)}`))
    await truncate(journalPath(dataFolder, this.#file.name), unfinished.start)
  }

  #item(line: RawLine, { seq, value, checksum }: { seq: number; value: unknown; checksum: number }): JournalItem {
    const read = readEntry(value)
    if (read === 'unknown') this.#hasUnknown = true
    else if ('at' in read) this.#damaged.push({ start: line.start, end: line.end, at: read.at })
    const entry = read !== 'unknown' && 'entry' in read ? read.entry : null
    return { file: this.#file.name, start: line.start, end: line.end, seq, checksum, entry }
  }

  /** Once, also when the file is read a second time. */
  #tell(code: 'torn-tail' | 'unknown-entry'): void {
    const file = this.#file.name
    const { notices } = this.#reading
    if (!notices.some((notice) => notice.code === code && notice.file === file)) notices.push({ code, file })
  }

  /**
   * Keeps the damaged lines that were met, those side by side together, and tells of them once. They stay where they are
   * as well: a journal is only ever appended to.
   */
  async keepDamaged(): Promise<void> {
    for (const run of runsOf(this.#damaged.splice(0))) await this.#keep(run)
  }

  async #keep({ start, end, at }: Damage): Promise<void> {
    const { dataFolder } = this.#reading
    this.#runs += 1
    // Of a file that is damaged all over all is kept, once.
    const isAllOver = this.#runs > MOST_RUNS
    const name = isAllOver ? this.#file.name : `${this.#file.name}.${String(start)}`
    const path = join(dataFolder, QUARANTINE, name)
    if (existsSync(path)) return
    try {
      makeFolder(join(dataFolder, QUARANTINE))
      await this.#copy(isAllOver ? {} : { start, end }, name)
    } catch (error) {
      if (errorCode(error) === undefined) throw error
    }
    const code = this.#reading.isHeld?.(this.#file.name, start) ? 'quarantined' : 'entry-unreadable'
    this.#reading.notices.push({ code, file: this.#file.name, detail: join(QUARANTINE, name), ...(at === undefined ? {} : { at }) })
  }

  /** Copies some bytes of the file, or all, into quarantine under a name. */
  async #copy({ start = 0, end = Infinity }: Partial<Damage>, name: string): Promise<void> {
    const { dataFolder } = this.#reading
    const path = join(dataFolder, QUARANTINE, name)
    await writeFile(`${path}.new`, streamPlain(journalPath(dataFolder, this.#file.name), { from: start, to: end }))
    await rename(`${path}.new`, path)
  }
}

/** Damaged bytes, and what is wrong with an entry that is whole. */
interface Damage {
  readonly start: number
  readonly end: number
  readonly at?: string
}

/** Damage side by side as one. */
function runsOf(damages: readonly Damage[]): readonly Damage[] {
  const runs: Damage[] = []
  for (const damage of damages) {
    const last = runs.at(-1)
    if (last?.end === damage.start) runs.splice(-1, 1, { ...last, end: damage.end })
    else runs.push(damage)
  }
  return runs
}

function seqOf(value: unknown): number | undefined {
  const seq = isObject(value) && 'seq' in value ? value.seq : undefined
  return typeof seq === 'number' && Number.isInteger(seq) && seq >= LIMITS.seq[0] && seq <= LIMITS.seq[1] ? seq : undefined
}

/** What a value is to this build: an entry, one of a later build, or one in which something is not as it must be. */
function readEntry(value: unknown): { readonly entry: Numbered } | { readonly at: string } | 'unknown' {
  const entry = isObject(value) ? upgradeEntry(value) : {}
  const kind = 'kind' in entry ? entry.kind : undefined
  if (!isKnownKind(kind)) return typeof kind === 'string' ? 'unknown' : { at: 'kind' }
  const at = faultOf(entry as Numbered)
  return at === undefined ? { entry: entry as Numbered } : { at }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
