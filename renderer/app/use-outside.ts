import { api } from '../api/api.ts'
import type { Result } from '../../electron/shared/errors.ts'
import { useToastStore } from '../stores/toasts.ts'
import { useFailureWords } from './failure-words.ts'

interface Outside {
  /** Opens an https address in the browser, after main asked the person. */
  readonly openLink: (url: string) => Promise<void>
  readonly openDataFolder: () => Promise<void>
}

/** What opens outside the window. A failure is told in a message. */
export function useOutside(): Outside {
  const toasts = useToastStore()
  const wordsOf = useFailureWords()

  function tell(result: Result<unknown>): void {
    if (!result.ok) toasts.show(wordsOf(result.error).what, { kind: 'failed' })
  }

  return {
    openLink: async (url) => { tell(await api['link:open'](url)) },
    openDataFolder: async () => { tell(await api['data:open-folder']()) },
  }
}
