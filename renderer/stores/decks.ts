import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { DecksView } from '../../electron/shared/contract.ts'
import type { Failure, Result } from '../../electron/shared/errors.ts'
import { api } from '../api/api.ts'
import { useFlipStore } from './flip.ts'
import { useStudyStore } from './study.ts'

/** The library: what decks there are, which one is studied, what was put away. */
export const useDecksStore = defineStore('decks', () => {
  const view = shallowRef<DecksView | null>(null)
  const failure = shallowRef<Failure | null>(null)

  async function load(): Promise<void> {
    const result = await api['decks:list']()
    failure.value = result.ok ? null : result.error
    if (result.ok) view.value = result.value
  }

  /** Makes a deck the one that Today, Plan and Study are about. */
  async function choose(deckId: string): Promise<Result<DecksView>> {
    forgetSessions()
    return adopt(await api['decks:choose'](deckId))
  }

  /** Puts a deck away; its progress stays. */
  async function remove(deckId: string): Promise<Result<DecksView>> {
    forgetSessions()
    return adopt(await api['decks:delete'](deckId))
  }

  async function restore(deckId: string): Promise<Result<DecksView>> {
    return adopt(await api['decks:restore'](deckId))
  }

  function adopt(result: Result<DecksView>): Result<DecksView> {
    if (result.ok) view.value = result.value
    return result
  }

  return { view, failure, load, choose, remove, restore }
})

/** What is being studied may belong to another deck now. */
export function forgetSessions(): void {
  useStudyStore().forget()
  useFlipStore().forget()
}
