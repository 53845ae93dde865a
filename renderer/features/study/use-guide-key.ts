import { useI18n } from 'vue-i18n'
import type { CardView } from '../../../electron/shared/contract.ts'
import { useToastStore } from '../../stores/toasts.ts'

/** What G does: it opens the card's section of the guide, or says why there is none. */
export function useGuideKey(card: () => CardView | null, open: () => void): () => void {
  const { t } = useI18n()
  const toasts = useToastStore()
  return () => {
    const shown = card()
    if (shown?.hasSection) open()
    else if (shown) toasts.show(t('study.noSection'))
  }
}
