import { defineStore } from 'pinia'
import { watch } from 'vue'
import { api, onEvent } from '../api/api.ts'
import { loadable } from './loadable.ts'
import { useUndoStore } from './undo.ts'

/** The Today and Plan views of the current deck, kept in step with what changes behind them. */
export const useLibraryStore = defineStore('library', () => {
  const today = loadable(() => api['today:show']())
  const plan = loadable(() => api['plan:show']())
  const undo = useUndoStore()

  /** Asks again for what was shown before. */
  async function refresh(): Promise<void> {
    await Promise.all([today, plan].filter(({ view }) => view.value !== null).map(({ load }) => load()))
  }

  onEvent('library:changed', () => { void refresh() })
  watch(() => undo.last, refresh)

  return {
    today: today.view,
    todayFailure: today.failure,
    loadToday: today.load,
    plan: plan.view,
    planFailure: plan.failure,
    loadPlan: plan.load,
    refresh,
  }
})
