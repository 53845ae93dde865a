import { collectOrphans } from '../storage/collect.ts'
import { failureOf } from './ipc.ts'
import type { Context } from './services/context.ts'

/** Long after the start, when nobody waits for anything. */
const AFTER_MS = 120_000

/** Removes what no deck needs any more, once a start. What the disk refuses is tried at the next. */
export function tidyLater(open: () => Context | undefined): void {
  setTimeout(() => {
    const context = open()
    if (!context) return
    const { dataFolder, store, clock } = context
    collectOrphans({ dataFolder, progress: store.progress, now: clock.atMs() }).catch((error: unknown) => { failureOf(error) })
  }, AFTER_MS).unref()
}
