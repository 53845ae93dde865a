import { useI18n } from 'vue-i18n'
import type { Confidence } from '../../../electron/shared/contract.ts'
import { useShortcuts } from '../../app/shortcuts.ts'
import { useExamStore } from '../../stores/exam.ts'

export interface ExamActions {
  readonly choose: (option: number) => void
  readonly strike: (option: number) => void
  readonly flag: () => void
  readonly feel: (confidence: Confidence) => void
  readonly goOn: () => void
  readonly handIn: () => void
  readonly isEnabled: () => boolean
}

/** Options that have a key: A to E, and 1 to 9. */
export const LETTERS = ['A', 'B', 'C', 'D', 'E'] as const
const DIGITS = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const

/** A paper can be sat with the keyboard alone. */
export function useExamKeys({ choose, strike, flag, feel, goOn, handIn, isEnabled }: ExamActions): void {
  const { t } = useI18n()
  const exam = useExamStore()
  const optionKeys = (index: number): readonly string[] => [...(LETTERS[index] ? [`Key${LETTERS[index]}`] : []), `Digit${String(index + 1)}`]

  useShortcuts([
    ...DIGITS.flatMap((_digit, index) => [
      { code: optionKeys(index), label: () => t('exam.keys.choose'), run: () => { choose(index) }, isEnabled },
      { code: optionKeys(index), withShift: true, label: () => t('exam.keys.strike'), run: () => { strike(index) }, isEnabled },
    ]),
    { code: 'KeyF', label: () => t('exam.flag'), run: flag, isEnabled },
    { code: 'KeyS', label: () => t('exam.confidence.sure'), run: () => { feel('sure') }, isEnabled },
    { code: 'KeyU', label: () => t('exam.confidence.unsure'), run: () => { feel('unsure') }, isEnabled },
    { code: 'KeyG', label: () => t('exam.confidence.guess'), run: () => { feel('guess') }, isEnabled },
    { code: 'KeyN', label: () => t('exam.note'), run: focusNote, isEnabled },
    { code: ['Enter', 'NumpadEnter'], label: () => t('exam.next'), run: goOn, isEnabled },
    { code: ['ArrowRight', 'PageDown'], label: () => t('exam.next'), run: () => { exam.go(exam.place + 1) }, isEnabled, repeats: true },
    { code: ['ArrowLeft', 'PageUp'], label: () => t('exam.previous'), run: () => { exam.go(exam.place - 1) }, isEnabled, repeats: true },
    { code: ['Enter', 'NumpadEnter'], withCommand: true, label: () => t('exam.handIn.action'), run: handIn, isEnabled },
  ])
}

function focusNote(): void {
  document.querySelector<HTMLElement>('[data-exam-note]')?.focus()
}
