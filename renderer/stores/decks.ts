import { defineStore } from 'pinia'
import { watch } from 'vue'
import type { Changed, DecksView, ExportDone, ExportRequest } from '../../electron/shared/contract.ts'
import type { Result } from '../../electron/shared/errors.ts'
import { api, onEvent } from '../api/api.ts'
import { useFlipStore } from './flip.ts'
import { useLibraryStore } from './library.ts'
import { loadable } from './loadable.ts'
import { useStudyStore } from './study.ts'
import { useUndoStore } from './undo.ts'

/** The library: what decks there are, which one is studied, what was put away. */
export const useDecksStore = defineStore('decks', () => {
  const { view, failure, load } = loadable(() => api['decks:list']())
  const library = useLibraryStore()
  const undo = useUndoStore()

  /** Makes a deck the one that Today, Plan and Study are about. */
  function choose(deckId: string): Promise<Result<DecksView>> {
    return change(api['decks:choose'](deckId))
  }

  /** Puts a deck away; its progress stays. */
  function remove(deckId: string): Promise<Result<Changed>> {
    return change(api['decks:delete'](deckId))
  }

  function restore(deckId: string): Promise<Result<Changed>> {
    return change(api['decks:restore'](deckId))
  }

  /** Brings all suspended cards of a deck back. */
  function bringBack(deckId: string): Promise<Result<Changed>> {
    return change(api['decks:bring-back'](deckId))
  }

  /** Writes a deck where the person says; null when they thought better of it. */
  function save(request: ExportRequest): Promise<Result<ExportDone | null>> {
    return api['decks:export'](request)
  }

  async function change<Value>(changing: Promise<Result<Value>>): Promise<Result<Value>> {
    const changed = await changing
    if (!changed.ok) return changed
    forgetSessions()
    await Promise.all([load(), library.refresh()])
    return changed
  }

  const refresh = (): void => { if (view.value) void load() }
  onEvent('library:changed', refresh)
  watch(() => undo.last, refresh)

  return { view, failure, load, choose, remove, restore, bringBack, save }
})

/** What is being studied may belong to another deck now. */
export function forgetSessions(): void {
  useStudyStore().forget()
  useFlipStore().forget()
}
