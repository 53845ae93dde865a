import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { StepOutcome, StepsView, StepView } from '../../electron/shared/contract.ts'
import type { Result } from '../../electron/shared/errors.ts'
import { api, onEvent } from '../api/api.ts'
import { useAppStore } from './app.ts'
import { useStudyStore } from './study.ts'
import { useToastStore } from './toasts.ts'

/** Taking the last thing back that changed progress or decks, whatever it was, and doing it once more. */
export const useUndoStore = defineStore('undo', () => {
  const app = useAppStore()
  const study = useStudyStore()
  const toasts = useToastStore()
  const told = shallowRef<StepsView | null>(null)
  /** What undo and redo would do now. */
  const steps = computed<StepsView>(() => told.value ?? app.start?.steps ?? { undo: null, redo: null })
  /** What was taken back or done once more last. A screen that shows progress watches this and asks again. */
  const last = shallowRef<StepView | null>(null)

  onEvent('history:changed', (now) => { told.value = now })

  /** Takes the last step back, or the one that is named, as long as it is the last. */
  function undo(step?: number): Promise<Result<StepOutcome>> {
    return take('undo', step)
  }

  /** Does the step once more that was taken back last, or the one that is named, as long as it was. */
  function redo(step?: number): Promise<Result<StepOutcome>> {
    return take('redo', step)
  }

  async function take(way: 'undo' | 'redo', meant: number | undefined): Promise<Result<StepOutcome>> {
    // Answers on their way to main come before it.
    await study.settled()
    const { step: was } = steps.value.redo ?? {}
    const result = await api[`progress:${way}`](meant)
    if (!result.ok || result.value.kind !== 'done') return result
    const { step } = result.value
    // What was said of it is not true any more.
    toasts.takeDown(way === 'undo' ? step.step : (was ?? step.step))
    // Settings that came with a backup went with it.
    if (step.what === 'backup-restored') await app.refresh()
    last.value = step
    return result
  }

  return { steps, last, undo, redo }
})
