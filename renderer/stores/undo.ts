import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { Undone } from '../../electron/shared/contract.ts'
import type { Result } from '../../electron/shared/errors.ts'
import { api } from '../api/api.ts'

/** Taking back the last thing that changed progress or decks, whatever it was. */
export const useUndoStore = defineStore('undo', () => {
  /** What was taken back last. A screen that shows progress watches this and asks again. */
  const last = shallowRef<Undone | null>(null)

  async function undo(): Promise<Result<Undone | null>> {
    const result = await api['progress:undo']()
    if (result.ok && result.value) last.value = result.value
    return result
  }

  return { last, undo }
})
