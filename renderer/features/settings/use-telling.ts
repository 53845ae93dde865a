import { ref, type Ref } from 'vue'
import type { Result } from '../../../electron/shared/errors.ts'
import { useFailureWords } from '../../app/failure-words.ts'
import { useToastStore } from '../../stores/toasts.ts'

interface Telling {
  /** Asks main for something that takes a while; a failure is told in a message, and then there is no value. */
  readonly tell: <Value>(ask: () => Promise<Result<Value>>) => Promise<Value | null>
  readonly isBusy: Readonly<Ref<boolean>>
}

/** One thing at a time, and its failure in words. */
export function useTelling(): Telling {
  const toasts = useToastStore()
  const wordsOf = useFailureWords()
  const isBusy = ref(false)

  async function tell<Value>(ask: () => Promise<Result<Value>>): Promise<Value | null> {
    isBusy.value = true
    const result = await ask()
    isBusy.value = false
    if (result.ok) return result.value
    const { what, remedy } = wordsOf(result.error)
    // That a backup was not made stands over every screen until it is read.
    if (result.error.code !== 'backup-failed') toasts.show(`${what} ${remedy}`, { kind: 'failed' })
    return null
  }

  return { tell, isBusy }
}
