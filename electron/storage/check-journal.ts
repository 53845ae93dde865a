import type { Finding, Notice } from '../shared/contract.ts'
import { applyEntry, emptyProgress, snapshotOf, type Progress } from '../shared/domain/history.ts'
import { isSameState } from './check-state.ts'
import type { JournalPositions } from './journal-files.ts'
import { readJournal } from './journal-read.ts'
import type { ProgressStore } from './progress-store.ts'

export interface JournalToCheck {
  readonly dataFolder: string
  readonly store: ProgressStore
  /** UTC milliseconds. */
  readonly now: () => number
}

export interface JournalCheck {
  readonly count: number
  readonly findings: readonly Finding[]
}

interface Replay {
  readonly progress: Progress
  readonly count: number
  /** The journal has entries that the live progress knows nothing of: another computer's came in meanwhile. */
  readonly isAhead: boolean
}

/** `unclear`: it changed while it was read, or has more than the live progress. */
type Outcome = 'same' | 'different' | 'unclear'

/** How often the journal is read again because somebody answered meanwhile. */
const TRIES = 3

/**
 * Reads the whole journal and compares what it gives with the live progress. Where damaged lines lost something that
 * the live progress still knows, that is written down once more, and the journal read again: only what is then the same
 * is repaired.
 */
export async function checkJournal(place: JournalToCheck): Promise<JournalCheck> {
  const { store, now } = place
  const notices: Notice[] = []
  const before = await compare(place, notices)
  if (before.outcome !== 'different') return { count: before.count, findings: findingsOf(notices, before.outcome === 'same') }
  const atMs = now()
  const offsetMinutes = -new Date(atMs).getTimezoneOffset()
  const { isSaved } = await store.append({ kind: 'restored', atMs, offsetMinutes, snapshot: snapshotOf(store.progress) })
  const isRepaired = isSaved && (await compare(place, notices)).outcome === 'same'
  return { count: before.count, findings: [...findingsOf(notices, isRepaired), { code: 'journal-completed', file: 'journal', isRepaired }] }
}

/** Lines that were set aside are missed by nobody if the journal gives the live progress without them. */
function findingsOf(notices: readonly Notice[], isComplete: boolean): readonly Finding[] {
  return notices.map((notice) => ({ ...notice, isRepaired: notice.code === 'torn-tail' || (notice.code === 'quarantined' && notice.detail !== undefined && isComplete) }))
}

async function compare(place: JournalToCheck, notices: Notice[]): Promise<{ readonly count: number; readonly outcome: Outcome }> {
  const { store } = place
  for (let tries = 1; ; tries += 1) {
    const point = store.point()
    const found = await replay(place, { known: point.positions, notices })
    const isSame = !found.isAhead && (await isSameState(found.progress, store.progress))
    const isUnclear = found.isAhead || store.point().seq !== point.seq || !store.status().isSaved
    if (!isUnclear || found.isAhead || tries === TRIES) return { count: found.count, outcome: isUnclear ? 'unclear' : isSame ? 'same' : 'different' }
  }
}

async function replay({ dataFolder }: JournalToCheck, { known, notices }: { readonly known: JournalPositions; readonly notices: Notice[] }): Promise<Replay> {
  const progress = emptyProgress()
  let count = 0
  let isAhead = false
  for await (const batch of readJournal({ dataFolder, from: {}, notices, isLive: true, isHeld: () => true })) {
    count += batch.length
    for (const { file, end, entry } of batch) {
      if (end > (known[file]?.end ?? 0)) isAhead = true
      if (entry) applyEntry(progress, entry)
    }
  }
  return { progress, count, isAhead }
}
