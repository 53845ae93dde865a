import { defineStore } from 'pinia'
import { shallowRef } from 'vue'

/** A short message that goes by itself. */
export interface Toast {
  readonly id: number
  readonly text: string
  /** A failure stays longer and is told at once. */
  readonly kind: 'done' | 'failed'
  readonly action?: ToastAction
}

export interface ToastAction {
  readonly label: string
  /** Keys that do the same, shown beside it. */
  readonly keys?: readonly string[]
  readonly run: () => void
}

/** More would hide the screen. */
const MOST_TOASTS = 3

export const useToastStore = defineStore('toasts', () => {
  const toasts = shallowRef<readonly Toast[]>([])
  let lastId = 0

  function show(text: string, more: { readonly kind?: Toast['kind']; readonly action?: ToastAction } = {}): void {
    lastId += 1
    // The same thing said again is said once.
    const others = toasts.value.filter((toast) => toast.text !== text)
    toasts.value = [...others, { id: lastId, text, kind: 'done' as const, ...more }].slice(-MOST_TOASTS)
  }

  function dismiss(id: number): void {
    toasts.value = toasts.value.filter((toast) => toast.id !== id)
  }

  return { toasts, show, dismiss }
})
