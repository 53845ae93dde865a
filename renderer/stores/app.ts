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
  let changes = 0
  let aheadMs = 0

  async function load(): Promise<void> {
    onEvent('storage:changed', (status) => { storage.value = status })
    await retry()
  }

  async function retry(): Promise<void> {
    start.value = null
    await refresh()
  }

  /** Settings and what goes with them as main has them now: a backup that came or went may have changed them. */
  async function refresh(): Promise<void> {
    const result = await api['app:start']()
    failure.value = result.ok ? null : result.error
    if (!result.ok) return
    aheadMs = result.value.nowMs - Date.now()
    settings.value = result.value.settings
    storage.value = result.value.storage
    start.value = result.value
  }

  /** The time by the app's clock, which is the only one: it may be set apart from the computer's. */
  function nowMs(): number {
    return Date.now() + aheadMs
  }

  /** Changes some settings; they hold at once, and go back if main refuses them. */
  function change(patch: SettingsPatch): Promise<Result<Settings>> {
    return hold({ ...settings.value, ...patch }, () => api['settings:change'](patch))
  }

  /** Changes some of a course's dates and target; a field that is `undefined` is cleared. */
  function changeCourse(course: string, patch: { readonly [Key in keyof CourseSettings]: CourseSettings[Key] | undefined }): Promise<Result<Settings>> {
    const merged = Object.fromEntries(Object.entries({ ...settings.value.courses[course], ...patch }).filter(([, value]) => value !== undefined)) as CourseSettings
    return hold(withCourse(course, merged), () => api['course:change']({ course, settings: merged }))
  }

  /** Ticks a note of the plan off, or takes the tick away. */
  function tick(task: PlanTick): Promise<Result<Settings>> {
    const known = settings.value.courses[task.course]
    return hold(withCourse(task.course, { ...known, tasks: { ...known?.tasks, [task.task]: task.isDone } }), () => api['plan:tick'](task))
  }

  function withCourse(course: string, changed: CourseSettings): Settings {
    return { ...settings.value, courses: { ...settings.value.courses, [course]: changed } }
  }

  /** Takes a change over at once: the next one may come before main has answered, and must build on it. */
  async function hold(changed: Settings, ask: () => Promise<Result<Settings>>): Promise<Result<Settings>> {
    const before = settings.value
    const mine = ++changes
    settings.value = changed
    const result = await ask()
    // Of several on their way the last one's answer tells.
    if (mine === changes) settings.value = result.ok ? result.value : before
    return result
  }

  return { start, failure, settings, storage, nowMs, load, retry, refresh, change, changeCourse, tick }
})
