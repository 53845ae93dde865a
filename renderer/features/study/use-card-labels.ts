import { computed, type ComputedRef } from 'vue'
import { useI18n } from 'vue-i18n'
import type { CardView } from '../../../electron/shared/contract.ts'
import { isRight, letterOf } from '../../stores/choice.ts'

interface Shown {
  readonly card: CardView
  readonly isRevealed: boolean
  readonly chosen: readonly number[]
}

interface CardLabels {
  /** Domain and where the card comes from. */
  readonly about: ComputedRef<string>
  /** How often it was asked and, once answered, how likely it was to be recalled. */
  readonly memory: ComputedRef<string>
  /** The guide section it stands in; empty when it came without a guide. */
  readonly source: ComputedRef<string>
  /** Whether a checked choice was right; empty for other cards. */
  readonly verdict: ComputedRef<string>
}

/** The small print around a card, in the person's language. */
export function useCardLabels(shown: () => Shown): CardLabels {
  const { t, n } = useI18n()
  return {
    about: computed(() => {
      const { card } = shown()
      return [card.domain, card.isDerived ? t('study.card.derived') : undefined, card.isLeech ? t('study.card.leech') : undefined].filter((part) => part !== undefined).join(' · ')
    }),
    memory: computed(() => {
      const { card, isRevealed } = shown()
      if (!card.intervalsMs) return t('flip.plain')
      if (card.reps === 0) return t('study.card.new')
      const review = t('study.card.review', { number: n(card.reps + 1) })
      if (!isRevealed || card.retrievability === undefined) return review
      return `${t('study.card.recall', { chance: n(card.retrievability, { style: 'percent', maximumFractionDigits: 0 }) })} · ${review}`
    }),
    source: computed(() => {
      const { headings, hasSection } = shown().card
      return !hasSection ? '' : [t('study.guide'), ...headings.slice(-2)].join(' › ')
    }),
    verdict: computed(() => {
      const { card, isRevealed, chosen } = shown()
      if (!card.options || !isRevealed) return ''
      const right = card.options.flatMap((option, index) => (option.right ? [letterOf(index)] : [])).join(', ')
      if (chosen.length === 0) return t('study.choice.answer', { right })
      return isRight(card.options, chosen) ? t('study.choice.right') : t('study.choice.wrong', { right })
    }),
  }
}
