import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cardKey } from '../../electron/shared/domain/deck.ts'
import { openConfStore } from '../../electron/storage/conf-store.ts'
import { readJournal } from '../../electron/storage/journal-read.ts'
import { openProgress } from '../../electron/storage/progress-store.ts'
import type { Acknowledged } from './acknowledged.ts'
import { addFindings, type Findings } from './fault.ts'
import { examine } from './oracle.ts'
import { below, seeded, type Random } from './random.ts'
import { reviewOf } from './student.ts'

const DAY_MS = 86_400_000
const BEGIN_MS = Date.parse('2026-11-23T03:00:00Z')
const ANSWERS = 40
/** Years, months and hours back and forth. */
const LEAPS_DAYS = [-365, 365, -31, 31, -1, 1, 0]
/** From Baker Island to Kiribati. */
const OFFSETS_MINUTES = [-720, -300, 0, 330, 540, 840]

/** Sets the clock and the time zone to anything between answers, and starts again now and then: order and sums stay. */
export async function setClocks(trials: number): Promise<Findings> {
  const found: Findings[] = []
  for (let trial = 0; trial < trials; trial += 1) found.push(await setOnce(seeded(trial + 1)))
  return addFindings(found)
}

async function setOnce(random: Random): Promise<Findings> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'weekdeck-clock-'))
  let atMs = BEGIN_MS
  const open = (): ReturnType<typeof openProgress> => openProgress({ dataFolder, openStore: openConfStore, now: () => atMs })
  let store = await open()
  const acknowledged: Acknowledged[] = []
  for (let count = 1; count <= ANSWERS; count += 1) {
    atMs += 1 + (LEAPS_DAYS[below(random, LEAPS_DAYS.length)] ?? 0) * DAY_MS
    const card = cardKey('course', String(below(random, 10)))
    const offsetMinutes = OFFSETS_MINUTES[below(random, OFFSETS_MINUTES.length)] ?? 0
    const { seq, isSaved } = await store.append({ ...reviewOf({ card, rating: 3, atMs, before: store.progress.cards.get(card) ?? null }), offsetMinutes })
    if (isSaved) acknowledged.push({ kind: 'entry', seq, atMs })
    if (below(random, 8) > 0) continue
    await store.close()
    store = await open()
  }
  const counted = [...store.progress.days.values()].reduce((sum, { reviews }) => sum + reviews, 0)
  await store.close()
  const examined = await examine(dataFolder, acknowledged)
  const order = await orderIn(dataFolder)
  rmSync(dataFolder, { recursive: true })
  const problems = [...examined.problems, ...(counted === ANSWERS ? [] : [`${String(counted)} answers counted of ${String(ANSWERS)}`])]
  if (order !== acknowledged.map((one) => (one.kind === 'entry' ? one.atMs : 0)).join()) problems.push('the order is another')
  return { ...examined, problems }
}

/** The times of the journal's entries in the order they are read. */
async function orderIn(dataFolder: string): Promise<string> {
  const times: (number | undefined)[] = []
  for await (const batch of readJournal({ dataFolder, from: {}, notices: [] })) times.push(...batch.map(({ entry }) => entry?.atMs))
  return times.join()
}
