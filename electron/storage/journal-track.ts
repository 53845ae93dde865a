import type { Progress } from '../shared/domain/history.ts'
import type { FilePosition, JournalPositions } from './journal-files.ts'
import type { SnapshotPoint } from './snapshots.ts'

interface Line extends FilePosition {
  readonly file: string
}

/** Lines that are kept before those too old to be taken back or done once more are thrown out. */
const KEPT_LINES = 5000

/** How far the live progress is along the journal, and where what can still be taken back or done once more lies in it. */
export class JournalTrack {
  /** The highest number given to an entry. */
  seq = 0
  /** The last entry that is on the disk. */
  writtenSeq = 0
  #positions: Record<string, FilePosition> = {}
  #lines: Pick<Line, 'file' | 'start' | 'seq'>[] = []
  readonly #progress: Progress

  constructor(progress: Progress) {
    this.#progress = progress
  }

  get positions(): JournalPositions {
    return this.#positions
  }

  /** Goes on from a snapshot. */
  resume(point: SnapshotPoint): void {
    this.seq = this.writtenSeq = point.seq
    this.#positions = { ...point.positions }
  }

  /** Begins anew: what was noted of the journal is not true any more. */
  forget(): void {
    this.#positions = {}
    this.#lines = []
  }

  /** A line was read or written, and the live progress has it. */
  pass(line: Line): void {
    this.seq = Math.max(this.seq, line.seq)
    this.writtenSeq = Math.max(this.writtenSeq, line.seq)
    this.#positions[line.file] = { start: line.start, end: line.end, seq: line.seq }
    this.remember(line)
  }

  /** An entry was written to a file that something else writes to: the next start has to look at it again. */
  passUnplaced(seq: number): void {
    this.writtenSeq = Math.max(this.writtenSeq, seq)
  }

  /** A line that a snapshot holds, needed only to take it back. */
  remember({ file, start, seq }: Line): void {
    this.#lines.push({ file, start, seq })
    if (this.#lines.length > KEPT_LINES) this.#throwOut()
  }

  /** The place in the journal that the live progress stands for. */
  point(): SnapshotPoint {
    this.#throwOut()
    const undoFrom: Record<string, number> = {}
    for (const { file, start } of this.#lines) undoFrom[file] = Math.min(start, undoFrom[file] ?? start)
    return { seq: this.writtenSeq, positions: { ...this.#positions }, undoFrom }
  }

  #throwOut(): void {
    const { undoable, redoable } = this.#progress
    const oldest = Math.min(undoable[0]?.seq ?? Infinity, ...redoable.map(({ seq }) => seq))
    this.#lines = this.#lines.filter((line) => line.seq >= oldest)
  }
}
