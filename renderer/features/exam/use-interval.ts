import { onScopeDispose } from 'vue'

/** Runs something again and again as long as the component that calls this lives. */
export function useIntervalFn(run: () => void, everyMs: number): void {
  const timer = setInterval(run, everyMs)
  onScopeDispose(() => { clearInterval(timer) })
}
