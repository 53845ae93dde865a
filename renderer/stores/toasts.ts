import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'

/** A short message that goes by itself. */
export interface Toast {
  readonly id: number
  readonly text: string
  /** A failure stays longer and is told at once. */
  readonly kind: 'done' | 'failed'
  readonly action?: ToastAction
  /** The number of the step it tells of: with that it goes. */
  readonly step?: number
}

export interface ToastAction {
  readonly label: string
  /** Keys that do the same, shown beside it. */
  readonly keys?: readonly string[]
  readonly run: () => void
  /** Whether it still does what it says. It is only offered as long as it does. */
  readonly isLive?: () => boolean
}

/** More would hide the screen. */
const MOST_TOASTS = 3

export const useToastStore = defineStore('toasts', () => {
  const toasts = shallowRef<readonly Toast[]>([])
  let lastId = 0

  function show(text: string, more: Pick<Partial<Toast>, 'kind' | 'action' | 'step'> = {}): void {
    lastId += 1
    // The same thing said again is said once.
    const others = toasts.value.filter((toast) => toast.text !== text)
    toasts.value = [...others, { id: lastId, text, kind: 'done' as const, ...more }].slice(-MOST_TOASTS)
  }

  function dismiss(id: number): void {
    toasts.value = toasts.value.filter((toast) => toast.id !== id)
  }

  /** Takes away what was said of a step. */
  function takeDown(step: number): void {
    toasts.value = toasts.value.filter((toast) => toast.step !== step)
  }

  /** As they are shown: without an action that is over. */
  const shown = computed(() => toasts.value.map((toast): Toast => {
    const { action, ...rest } = toast
    return action?.isLive?.() === false ? rest : toast
  }))

  return { toasts, shown, show, dismiss, takeDown }
})
