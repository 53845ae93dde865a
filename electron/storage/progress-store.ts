import type { Notice, StorageStatus } from '../shared/contract.ts'
import type { Failure } from '../shared/errors.ts'
import { faultOf } from '../shared/schema/entries.ts'
import type { HistoryEntry, Numbered } from '../shared/domain/entries.ts'
import { applyEntry, emptyProgress, snapshotOf, type Progress } from '../shared/domain/history.ts'
import { errorCode, makeFolder } from './disk.ts'
import { failureOfDisk } from './disk-failure.ts'
import { JournalTrack } from './journal-track.ts'
import { JournalWriter, type WrittenLine } from './journal-writer.ts'
import { removeStrayFiles, type OpenStore } from './keyed-store.ts'
import { setMisplacedAside } from './layout.ts'
import { loadProgress, type Loading } from './progress-load.ts'
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

type StoreParts = Pick<Loading, 'progress' | 'notices' | 'snapshots' | 'track'>

interface Waiting {
  readonly entry: Numbered
  readonly done: (isSaved: boolean) => void
}

/**
 * Opens what a person learned: the snapshots, and what the journal holds beyond them. Fails with `data-newer-version`
 * or `file-unreadable` when going on could end in writing over what is there.
 */
export async function openProgress(options: OpenProgress): Promise<ProgressStore> {
  const notices = prepareFolder(options.dataFolder)
  const snapshots = new Snapshots(options.dataFolder, options.openStore)
  const stored = await snapshots.load()
  const progress = emptyProgress()
  const track = new JournalTrack(progress)
  const isJournalLost = await loadProgress({ dataFolder: options.dataFolder, snapshots, stored, progress, track, notices })
  const store = new ProgressStore(options, { progress, notices, snapshots, track })
  await store.begin(isJournalLost)
  return store
}

/** A data folder that cannot be written to is told with the first answer. */
function prepareFolder(dataFolder: string): Notice[] {
  try {
    makeFolder(dataFolder)
    const notices = [...setMisplacedAside(dataFolder)]
    removeStrayFiles(dataFolder)
    return notices
  } catch (error) {
    if (errorCode(error) === undefined) throw error
    return []
  }
}

/**
 * The live progress and its way to the disk. An entry takes effect at once; it is acknowledged when its journal line
 * is synced. What the disk refuses stays in memory, in order, and is tried again until it is written.
 */
export class ProgressStore {
  readonly progress: Progress
  readonly notices: readonly Notice[]
  readonly #snapshots: Snapshots
  readonly #track: JournalTrack
  readonly #writer: JournalWriter
  readonly #now: () => number
  readonly #listeners = new Set<(status: StorageStatus) => void>()
  readonly #followers = new Set<(entry: Numbered) => void>()
  #waiting: Waiting[] = []
  /** The journal lost what it had and has to begin with everything that is in memory. */
  #isJournalLost = false
  #writing: Promise<void> | null = null
  #snapshotting: Promise<void> = Promise.resolve()
  #status: StorageStatus = { isSaved: true, waiting: 0 }
  #snapshotTimer: NodeJS.Timeout | undefined
  #retryTimer: NodeJS.Timeout | undefined

  constructor({ dataFolder, now }: OpenProgress, parts: StoreParts) {
    this.progress = parts.progress
    this.notices = parts.notices
    this.#snapshots = parts.snapshots
    this.#track = parts.track
    this.#now = now
    this.#writer = new JournalWriter(dataFolder, now)
  }

  /** Goes on where the journal ends, or begins it anew. Called once, by {@link openProgress}. */
  async begin(isJournalLost: boolean): Promise<void> {
    this.#writer.resume(this.#track.positions)
    this.#isJournalLost = isJournalLost
    await this.#write()
    this.#snapshotSoon()
  }

  /** Takes an entry into the live progress and writes it down. */
  append(entry: HistoryEntry): Promise<Appended> {
    const at = faultOf(entry)
    // The next start would leave it out: better that it is not done at all.
    if (at !== undefined) throw new TypeError(`An entry ${entry.kind} makes no sense at ${at}.`)
    const numbered: Numbered = { ...entry, seq: this.#nextSeq() }
    applyEntry(this.progress, numbered)
    for (const follow of this.#followers) follow(numbered)
    return new Promise((resolve) => {
      this.#waiting.push({ entry: numbered, done: (isSaved) => { resolve({ seq: numbered.seq, isSaved }) } })
      void this.#write()
    })
  }

  /** The number of the last entry. */
  get seq(): number {
    return this.#track.seq
  }

  status(): StorageStatus {
    return this.#status
  }

  /** Calls the listener whenever the status changes; gives the way to stop that. */
  onStatus(listener: (status: StorageStatus) => void): () => void {
    this.#listeners.add(listener)
    return () => { this.#listeners.delete(listener) }
  }

  /** Calls the follower with every entry, in the turn in which it takes effect. */
  onEntry(follower: (entry: Numbered) => void): void {
    this.#followers.add(follower)
  }

  /** How far the journal is that the live progress stands for. */
  point(): SnapshotPoint {
    return this.#track.point()
  }

  /** Writes all snapshots anew, whatever is there of them. */
  async rewriteSnapshots(): Promise<void> {
    this.#snapshots.touchAll(this.progress)
    await this.flush()
  }

  /** Tries to write everything now, journal and snapshots. */
  async flush(): Promise<void> {
    await this.#write()
    await this.#snapshot()
  }

  /** The same, and lets go of the files. What the disk still refuses then is lost with the process. */
  async close(): Promise<void> {
    await this.flush()
    clearTimeout(this.#snapshotTimer)
    clearTimeout(this.#retryTimer)
    await this.#writer.close()
  }

  #nextSeq(): number {
    this.#track.seq += 1
    return this.#track.seq
  }

  get #hasToWrite(): boolean {
    return this.#waiting.length > 0 || this.#isJournalLost
  }

  /** The progress as it is, as the first entry of a journal that lost what it had. */
  #restored(): Numbered {
    const atMs = this.#now()
    const offsetMinutes = -new Date(atMs).getTimezoneOffset()
    return { kind: 'restored', atMs, offsetMinutes, snapshot: snapshotOf(this.progress), seq: this.#nextSeq() }
  }

  /** One write at a time; whatever came in meanwhile goes with the next. */
  async #write(): Promise<void> {
    if (this.#hasToWrite) this.#writing ??= this.#writeAll()
    await this.#writing
  }

  async #writeAll(): Promise<void> {
    clearTimeout(this.#retryTimer)
    try {
      // A journal that was taken away while it was open is found out by one write, and begun anew by the next.
      while (this.#hasToWrite) await this.#writeBatch().catch(() => this.#writeBatch())
      // In the same turn as the last look, or what comes in between would wait for the answer after it.
      this.#writing = null
      this.#snapshotSoon()
    } catch (error) {
      this.#writing = null
      this.#refused(failureOfDisk('answers', error))
    }
  }

  #refused(failure: Failure): void {
    this.#retryTimer = setTimeout(() => { void this.#write() }, RETRY_MS)
    this.#setStatus({ isSaved: false, waiting: this.#waiting.length, failure })
    for (const { done } of this.#waiting) done(false)
  }

  async #writeBatch(): Promise<void> {
    if (!(await this.#writer.open())) this.#isJournalLost = true
    const batch = [...this.#waiting]
    if (this.#isJournalLost) this.#track.forget()
    const written = await this.#writer.append(this.#isJournalLost ? [this.#restored()] : batch.map(({ entry }) => entry))
    for (const line of written) this.#passed(line)
    this.#isJournalLost = false
    this.#waiting = this.#waiting.slice(batch.length)
    if (!this.#hasToWrite) this.#setStatus({ isSaved: true, waiting: 0 })
    for (const { done } of batch) done(true)
  }

  #passed(line: WrittenLine): void {
    if (this.#writer.isShared(line.file)) this.#track.passUnplaced(line.seq)
    else this.#track.pass(line)
  }

  #setStatus(status: StorageStatus): void {
    const { isSaved, waiting, failure } = this.#status
    this.#status = status
    const isSame = status.isSaved === isSaved && status.waiting === waiting && status.failure?.message === failure?.message
    if (!isSame) for (const listener of this.#listeners) listener(status)
  }

  #snapshotSoon(): void {
    this.#snapshotTimer ??= setTimeout(() => { void this.#snapshot() }, SNAPSHOT_DELAY_MS)
  }

  /** One run at a time. */
  #snapshot(): Promise<void> {
    clearTimeout(this.#snapshotTimer)
    this.#snapshotTimer = undefined
    this.#snapshotting = this.#snapshotting.catch(() => undefined).then(() => this.#writeSnapshots())
    return this.#snapshotting
  }

  /** A snapshot that cannot be written costs nothing but a slower start: the journal has everything. */
  async #writeSnapshots(): Promise<void> {
    try {
      await this.#writing
      const isDone = await this.#snapshots.write(this.progress, () => (this.#hasToWrite ? null : this.#track.point()))
      if (!isDone && this.#status.isSaved) this.#snapshotSoon()
    } catch (error) {
      if (errorCode(error) === undefined) throw error
      this.#snapshotSoon()
    }
  }
}
