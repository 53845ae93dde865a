import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { AppStart, PlanTick, StorageStatus } from '../../electron/shared/contract.ts'
import type { Failure, Result } from '../../electron/shared/errors.ts'
import { DEFAULT_SETTINGS, type CourseSettings, type Settings, type SettingsPatch } from '../../electron/shared/settings.ts'
import { api, onEvent } from '../api/api.ts'

/** What the whole window knows: settings, versions, whether everything is saved. */
export const useAppStore = defineStore('app', () => {
  const start = shallowRef<AppStart | null>(null)
  const failure = shallowRef<Failure | null>(null)
  const settings = shallowRef<Settings>(DEFAULT_SETTINGS)
  const storage = shallowRef<StorageStatus>({ isSaved: true, waiting: 0 })

  async function load(): Promise<void> {
    onEvent('storage:changed', (status) => { storage.value = status })
    await retry()
  }

  async function retry(): Promise<void> {
    const result = await api['app:start']()
    failure.value = result.ok ? null : result.error
    if (!result.ok) return
    settings.value = result.value.settings
    storage.value = result.value.storage
    start.value = result.value
  }

  /** Changes some settings; they hold at once, and go back if main refuses them. */
  async function change(patch: SettingsPatch): Promise<Result<Settings>> {
    const before = settings.value
    settings.value = { ...before, ...patch }
    return adopt(await api['settings:change'](patch), before)
  }

  /** Changes some of a course's dates and target; a field that is `undefined` is cleared. */
  async function changeCourse(course: string, patch: { readonly [Key in keyof CourseSettings]: CourseSettings[Key] | undefined }): Promise<Result<Settings>> {
    const merged = Object.entries({ ...settings.value.courses[course], ...patch }).filter(([, value]) => value !== undefined)
    return adopt(await api['course:change']({ course, settings: Object.fromEntries(merged) as CourseSettings }), settings.value)
  }

  /** Ticks a note of the plan off, or takes the tick away. */
  async function tick(task: PlanTick): Promise<Result<Settings>> {
    return adopt(await api['plan:tick'](task), settings.value)
  }

  function adopt(result: Result<Settings>, before: Settings): Result<Settings> {
    settings.value = result.ok ? result.value : before
    return result
  }

  return { start, failure, settings, storage, load, retry, change, changeCourse, tick }
})
