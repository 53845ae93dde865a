import { computed, onScopeDispose, watch, type ComputedRef } from 'vue'
import { useAppStore } from '../stores/app.ts'
import { useLibraryStore } from '../stores/library.ts'
import { useStudyStore } from '../stores/study.ts'

/** Whoever answers quickly does not wait for a count. */
const PAUSE_MS = 300

/** Cards that today still asks. Counted again with every answer, when one that is waited for comes back, and on the next day. */
export function useLeftToday(): ComputedRef<number> {
  const app = useAppStore()
  const library = useLibraryStore()
  const study = useStudyStore()
  const afterAnswers = later()
  const afterTime = later()

  watch(() => study.view, () => { afterAnswers(PAUSE_MS) })
  watch(() => library.today?.changesAtMs, (atMs) => { if (atMs !== undefined) afterTime(Math.max(PAUSE_MS, atMs - app.nowMs())) })
  return computed(() => library.today?.left ?? 0)

  /** Asks after a time; asked again before it, only the later one counts. */
  function later(): (delayMs: number) => void {
    let timer: ReturnType<typeof setTimeout> | undefined
    onScopeDispose(() => { clearTimeout(timer) })
    return (delayMs) => {
      clearTimeout(timer)
      timer = setTimeout(() => { void library.loadToday() }, delayMs)
    }
  }
}
