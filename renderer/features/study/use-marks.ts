import { watch } from 'vue'
import { useI18n } from 'vue-i18n'
import type { CardKey } from '../../../electron/shared/domain/deck.ts'
import type { Mark } from '../../../electron/shared/domain/marks.ts'
import { useFailureWords } from '../../app/failure-words.ts'
import { useUndo } from '../../app/use-undo.ts'
import { useStudyStore } from '../../stores/study.ts'
import { useToastStore } from '../../stores/toasts.ts'

interface Marks {
  /** Marks the card that is shown; a flag is taken away by the same key. */
  readonly mark: (mark: Mark) => void
  /** Suspends a card of the session, or brings it back. */
  readonly suspend: (card: CardKey, isOn: boolean) => void
}

/** Marking cards while studying, and hearing of a card that was forgotten once too often. */
export function useMarks(): Marks {
  const { t, n } = useI18n()
  const study = useStudyStore()
  const toasts = useToastStore()
  const undo = useUndo()
  const wordsOf = useFailureWords()

  async function tell(marking: ReturnType<typeof study.mark>, done: string): Promise<void> {
    const result = await marking
    if (result?.ok === false) toasts.show(wordsOf(result.error).what, { kind: 'failed' })
    else if (result) toasts.show(done, undo.offer(result.value.step))
  }

  function mark(what: Mark): void {
    const isOn = what !== 'flagged' || study.card?.isFlagged !== true
    void tell(study.mark(what, isOn), t(`study.marked.${isOn ? what : 'unflagged'}`))
  }

  function suspend(card: CardKey, isOn: boolean): void {
    void tell(study.setMark(card, 'suspended', isOn), t(isOn ? 'study.marked.suspended' : 'study.marked.back'))
  }

  watch(() => study.leech, (leech) => {
    if (!leech) return
    toasts.show(t('study.leech.told', { count: n(leech.lapses) }, leech.lapses), {
      action: { label: t('study.mark.suspended'), run: () => { suspend(leech.card, true) } },
    })
  })

  return { mark, suspend }
}
