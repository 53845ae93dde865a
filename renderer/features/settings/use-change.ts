import type { SettingsPatch } from '../../../electron/shared/settings.ts'
import { useFailureWords } from '../../app/failure-words.ts'
import { useAppStore } from '../../stores/app.ts'
import { useLibraryStore } from '../../stores/library.ts'
import { useToastStore } from '../../stores/toasts.ts'

/** Changes settings. Nothing is told when it worked: the change itself is in sight. */
export function useChange(): (patch: SettingsPatch) => Promise<void> {
  const app = useAppStore()
  const library = useLibraryStore()
  const toasts = useToastStore()
  const wordsOf = useFailureWords()
  return async (patch) => {
    const result = await app.change(patch)
    if (!result.ok) toasts.show(wordsOf(result.error).what, { kind: 'failed' })
    else if ('newPerDay' in patch || 'desiredRetention' in patch || 'rolloverHour' in patch) await library.refresh()
  }
}
