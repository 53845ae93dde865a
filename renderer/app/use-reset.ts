import { useI18n } from 'vue-i18n'
import type { ResetScope } from '../../electron/shared/domain/entries.ts'
import { useResetStore } from '../stores/reset.ts'
import { useToastStore } from '../stores/toasts.ts'
import { useFailureWords } from './failure-words.ts'

/** Asks to forget the progress of a card, week, deck or everything; says so when there is none to forget. */
export function useReset(): (scope: ResetScope, name: string) => Promise<void> {
  const { t } = useI18n()
  const reset = useResetStore()
  const toasts = useToastStore()
  const wordsOf = useFailureWords()

  return async (scope, name) => {
    const counted = await reset.ask(scope, name)
    if (!counted.ok) toasts.show(wordsOf(counted.error).what, { kind: 'failed' })
    else if (counted.value === 0) toasts.show(t('reset.nothing', { name }))
  }
}
