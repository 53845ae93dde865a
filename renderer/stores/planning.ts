import { defineStore } from 'pinia'
import type { Result } from '../../electron/shared/errors.ts'
import { api } from '../api/api.ts'
import { loadable } from './loadable.ts'

/** What there is to know about the plan besides the plan itself. */
export const usePlanningStore = defineStore('planning', () => {
  const { view: costs, load: loadCosts } = loadable(() => api['plan:retention']())

  /** Saves the plan as a calendar file; gives its name, or null when the person thought better of it. */
  function saveCalendar(): Promise<Result<string | null>> {
    return api['plan:export']()
  }

  return { costs, loadCosts, saveCalendar }
})
