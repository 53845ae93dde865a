/** Opens data folders one after the other as a start does, and prints a line for each: what is known after it, or why not. */
import { join } from 'node:path'
import { UserError } from '../shared/errors.ts'
import { openConfStore } from '../storage/conf-store.ts'
import { openProgress } from '../storage/progress-store.ts'
import { rehearse } from './rehearse.ts'

const NOW_MS = Date.parse('2026-11-24T03:00:00Z')

for (const dataFolder of process.argv.slice(2)) process.stdout.write(`${JSON.stringify(await start(dataFolder))}\n`)
// Nothing that was begun may keep the process from its end.
process.exit(0)

async function start(dataFolder: string): Promise<object> {
  const begin = performance.now()
  try {
    await rehearse({ dataFolder, openStore: openConfStore, resources: join(dataFolder, 'none'), nowMs: NOW_MS, language: 'en', onStep: () => undefined })
    const ms = Math.round(performance.now() - begin)
    const store = await openProgress({ dataFolder, openStore: openConfStore, now: () => NOW_MS })
    await store.close()
    return { ms, cards: store.progress.cards.size }
  } catch (error) {
    const ms = Math.round(performance.now() - begin)
    if (error instanceof UserError) return { ms, code: error.failure.code, found: error.failure }
    return { ms, code: 'internal', found: error instanceof Error ? error.stack : String(error) }
  }
}
