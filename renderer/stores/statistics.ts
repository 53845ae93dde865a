import { defineStore } from 'pinia'
import { shallowRef, watch } from 'vue'
import type { StatisticsScope } from '../../electron/shared/contract.ts'
import { api, onEvent } from '../api/api.ts'
import { loadable } from './loadable.ts'
import { useUndoStore } from './undo.ts'

/** What was done and what is to come, of the plan or of everything. */
export const useStatisticsStore = defineStore('statistics', () => {
  const scope = shallowRef<StatisticsScope>('plan')
  const { view, failure, load } = loadable(() => api['statistics:show'](scope.value))
  const undo = useUndoStore()

  async function show(next: StatisticsScope): Promise<void> {
    scope.value = next
    await load()
  }

  const refresh = (): void => { if (view.value) void load() }
  onEvent('library:changed', refresh)
  watch(() => undo.last, refresh)

  return { scope, view, failure, load, show }
})
