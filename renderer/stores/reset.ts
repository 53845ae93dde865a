import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { Changed } from '../../electron/shared/contract.ts'
import type { ResetScope } from '../../electron/shared/domain/entries.ts'
import type { Result } from '../../electron/shared/errors.ts'
import { api } from '../api/api.ts'
import { useLibraryStore } from './library.ts'
import { useStudyStore } from './study.ts'

/** A reset the person is asked about. */
export interface AskedReset {
  readonly scope: ResetScope
  /** What it is called: the card, the week, the deck. */
  readonly name: string
  /** Cards that would lose their progress. */
  readonly cards: number
}

/** Forgetting progress: counted, asked, done. Undo brings all of it back. */
export const useResetStore = defineStore('reset', () => {
  const asked = shallowRef<AskedReset | null>(null)
  const library = useLibraryStore()
  const study = useStudyStore()

  /** How many cards have progress to lose. */
  function count(scope: ResetScope): Promise<Result<number>> {
    return api['progress:count'](scope)
  }

  /** Counts, and opens the question when there is something to lose. */
  async function ask(scope: ResetScope, name: string): Promise<Result<number>> {
    const counted = await count(scope)
    asked.value = counted.ok && counted.value > 0 ? { scope, name, cards: counted.value } : null
    return counted
  }

  /** Closes the question; nothing was done. */
  function cancel(): void {
    asked.value = null
  }

  /** Makes the cards new again; tells how many there were. */
  async function reset(scope: ResetScope): Promise<Result<Changed>> {
    const done = await api['progress:reset'](scope)
    if (done.ok) await Promise.all([library.refresh(), study.refresh()])
    return done
  }

  return { asked, count, ask, cancel, reset }
})
