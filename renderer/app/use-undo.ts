import { computed, type ComputedRef } from 'vue'
import { useI18n } from 'vue-i18n'
import type { StepOutcome, StepView } from '../../electron/shared/contract.ts'
import type { Result } from '../../electron/shared/errors.ts'
import { wordsOfStep } from '../../electron/shared/step-words.ts'
import { useToastStore, type Toast } from '../stores/toasts.ts'
import { useUndoStore } from '../stores/undo.ts'
import { useFailureWords } from './failure-words.ts'
import { isInField } from './shortcuts.ts'

export type Way = 'undo' | 'redo'

export const STEP_KEYS: Readonly<Record<Way, readonly string[]>> = { undo: ['mod', 'Z'], redo: ['mod', 'Shift', 'Z'] }

interface Undo {
  /** Takes the last change of progress or decks back, or does it once more, and says what it was. */
  readonly step: (way: Way) => Promise<void>
  /** The one command of the menu: the text of a field where the person types, progress elsewhere. */
  readonly command: (way: Way) => void
  /** What the button and the command are called, with what they would do now. */
  readonly names: ComputedRef<Readonly<Record<Way, string>>>
  /** Whether there is something to do. */
  readonly can: ComputedRef<Readonly<Record<Way, boolean>>>
  /** For a message that says something was done: the way back from exactly that, as long as it is the next one. */
  readonly offer: (step: number | null, way?: Way) => Pick<Toast, 'action' | 'step'>
}

export function useUndo(): Undo {
  const { t, n, locale } = useI18n()
  const store = useUndoStore()
  const toasts = useToastStore()
  const wordsOf = useFailureWords()
  const words = (step: StepView): string => wordsOfStep(step, locale.value === 'ko' ? 'ko' : 'en')

  const names = computed(() => ({ undo: nameOf('undo'), redo: nameOf('redo') }))
  const can = computed(() => ({ undo: store.steps.undo !== null, redo: store.steps.redo !== null }))

  function nameOf(way: Way): string {
    const next = store.steps[way]
    return next ? t(`common.${way}Step`, { step: words(next) }) : t(`common.${way}`)
  }

  async function step(way: Way, meant?: number): Promise<void> {
    tell(way, await store[way](meant))
  }

  function tell(way: Way, result: Result<StepOutcome>): void {
    if (!result.ok) {
      toasts.show(wordsOf(result.error).what, { kind: 'failed' })
      return
    }
    const { value } = result
    if (value.kind === 'nothing') toasts.show(way === 'undo' ? t('undone.nothing') : t('redone.nothing'))
    else if (value.kind === 'passed') toasts.show(way === 'undo' ? t('undone.passed') : t('redone.passed'))
    else if (way === 'undo') toasts.show(undone(value.step), offer(value.step.step, 'redo'))
    else toasts.show(t('redone.done', { step: words(value.step) }), offer(value.step.step))
  }

  function undone({ what, title = '', cards = 0 }: StepView): string {
    return t(`undone.${what}`, { title, count: n(cards) }, cards)
  }

  function command(way: Way): void {
    // The only way to take back typing in a field; nothing replaces it in Chromium.
    if (isInField(document.activeElement)) document.execCommand(way)
    else void step(way)
  }

  function offer(meant: number | null, way: Way = 'undo'): Pick<Toast, 'action' | 'step'> {
    if (meant === null) return {}
    const action = { label: t(`common.${way}`), keys: STEP_KEYS[way], run: () => { void step(way, meant) }, isLive: () => store.steps[way]?.step === meant }
    return { step: meant, action }
  }

  return { step, command, names, can, offer }
}
