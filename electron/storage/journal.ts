import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, statSync, truncateSync, writeFileSync, closeSync, openSync, readSync } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import type { Notice } from '../shared/contract.ts'
import type { HistoryEntry, Numbered } from '../shared/domain/history.ts'
import { encodeLine } from './journal-line.ts'
import { readLines, type ReadLine } from './journal-read.ts'
import { syncFolder } from './keyed-store.ts'

const KNOWN_KINDS: Readonly<Record<HistoryEntry['kind'], true>> = {
  'review': true, 'reset': true, 'deck-added': true, 'deck-deleted': true, 'deck-restored': true, 'undo': true, 'restored': true,
}

/** Where a line begins. Files are named `2026-11.<device>.jsonl` and sort in the order they were written. */
export interface JournalPlace {
  readonly file: string
  readonly offset: number
}

/** An entry with its place. */
export interface JournalEntry {
  readonly entry: Numbered
  readonly place: JournalPlace
  readonly end: number
}

/** How far each file was read. */
export type JournalPositions = Readonly<Record<string, number>>

/** Names this computer's own journal files; another computer that shares the folder writes others. */
export function deviceId(): string {
  return createHash('sha256').update(hostname()).digest('hex').slice(0, 8)
}

/** The journal's files, those of one device in the order they were written. */
export function journalFiles(dataFolder: string): readonly string[] {
  const folder = join(dataFolder, 'journal')
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.jsonl')).sort() : []
}

/** How many bytes each file has. */
export function journalSizes(dataFolder: string): JournalPositions {
  return Object.fromEntries(journalFiles(dataFolder).map((file) => [file, statSync(join(dataFolder, 'journal', file)).size]))
}

/**
 * Reads what the journal holds beyond the given positions, in the order of the sequence numbers over all devices. What
 * is damaged is copied to quarantine and skipped; an unfinished last line of our own is cut off. Both are reported.
 */
export async function* readJournal(dataFolder: string, reading: { readonly positions: JournalPositions; readonly notices: Notice[] }): AsyncGenerator<JournalEntry> {
  const devices = Object.values(Object.groupBy(journalFiles(dataFolder), deviceOf))
  const readers = devices.map((files = []) => readDevice(dataFolder, files, reading))
  const heads = await Promise.all(readers.map((reader) => reader.next()))
  for (;;) {
    const next = earliest(heads)
    const head = heads[next]
    if (!head || head.done) return
    yield head.value
    heads[next] = await (readers[next]?.next() ?? { done: true, value: undefined })
  }
}

function earliest(heads: readonly IteratorResult<JournalEntry, void>[]): number {
  return heads.reduce((best, head, index) => {
    const held = heads[best]
    return !head.done && (!held || held.done || head.value.entry.seq < held.value.entry.seq) ? index : best
  }, 0)
}

async function* readDevice(dataFolder: string, files: readonly string[], { positions, notices }: { readonly positions: JournalPositions; readonly notices: Notice[] }): AsyncGenerator<JournalEntry> {
  for (const file of files) {
    for await (const read of readLines(join(dataFolder, 'journal', file), positions[file])) {
      const entry = entryOf(read, { dataFolder, file, notices })
      if (entry) yield { entry, place: { file, offset: read.start }, end: read.end }
    }
  }
}

function entryOf(read: ReadLine, { dataFolder, file, notices }: { readonly dataFolder: string; readonly file: string; readonly notices: Notice[] }): Numbered | null {
  if (read.isTorn) {
    if (deviceOf(file) === deviceId()) truncateSync(join(dataFolder, 'journal', file), read.start)
    notices.push({ code: 'torn-tail', file })
    return null
  }
  if (read.line.kind === 'damaged') {
    keepDamaged(dataFolder, { file, read, notices })
    return null
  }
  const { value } = read.line
  if (typeof value === 'object' && value !== null && 'seq' in value && typeof value.seq === 'number' && 'kind' in value && String(value.kind) in KNOWN_KINDS) return value as Numbered
  notices.push({ code: 'unknown-entry', file })
  return null
}

/** The bytes of a damaged line, kept once. The line itself stays where it is: a journal is only ever appended to. */
function keepDamaged(dataFolder: string, { file, read, notices }: { readonly file: string; readonly read: ReadLine; readonly notices: Notice[] }): void {
  const folder = join(dataFolder, 'quarantine')
  const name = `${file}.${String(read.start)}`
  if (existsSync(join(folder, name))) return
  mkdirSync(folder, { recursive: true })
  const bytes = Buffer.alloc(read.end - read.start)
  const handle = openSync(join(dataFolder, 'journal', file), 'r')
  readSync(handle, bytes, 0, bytes.length, read.start)
  closeSync(handle)
  writeFileSync(join(folder, name), bytes)
  notices.push({ code: 'quarantined', file, detail: join('quarantine', name) })
}

function deviceOf(file: string): string {
  return file.split('.')[1] ?? ''
}

/** Appends lines to this device's journal. What {@link write} returned from is on the disk. */
export class JournalWriter {
  readonly #folder: string
  readonly #now: () => number
  #handle: FileHandle | null = null
  #file: string
  #size = 0

  constructor(dataFolder: string, now: () => number) {
    this.#folder = join(dataFolder, 'journal')
    this.#now = now
    this.#file = journalFiles(dataFolder).findLast((file) => deviceOf(file) === deviceId()) ?? ''
  }

  /** Where the next line will begin. */
  get end(): JournalPlace {
    return { file: this.#file, offset: this.#size }
  }

  /** Whether the file that was written to is gone: its folder was removed while the app ran. */
  isLost(): boolean {
    return this.#size > 0 && !existsSync(join(this.#folder, this.#file))
  }

  /** Opens the file to write to. Throws what the disk says. */
  async open(): Promise<void> {
    mkdirSync(this.#folder, { recursive: true })
    const file = this.#fileNow()
    if (this.#handle && file === this.#file && !this.isLost()) return
    await this.close()
    const path = join(this.#folder, file)
    const isNew = !existsSync(path)
    this.#handle = await open(path, isNew ? 'ax' : 'r+')
    if (isNew) syncFolder(this.#folder)
    this.#file = file
    this.#size = statSync(path).size
  }

  /** Appends entries as one write and syncs it. On failure nothing of them stays in the file. */
  async write(entries: readonly Numbered[]): Promise<readonly JournalPlace[]> {
    await this.open()
    const lines = entries.map((entry) => Buffer.from(encodeLine(entry)))
    const places: JournalPlace[] = []
    let offset = this.#size
    for (const line of lines) {
      places.push({ file: this.#file, offset })
      offset += line.length
    }
    try {
      await this.#writeAll(Buffer.concat(lines))
      await this.#handle?.datasync()
      this.#size = offset
      if (this.isLost()) throw Object.assign(new Error('The journal was removed.'), { code: 'ENOENT' })
      return places
    } catch (error) {
      await this.#handle?.truncate(this.#size).catch(() => undefined)
      await this.close()
      throw error
    }
  }

  async close(): Promise<void> {
    const handle = this.#handle
    this.#handle = null
    await handle?.close().catch(() => undefined)
  }

  async #writeAll(bytes: Buffer): Promise<void> {
    let written = 0
    while (written < bytes.length) {
      const { bytesWritten = 0 } = (await this.#handle?.write(bytes, written, bytes.length - written, this.#size + written)) ?? {}
      if (bytesWritten === 0) throw Object.assign(new Error('Nothing was written.'), { code: 'EIO' })
      written += bytesWritten
    }
  }

  /** This month's file; never one before the last, so that the files of a device stay in order when a clock is set back. */
  #fileNow(): string {
    const name = `${new Date(this.#now()).toISOString().slice(0, 7)}.${deviceId()}.jsonl`
    return name > this.#file ? name : this.#file
  }
}
