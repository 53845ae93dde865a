import { useI18n } from 'vue-i18n'
import { RATINGS } from '../../../electron/shared/domain/schedule.ts'
import { useShortcuts } from '../../app/shortcuts.ts'
import { useStudyStore } from '../../stores/study.ts'
import { KEYED_OPTIONS, letterOf, ratingOfSpace } from '../../stores/choice.ts'
import { RATING_NAMES } from './rating-names.ts'

interface StudyActions {
  readonly openGuide: () => void
  readonly leaf: () => void
}

/** The keys of a study session, by their place on the keyboard. */
export function useStudyKeys({ openGuide, leaf }: StudyActions): void {
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
    ...RATINGS.map((rating) => ({
      code: [`Digit${String(rating)}`, `Numpad${String(rating)}`],
      label: () => t(`rating.${RATING_NAMES[rating]}`),
      run: () => { study.rate(rating) },
      isEnabled: isAnswered,
    })),
    ...Array.from({ length: KEYED_OPTIONS }, (_unused, index) => ({
      code: `Key${letterOf(index)}`,
      label: () => t('study.choice.choose'),
      run: () => { study.choose(index) },
      isEnabled: () => isAsked() && study.card?.options !== undefined,
    })),
    { code: 'KeyG', label: () => t('study.openGuide'), run: openGuide },
    { code: 'KeyL', label: () => t('study.leaf'), run: leaf },
  ])
}
