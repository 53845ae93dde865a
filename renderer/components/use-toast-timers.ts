import { onScopeDispose, watch, type Ref } from 'vue'

interface Timed {
  readonly id: number
  readonly kind: 'done' | 'failed'
  readonly action?: object
}

interface ToastTimers {
  readonly toasts: () => readonly Timed[]
  readonly isHeld: Readonly<Ref<boolean>>
  readonly dismiss: (id: number) => void
}

const SHORT_MS = 5000
const LONG_MS = 10_000

/** How long a message stays: long enough to act on it, longer when it says what went wrong. */
export function stayMs({ kind, action }: Omit<Timed, 'id'>): number {
  return kind === 'failed' || action !== undefined ? LONG_MS : SHORT_MS
}

/** Dismisses messages when their time is over. While they are held no time passes. */
export function useToastTimers({ toasts, isHeld, dismiss }: ToastTimers): void {
  const timers = new Map<number, ReturnType<typeof setTimeout>>()

  function start(toast: Timed): void {
    if (!timers.has(toast.id)) timers.set(toast.id, setTimeout(() => { dismiss(toast.id) }, stayMs(toast)))
  }

  function stop(id: number): void {
    clearTimeout(timers.get(id))
    timers.delete(id)
  }

  watch([toasts, isHeld], () => {
    const shown = isHeld.value ? [] : toasts()
    for (const id of timers.keys()) if (!shown.some((toast) => toast.id === id)) stop(id)
    shown.forEach(start)
  }, { immediate: true })
  onScopeDispose(() => { for (const id of timers.keys()) stop(id) })
}
