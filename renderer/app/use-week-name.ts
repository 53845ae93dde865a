import { useI18n } from 'vue-i18n'

/** How a week is called; 0 holds the cards of no week. */
export function useWeekName(): (week: number) => string {
  const { t } = useI18n()
  return (week) => (week > 0 ? t('week.name', { week }) : t('week.none'))
}
