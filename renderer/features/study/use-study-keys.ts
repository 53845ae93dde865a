import { useI18n } from 'vue-i18n'
import type { Mark } from '../../../electron/shared/domain/marks.ts'
import { RATINGS } from '../../../electron/shared/domain/rating.ts'
import { useShortcuts } from '../../app/shortcuts.ts'
import { useStudyStore } from '../../stores/study.ts'
import { KEYED_OPTIONS, letterOf, ratingOfSpace } from '../../stores/choice.ts'
import { ratingName, ratingsOf } from './rating-names.ts'

interface StudyActions {
  readonly openGuide: () => void
  readonly leaf: () => void
  readonly edit: () => void
  readonly mark: (mark: Mark) => void
  /** Two ratings instead of four. */
  readonly isTwo: () => boolean
}

/** Letters choose an option while a choice card is asked; then they do not mark. */
const MARK_KEYS: Readonly<Record<Mark, string>> = { suspended: 'KeyS', buried: 'KeyB', flagged: 'KeyF' }

/** The keys of a study session, by their place on the keyboard. */
export function useStudyKeys({ openGuide, leaf, edit, mark, isTwo }: StudyActions): void {
  const { t } = useI18n()
  const study = useStudyStore()
  const isAsked = (): boolean => study.card !== null && !study.isRevealed
  const isAnswered = (): boolean => study.card !== null && study.isRevealed

  function goOn(): void {
    if (study.card && study.isRevealed) study.rate(ratingOfSpace(study.card, study.chosen))
    else study.reveal()
  }

  useShortcuts([
    { code: 'Space', label: () => t('study.show'), run: goOn, isEnabled: () => study.card !== null },
    { code: ['Enter', 'NumpadEnter'], label: () => t('study.check'), run: study.reveal, isEnabled: () => isAsked() && study.card?.options !== undefined },
    ...RATINGS.map((number) => ({
      code: [`Digit${String(number)}`, `Numpad${String(number)}`],
      label: () => t(`rating.${ratingName(ratingsOf(isTwo())[number - 1] ?? number, isTwo())}`),
      run: () => {
        const rating = ratingsOf(isTwo())[number - 1]
        if (rating !== undefined) study.rate(rating)
      },
      isEnabled: () => isAnswered() && number <= ratingsOf(isTwo()).length,
    })),
    ...(Object.entries(MARK_KEYS) as [Mark, string][]).map(([what, code]) => ({
      code,
      label: () => t(`study.mark.${what}`),
      run: () => { mark(what) },
      isEnabled: () => study.card !== null,
    })),
    { code: 'KeyE', label: () => t('edit.action'), run: edit, isEnabled: () => study.card !== null },
    ...Array.from({ length: KEYED_OPTIONS }, (_unused, index) => ({
      code: `Key${letterOf(index)}`,
      label: () => t('study.choice.choose'),
      run: () => { study.choose(index) },
      isEnabled: () => isAsked() && index < (study.card?.options?.length ?? 0),
    })),
    { code: 'KeyG', label: () => t('study.openGuide'), run: openGuide },
    { code: 'KeyL', label: () => t('study.leaf'), run: leaf },
  ])
}
