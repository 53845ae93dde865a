import { isDeepStrictEqual } from 'node:util'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Finding, Notice } from '../shared/contract.ts'
import { applyEntry, emptyProgress, PARTS, snapshotOf, type Progress } from '../shared/domain/history.ts'
import type { JournalPositions } from './journal-files.ts'
import { readJournal } from './journal-read.ts'
import type { ProgressStore } from './progress-store.ts'

/** Cards compared before something else may run. */
const CARDS_A_TURN = 1000

export interface JournalToCheck {
  readonly dataFolder: string
  readonly store: ProgressStore
  /** UTC milliseconds. */
  readonly now: () => number
}

interface Replay {
  readonly progress: Progress
  readonly count: number
  readonly notices: readonly Notice[]
  /** The journal has entries that the live progress knows nothing of: another computer's came in meanwhile. */
  readonly isAhead: boolean
}

/**
 * Reads the whole journal and compares what it gives with the live progress. Where damaged lines lost something that
 * the snapshots still knew, the live progress is written down once more, so that the journal has everything again.
 */
export async function checkJournal({ dataFolder, store, now }: JournalToCheck): Promise<{ readonly count: number; readonly findings: readonly Finding[] }> {
  const point = store.point()
  const { progress, count, notices, isAhead } = await replay(dataFolder, point.positions)
  const findings = notices.map((notice): Finding => ({ ...notice, isRepaired: isSeenTo(notice) }))
  const isSame = isAhead || await isEqual(progress, store.progress)
  // Whoever answers meanwhile is compared the next time: what was read is not all there is.
  if (isSame || store.point().seq !== point.seq || !store.status().isSaved) return { count, findings }
  const atMs = now()
  const offsetMinutes = -new Date(atMs).getTimezoneOffset()
  const { isSaved } = await store.append({ kind: 'restored', atMs, offsetMinutes, snapshot: snapshotOf(store.progress) })
  return { count, findings: [...findings, { code: 'journal-completed', file: 'journal', isRepaired: isSaved }] }
}

/** Whether what a notice names was set aside or cut off. */
function isSeenTo({ code, detail }: Notice): boolean {
  return code === 'torn-tail' || (code === 'quarantined' && detail !== undefined)
}

async function replay(dataFolder: string, known: JournalPositions): Promise<Replay> {
  const progress = emptyProgress()
  const notices: Notice[] = []
  let count = 0
  let isAhead = false
  for await (const batch of readJournal({ dataFolder, from: {}, notices, isLive: true })) {
    count += batch.length
    for (const { file, end, entry } of batch) {
      if (end > (known[file]?.end ?? 0)) isAhead = true
      if (entry) applyEntry(progress, entry)
    }
  }
  return { progress, count, notices, isAhead }
}

async function isEqual(one: Progress, other: Progress): Promise<boolean> {
  let compared = 0
  for (const name of PARTS) {
    const [here, there]: readonly ReadonlyMap<unknown, unknown>[] = [one[name], other[name]]
    if (here?.size !== there?.size) return false
    for (const [key, value] of here ?? []) {
      if (!isDeepStrictEqual(value, there?.get(key))) return false
      compared += 1
      if (compared % CARDS_A_TURN === 0) await nextTurn()
    }
  }
  return true
}
