import { statSync } from 'node:fs'
import { access, open, stat, truncate, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import type { Numbered } from '../shared/domain/entries.ts'
import { errorCode, makeFolder, syncFolder } from './disk.ts'
import { JOURNAL, journalFileOf, journalPath, lastOwnFile, type FilePosition, type JournalPositions } from './journal-files.ts'
import { encodeLine } from './journal-line.ts'
import { NEWLINE } from './raw-lines.ts'
import { versioned } from './versions.ts'

/** Where an entry was written. */
export interface WrittenLine extends FilePosition {
  readonly file: string
}

/** Appends lines to this computer's journal. What {@link append} returned from is on the disk. */
export class JournalWriter {
  readonly #dataFolder: string
  readonly #now: () => number
  /** Files that something else writes to as well: what was read of them is not all they hold. */
  readonly #shared = new Set<string>()
  #handle: FileHandle | null = null
  #file = ''
  #size = 0
  #mustEndLine = false

  constructor(dataFolder: string, now: () => number) {
    this.#dataFolder = dataFolder
    this.#now = now
  }

  /** Goes on after what was read. */
  resume(positions: JournalPositions): void {
    this.#file = lastOwnFile(this.#dataFolder) ?? ''
    this.#size = positions[this.#file]?.end ?? 0
  }

  /** Whether something else writes to the file as well. */
  isShared(file: string): boolean {
    return this.#shared.has(file)
  }

  /**
   * Opens this month's file. False when what was written before is not there any more, so that the file begins without
   * it. A data folder that is gone is not made anew: its drive may come back. Throws what the disk says.
   */
  async open(): Promise<boolean> {
    const file = this.#fileNow()
    if (this.#handle && file === this.#file) return true
    await this.close()
    await access(this.#dataFolder)
    const isThere = await this.#isThere()
    const folder = join(this.#dataFolder, JOURNAL)
    makeFolder(folder)
    this.#handle = await open(journalPath(this.#dataFolder, file), 'a+')
    syncFolder(folder)
    await this.#findEnd(file, isThere)
    return isThere
  }

  /** Appends entries as one write and syncs it. On failure nothing of them stays in the file. */
  async append(entries: readonly Numbered[]): Promise<readonly WrittenLine[]> {
    const lines = entries.map((entry) => encodeLine(versioned(entry)))
    const bytes = Buffer.concat(this.#mustEndLine ? [Buffer.of(NEWLINE), ...lines] : lines)
    try {
      await this.#handle?.appendFile(bytes)
      await this.#handle?.datasync()
      this.#measure(bytes.length)
    } catch (error) {
      await this.close()
      await this.#cutBack().catch(() => undefined)
      throw error
    }
    this.#mustEndLine = false
    return this.#placesOf(entries, lines)
  }

  async close(): Promise<void> {
    const handle = this.#handle
    this.#handle = null
    await handle?.close().catch(() => undefined)
  }

  /** This month's file; never one before the last, so that the files of a computer stay in order when a clock is set back. */
  #fileNow(): string {
    const file = journalFileOf(this.#now())
    return file > this.#file ? file : this.#file
  }

  async #isThere(): Promise<boolean> {
    return this.#size === 0 || (await this.#sizeOnDisk()) >= this.#size
  }

  async #findEnd(file: string, isThere: boolean): Promise<void> {
    const size = (await this.#handle?.stat())?.size ?? 0
    const known = file === this.#file ? this.#size : 0
    if (isThere && size !== known) this.#shared.add(file)
    this.#file = file
    this.#size = size
    const last = Buffer.of(NEWLINE)
    if (size > 0) await this.#handle?.read(last, 0, 1, size - 1)
    this.#mustEndLine = last[0] !== NEWLINE
  }

  /**
   * A file that was removed or replaced while it was open takes writes, and loses them. Asked without a thread of its
   * own: the system has just written the file and knows its size.
   */
  #measure(added: number): void {
    const size = statSync(journalPath(this.#dataFolder, this.#file), { throwIfNoEntry: false })?.size ?? 0
    if (size < this.#size + added) throw Object.assign(new Error(`${this.#file} was taken away.`), { code: 'ENOENT' })
    if (size > this.#size + added) this.#shared.add(this.#file)
    this.#size = size
  }

  /** By path, because Windows does not let a handle for appending cut; and never longer than the file is. */
  async #cutBack(): Promise<void> {
    if ((await this.#sizeOnDisk()) > this.#size) await truncate(journalPath(this.#dataFolder, this.#file), this.#size)
  }

  async #sizeOnDisk(): Promise<number> {
    try {
      return (await stat(journalPath(this.#dataFolder, this.#file))).size
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return 0
      throw error
    }
  }

  #placesOf(entries: readonly Numbered[], lines: readonly Buffer[]): readonly WrittenLine[] {
    let start = this.#size - lines.reduce((sum, line) => sum + line.length, 0)
    return entries.map(({ seq }, index) => {
      const end = start + (lines[index]?.length ?? 0)
      const written = { file: this.#file, start, end, seq }
      start = end
      return written
    })
  }
}
