/** Run by kill.test.ts until it is killed: answers card after card and prints the number of each that was acknowledged. */
import { cardKey } from '../shared/domain/deck.ts'
import { answer, ENGINE } from '../shared/domain/schedule.ts'
import { openConfStore } from './conf-store.ts'
import { openProgress } from './progress-store.ts'

const [, , dataFolder = ''] = process.argv
const clock = { offsetMinutes: 0, rolloverHour: 4 }
const store = await openProgress({ dataFolder, openStore: openConfStore, now: Date.now })

for (let number = store.progress.cards.size + 1; ; number += 1) {
  const atMs = Date.now()
  const after = answer(null, 3, { atMs, ...clock, desiredRetention: 0.9 })
  const card = cardKey('course', String(number))
  const given = { atMs, ...clock, card, rating: 3, mode: 'study', tookMs: 1, engine: ENGINE } as const
  const { isSaved } = await store.append({ kind: 'review', ...given, before: null, after })
  if (isSaved) process.stdout.write(`${String(number)}\n`)
  // Snapshots are written while answers come in, so that a kill meets them too.
  if (number % 4 === 0) void store.flush()
}
