/** What would be there if what was taken back had never been done: every entry that stands, applied in order to nothing. */
import { isSitting } from '../../electron/shared/domain/exam-history.ts'
import type { BackupRestoredEntry, Numbered } from '../../electron/shared/domain/entries.ts'
import { applyEntry, emptyProgress, snapshotOf } from '../../electron/shared/domain/history.ts'
import type { LearnedState } from '../../electron/shared/domain/parts.ts'

export class Reference {
  #standing: Numbered[] = []
  #taken = new Map<number, Numbered>()
  /** Papers that stay although what brought them was taken back. */
  readonly kept = new Set<string>()

  /** Hears of an entry that was written. */
  follow(entry: Numbered): void {
    if (entry.kind === 'undo') {
      const taken = this.#standing.find(({ seq }) => seq === entry.undoes)
      if (!taken) throw new Error(`Entry ${String(entry.undoes)} was taken back, but did not stand.`)
      this.#standing = this.#standing.filter((one) => one !== taken)
      if (taken.kind === 'backup-restored') this.#keepSat(taken)
      this.#taken.set(taken.seq, taken)
    } else {
      const again = 'redoes' in entry && entry.redoes !== undefined ? this.#taken.get(entry.redoes) : undefined
      // What is done once more is what it was, to the letter.
      this.#standing.push(again ? { ...again, seq: entry.seq } : entry)
    }
  }

  /** A paper that came with a backup stays with the answers given to it since: what was sat was sat. */
  #keepSat({ seq, before }: Numbered<BackupRestoredEntry>): void {
    const came = new Set(Object.entries(before.attempts ?? {}).flatMap(([id, attempt]) => (attempt === null ? [id] : [])))
    for (const entry of this.#standing) {
      if (entry.seq > seq && isSitting(entry) && entry.kind !== 'exam-begun' && came.has(entry.attempt)) this.kept.add(entry.attempt)
    }
  }

  text(): string {
    const progress = emptyProgress()
    for (const entry of this.#standing) applyEntry(progress, entry)
    return textOf(progress, this.kept)
  }
}

/** A state to the byte. Only what says whose the files are of decks that were taken back is left out: the files stay, for redo. */
export function textOf(progress: LearnedState, kept: ReadonlySet<string>): string {
  const decks = new Map([...progress.decks].filter(([, { isTakenBack }]) => isTakenBack !== true))
  const attempts = new Map([...progress.attempts].filter(([id]) => !kept.has(id)))
  return JSON.stringify(snapshotOf({ ...progress, decks, attempts }))
}
