import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { BackupStatus, BackupsView, RestoreDone, RestoreMode, RestorePreview } from '../../electron/shared/contract.ts'
import type { Result } from '../../electron/shared/errors.ts'
import { api, onEvent } from '../api/api.ts'
import { useAppStore } from './app.ts'
import { forgetSessions, useDecksStore } from './decks.ts'
import { useLibraryStore } from './library.ts'
import { loadable } from './loadable.ts'

/** Backups: what there are, what goes on with them, and the one that is looked at before it is brought in. */
export const useBackupsStore = defineStore('backups', () => {
  const { view, failure, load } = loadable(() => api['backup:list']())
  const app = useAppStore()
  const library = useLibraryStore()
  const decks = useDecksStore()
  const told = shallowRef<BackupStatus | null>(null)
  const status = computed<BackupStatus>(() => told.value ?? app.start?.backup ?? {})
  const preview = shallowRef<RestorePreview | null>(null)

  onEvent('backup:changed', (now) => {
    const hasEnded = status.value.running !== undefined && now.running === undefined
    told.value = now
    if (hasEnded && view.value) void load()
  })

  /** Does something that changes the list; null when the person thought better of it. */
  async function take(asking: Promise<Result<BackupsView | null>>): Promise<Result<BackupsView | null>> {
    const result = await asking
    if (result.ok && result.value) await load()
    return result
  }

  const make = (): Promise<Result<BackupsView | null>> => take(api['backup:make']())
  const chooseFolder = (): Promise<Result<BackupsView | null>> => take(api['backup:choose-folder']())
  const clearFolder = (): Promise<Result<BackupsView | null>> => take(api['backup:clear-folder']())

  /** Opens the preview of a backup by name, or of a file that is chosen in the system's dialog. */
  async function look(name?: string): Promise<Result<RestorePreview | null>> {
    const result = await (name === undefined ? api['profile:preview']() : api['backup:preview'](name))
    if (result.ok) preview.value = result.value
    return result
  }

  /** Closes the preview; nothing was changed. */
  function discard(): void {
    if (preview.value) void api['backup:discard'](preview.value.preview)
    preview.value = null
  }

  /** Brings in what is looked at. */
  async function restore(mode: RestoreMode): Promise<Result<RestoreDone>> {
    const result = await api['backup:restore']({ preview: preview.value?.preview ?? '', mode })
    if (!result.ok) return result
    preview.value = null
    forgetSessions()
    await Promise.all([load(), library.refresh(), app.refresh(), ...(decks.view ? [decks.load()] : [])])
    return result
  }

  function cancel(): void {
    void api['backup:cancel']()
  }

  return { view, failure, load, status, preview, make, chooseFolder, clearFolder, look, discard, restore, cancel }
})
