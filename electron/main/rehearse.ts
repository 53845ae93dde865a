import type { Notice } from '../shared/contract.ts'
import type { StartStep } from '../shared/views/start.ts'
import type { Language } from '../shared/settings.ts'
import { createClock } from './clock.ts'
import { openData, takeData, type DataPlace } from './data.ts'
import { decksView } from './services/decks.ts'
import { planView, todayView } from './services/plan.ts'

/** What a rehearsal needs to do as the app would. */
export interface Rehearsal extends DataPlace {
  /** `resources/` of the app. */
  readonly resources: string
  /** The app's time, UTC milliseconds. */
  readonly nowMs: number
  readonly language: Language
  /** Says what comes next. */
  readonly onStep: (step: StartStep) => void
}

/**
 * Opens the data, asks what the first screens ask, and closes it again, all as the app does. It runs where it can be
 * ended: what does not come to an end here, or breaks, never gets to the app. Gives what opening found.
 */
export async function rehearse({ dataFolder, openStore, resources, nowMs, language, onStep }: Rehearsal): Promise<readonly Notice[]> {
  onStep('settings')
  const { lock, settings } = takeData({ dataFolder, openStore })
  try {
    const start = { lock, settings, clock: createClock(new Date(nowMs).toISOString()), language: () => language }
    const context = await openData({ dataFolder, openStore, resources, start, onStep })
    onStep('screens')
    todayView(context)
    planView(context)
    decksView(context)
    await context.store.close()
    return [...settings.notices, ...context.store.notices]
  } finally {
    lock.release()
  }
}
