import { useI18n } from 'vue-i18n'
import type { Undone } from '../../electron/shared/contract.ts'
import { useToastStore, type ToastAction } from '../stores/toasts.ts'
import { useUndoStore } from '../stores/undo.ts'
import { useFailureWords } from './failure-words.ts'
import { isInField } from './shortcuts.ts'

interface Undo {
  /** Takes the last change of progress or decks back and says what it was. */
  readonly undo: () => Promise<void>
  /** The one undo command: the text of a field where the person types, progress elsewhere. */
  readonly command: () => void
  /** For a message that says something was done. */
  readonly action: () => ToastAction
}

export function useUndo(): Undo {
  const { t, n } = useI18n()
  const store = useUndoStore()
  const toasts = useToastStore()
  const wordsOf = useFailureWords()

  async function undo(): Promise<void> {
    const result = await store.undo()
    if (!result.ok) toasts.show(wordsOf(result.error).what, { kind: 'failed' })
    else toasts.show(result.value ? sentence(result.value) : t('undone.nothing'))
  }

  function sentence({ what, title = '', cards = 0 }: Undone): string {
    return t(`undone.${what}`, { title, count: n(cards) }, cards)
  }

  function command(): void {
    // The only way to take back typing in a field; nothing replaces it in Chromium.
    if (isInField(document.activeElement)) document.execCommand('undo')
    else void undo()
  }

  return { undo, command, action: () => ({ label: t('common.undo'), keys: ['mod', 'Z'], run: () => { void undo() } }) }
}
