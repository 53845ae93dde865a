import { useI18n } from 'vue-i18n'
import { useShortcuts } from '../../app/shortcuts.ts'
import { useFlipStore } from '../../stores/flip.ts'

interface FlipActions {
  readonly openGuide: () => void
  readonly edit: () => void
  readonly study: () => void
}

/** The keys of leafing: left and right go on, up, down and Space turn the card. */
export function useFlipKeys({ openGuide, edit, study }: FlipActions): void {
  const { t } = useI18n()
  const flip = useFlipStore()
  const move = (steps: number) => (): void => { void flip.move(steps) }

  useShortcuts([
    { code: 'ArrowLeft', label: () => t('flip.previous'), run: move(-1), repeats: true },
    { code: 'ArrowRight', label: () => t('flip.next'), run: move(1), repeats: true },
    { code: 'Home', label: () => t('flip.first'), run: move(-Infinity) },
    { code: 'End', label: () => t('flip.last'), run: move(Infinity) },
    { code: ['Space', 'ArrowUp', 'ArrowDown'], label: () => t('flip.turn'), run: flip.turn },
    { code: 'KeyR', label: () => t('flip.shuffle'), run: () => { void flip.setShuffled(flip.seed === undefined) } },
    { code: 'KeyG', label: () => t('study.openGuide'), run: openGuide },
    { code: 'KeyE', label: () => t('edit.action'), run: edit },
    { code: 'KeyL', label: () => t('flip.study'), run: study },
  ])
}
