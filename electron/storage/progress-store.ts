import { mkdirSync } from 'node:fs'
import type { Notice, StorageStatus } from '../shared/contract.ts'
import type { CardKey } from '../shared/domain/deck.ts'
import { applyEntry, applySnapshot, emptyProgress, noteUndoable, type HistoryEntry, type Numbered, type Progress, type ProgressSnapshot } from '../shared/domain/history.ts'
import { failureOfDisk } from './disk-failure.ts'
import { journalSizes, JournalWriter, readJournal, type JournalPlace, type JournalPositions } from './journal.ts'
import { removeStrayFiles, type OpenStore } from './keyed-store.ts'
import { Snapshots, type SnapshotPoint } from './snapshots.ts'

const SNAPSHOT_DELAY_MS = 2000
const RETRY_MS = 3000

export interface OpenProgress {
  readonly dataFolder: string
  readonly openStore: OpenStore
  /** UTC milliseconds. */
  readonly now: () => number
}

/** What {@link ProgressStore.append} found out: the entry's number, and whether it is on the disk. */
export interface Appended {
  readonly seq: number
  readonly isSaved: boolean
}

interface Waiting {
  readonly entry: Numbered
  readonly done: (isSaved: boolean) => void
}

/** Opens what a person learned: the snapshots, and what the journal holds beyond them. */
export async function openProgress(options: OpenProgress): Promise<ProgressStore> {
  mkdirSync(options.dataFolder, { recursive: true })
  removeStrayFiles(options.dataFolder)
  const store = new ProgressStore(options)
  await store.load()
  return store
}

/**
 * The live progress and its way to the disk. An entry takes effect at once; it is acknowledged when its journal line
 * is synced. What the disk refuses stays in memory, in order, and is tried again until it is written.
 */
export class ProgressStore {
  readonly progress: Progress = emptyProgress()
  readonly notices: Notice[] = []
  readonly #dataFolder: string
  readonly #writer: JournalWriter
  readonly #snapshots: Snapshots
  readonly #places = new Map<number, JournalPlace>()
  readonly #listeners = new Set<(status: StorageStatus) => void>()
  #positions: Record<string, number> = {}
  #seq = 0
  #writtenSeq = 0
  #waiting: Waiting[] = []
  #writing: Promise<void> | null = null
  #status: StorageStatus = { isSaved: true, waiting: 0 }
  #snapshotTimer: NodeJS.Timeout | undefined
  #retryTimer: NodeJS.Timeout | undefined

  constructor({ dataFolder, openStore, now }: OpenProgress) {
    this.#dataFolder = dataFolder
    this.#writer = new JournalWriter(dataFolder, now)
    this.#snapshots = new Snapshots(dataFolder, openStore)
  }

  /** Reads snapshots and journal. Called once, by {@link openProgress}. */
  async load(): Promise<void> {
    const { stored } = this.#snapshots
    this.notices.push(...this.#snapshots.notices)
    if (stored && this.#isAhead(stored.point.positions)) await this.#beginAgainFrom(stored.snapshot)
    else if (!stored || !(await this.#replayBeyond(stored.point, stored.snapshot))) await this.#rebuild()
  }

  /** Takes an entry into the live progress and writes it down. */
  append(entry: HistoryEntry): Promise<Appended> {
    const numbered: Numbered = { ...entry, seq: this.#seq += 1 }
    this.#apply(numbered)
    return new Promise((resolve) => {
      this.#waiting.push({ entry: numbered, done: (isSaved) => { resolve({ seq: numbered.seq, isSaved }) } })
      void this.#write()
    })
  }

  status(): StorageStatus {
    return this.#status
  }

  /** Calls the listener whenever the status changes; gives the way to stop that. */
  onStatus(listener: (status: StorageStatus) => void): () => void {
    this.#listeners.add(listener)
    return () => { this.#listeners.delete(listener) }
  }

  /** Tries to write everything now, journal and snapshots. */
  async flush(): Promise<void> {
    await this.#writing
    do await this.#write()
    while (this.#waiting.length > 0 && this.#status.isSaved)
    await this.#snapshot()
  }

  async close(): Promise<void> {
    clearTimeout(this.#retryTimer)
    await this.flush()
    clearTimeout(this.#snapshotTimer)
    clearTimeout(this.#retryTimer)
    await this.#writer.close()
  }

  #apply(entry: Numbered): void {
    applyEntry(this.progress, entry)
    for (const key of cardsTouched(entry)) this.#snapshots.touch(key)
    if (entry.kind === 'restored') this.#snapshots.touchAll(this.progress)
    this.#seq = Math.max(this.#seq, entry.seq)
  }

  // ---- writing

  /** One write at a time; whatever came in meanwhile goes with the next. */
  #write(): Promise<void> {
    this.#writing ??= this.#writeAll().finally(() => {
      this.#writing = null
      // What came in after the last look would wait for the next answer otherwise.
      if (this.#waiting.length > 0 && this.#status.isSaved) void this.#write()
    })
    return this.#writing
  }

  async #writeAll(): Promise<void> {
    clearTimeout(this.#retryTimer)
    while (this.#waiting.length > 0) {
      const batch = [...this.#waiting]
      try {
        await this.#mendLost()
        const places = await this.#writer.write(batch.map(({ entry }) => entry))
        for (const [index, { entry }] of batch.entries()) this.#wrote(entry, places[index])
      } catch (error) {
        this.#refused(batch, error)
        return
      }
      this.#waiting.splice(0, batch.length)
      for (const { done } of batch) done(true)
    }
    this.#setStatus({ isSaved: true, waiting: 0 })
    this.#snapshotSoon()
  }

  #refused(batch: readonly Waiting[], error: unknown): void {
    this.#setStatus({ isSaved: false, waiting: this.#waiting.length, failure: failureOfDisk(error) })
    for (const { done } of batch) done(false)
    this.#retryTimer = setTimeout(() => { void this.#write() }, RETRY_MS)
  }

  /** The journal was taken away while the app ran: a new one begins with everything that is in memory. */
  async #mendLost(): Promise<void> {
    if (!this.#writer.isLost()) return
    await this.#writer.write([{ kind: 'restored', atMs: Date.now(), offsetMinutes: 0, seq: this.#writtenSeq, snapshot: snapshotOf(this.progress) }])
  }

  #wrote(entry: Numbered, place: JournalPlace | undefined): void {
    if (place) this.#places.set(entry.seq, place)
    const end = this.#writer.end
    this.#positions[end.file] = end.offset
    this.#writtenSeq = entry.seq
  }

  #setStatus(status: StorageStatus): void {
    const isSame = status.isSaved === this.#status.isSaved && status.waiting === this.#status.waiting
    this.#status = status
    if (!isSame) for (const listener of this.#listeners) listener(status)
  }

  #snapshotSoon(): void {
    this.#snapshotTimer ??= setTimeout(() => { void this.#snapshot() }, SNAPSHOT_DELAY_MS)
  }

  /** A snapshot that cannot be written costs nothing but a slower start: the journal has everything. */
  async #snapshot(): Promise<void> {
    clearTimeout(this.#snapshotTimer)
    this.#snapshotTimer = undefined
    try {
      const isWritten = await this.#snapshots.write(this.progress, () => (this.#waiting.length > 0 ? null : this.#point()))
      if (!isWritten) this.#snapshotSoon()
    } catch (error) {
      this.#setStatus({ ...this.#status, isSaved: this.#waiting.length === 0, failure: failureOfDisk(error) })
      this.#retryTimer ??= setTimeout(() => { this.#snapshotSoon() }, RETRY_MS)
    }
  }

  #point(): SnapshotPoint {
    const oldest = this.progress.undoable[0]
    return { seq: this.#writtenSeq, positions: { ...this.#positions }, undoFrom: (oldest && this.#places.get(oldest.seq)) ?? null }
  }

  // ---- reading

  /** Whether the journal is shorter than the snapshot says: it was lost, or an older one was put in its place. */
  #isAhead(positions: JournalPositions): boolean {
    const sizes = journalSizes(this.#dataFolder)
    return Object.entries(positions).some(([file, end]) => (sizes[file] ?? -1) < end)
  }

  /** False when entries of another computer arrived that belong before what the snapshot holds. */
  async #replayBeyond(point: SnapshotPoint, snapshot: ProgressSnapshot): Promise<boolean> {
    applySnapshot(this.progress, snapshot)
    await this.#readUndoable(point)
    this.#seq = this.#writtenSeq = point.seq
    this.#positions = { ...point.positions }
    return this.#replay(point.positions, point.seq)
  }

  async #replay(positions: JournalPositions, fromSeq: number): Promise<boolean> {
    for await (const { entry, place, end } of readJournal(this.#dataFolder, { positions, notices: this.notices })) {
      if (entry.seq <= fromSeq && entry.kind !== 'restored') return false
      this.#apply(entry)
      this.#places.set(entry.seq, place)
      this.#positions[place.file] = end
      this.#writtenSeq = entry.seq
    }
    this.#forgetPlaces()
    return true
  }

  async #readUndoable({ undoFrom, positions, seq }: SnapshotPoint): Promise<void> {
    if (!undoFrom) return
    const earlier = Object.fromEntries(Object.entries(positions).map(([file, end]) => [file, file < undoFrom.file ? end : 0]))
    for await (const { entry, place } of readJournal(this.#dataFolder, { positions: { ...earlier, [undoFrom.file]: undoFrom.offset }, notices: this.notices })) {
      if (entry.seq > seq) return
      noteUndoable(this.progress, entry)
      this.#places.set(entry.seq, place)
    }
  }

  async #rebuild(): Promise<void> {
    applySnapshot(this.progress, { cards: {}, days: {}, decks: {} })
    this.#positions = {}
    this.#seq = this.#writtenSeq = 0
    this.notices.length = 0
    this.notices.push(...this.#snapshots.notices)
    await this.#replay({}, 0)
    if (this.#seq === 0) {
      if (Object.keys(this.#snapshots.salvaged.cards).length > 0) await this.#beginAgainFrom(this.#snapshots.salvaged)
      return
    }
    this.#snapshots.touchAll(this.progress)
    if (this.#snapshots.wasThere) this.notices.push({ code: 'rebuilt-from-journal', file: 'journal' })
    this.#snapshotSoon()
  }

  async #beginAgainFrom(snapshot: ProgressSnapshot): Promise<void> {
    await this.#replay({}, 0)
    const seq = this.#seq
    applySnapshot(this.progress, snapshot)
    this.#seq = Math.max(seq, this.#snapshots.stored?.point.seq ?? 0)
    this.notices.push({ code: 'restored-from-snapshot', file: 'journal' })
    await this.append({ kind: 'restored', atMs: Date.now(), offsetMinutes: 0, snapshot })
  }

  #forgetPlaces(): void {
    const oldest = this.progress.undoable[0]?.seq ?? Infinity
    for (const seq of this.#places.keys()) if (seq < oldest) this.#places.delete(seq)
  }
}

function cardsTouched(entry: Numbered): readonly CardKey[] {
  switch (entry.kind) {
    case 'review':
      return [entry.card]
    case 'reset':
      return Object.keys(entry.before) as CardKey[]
    case 'undo':
      return cardsTouched({ ...entry.entry, seq: entry.undoes })
    default:
      return []
  }
}

function snapshotOf(progress: Progress): ProgressSnapshot {
  return { cards: Object.fromEntries(progress.cards), days: Object.fromEntries(progress.days), decks: Object.fromEntries(progress.decks) }
}
