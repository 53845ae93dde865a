import type { JournalItem } from './journal-item.ts'

type Batches = AsyncGenerator<readonly JournalItem[], void>

interface Cursor {
  readonly source: Batches
  batch: readonly JournalItem[]
  next: number
}

/** How far back a line that was written twice is recognised. */
const REMEMBERED_LINES = 20_000

/**
 * Merges the files of several computers into one order: by sequence number, then by the order of the sources. The same
 * line met again is left out: a syncing program's copy begins like its original, and a disk that fails while it is
 * written to may keep what is then written once more.
 */
export async function* mergeBySeq(sources: readonly Batches[]): Batches {
  const cursors: readonly Cursor[] = sources.map((source) => ({ source, batch: [], next: 0 }))
  const isRepeated = rememberLines()
  try {
    for (;;) {
      await Promise.all(cursors.map(refill))
      const left = cursors.filter(hasNext)
      if (left.length === 0) return
      yield takeUntilOneIsEmpty(left).filter((item) => !isRepeated(item))
    }
  } finally {
    // Whoever stops before the end leaves no file open.
    await Promise.all(sources.map((source) => source.return()))
  }
}

async function refill(cursor: Cursor): Promise<void> {
  if (hasNext(cursor)) return
  const { value, done } = await cursor.source.next()
  cursor.batch = done ? [] : value
  cursor.next = 0
}

function hasNext(cursor: Cursor): boolean {
  return cursor.next < cursor.batch.length
}

function takeUntilOneIsEmpty(cursors: readonly Cursor[]): JournalItem[] {
  const taken: JournalItem[] = []
  for (;;) {
    const cursor = earliest(cursors)
    const item = cursor?.batch[cursor.next]
    if (!cursor || !item) return taken
    taken.push(item)
    cursor.next += 1
    if (!hasNext(cursor)) return taken
  }
}

function earliest(cursors: readonly Cursor[]): Cursor | undefined {
  let first: Cursor | undefined
  for (const cursor of cursors) if (!first || nextSeq(cursor) < nextSeq(first)) first = cursor
  return first
}

function nextSeq(cursor: Cursor): number {
  return cursor.batch[cursor.next]?.seq ?? Infinity
}

function rememberLines(): (item: JournalItem) => boolean {
  let recent = new Map<number, number>()
  let older = recent
  return ({ seq, checksum }) => {
    if (recent.get(seq) === checksum || older.get(seq) === checksum) return true
    recent.set(seq, checksum)
    if (recent.size > REMEMBERED_LINES) [older, recent] = [recent, new Map<number, number>()]
    return false
  }
}
