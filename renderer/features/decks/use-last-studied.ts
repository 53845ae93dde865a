import { useI18n } from 'vue-i18n'
import { daysBetween, studyDay } from '../../../electron/shared/domain/days.ts'
import { useDates } from '../../app/dates.ts'
import { useAppStore } from '../../stores/app.ts'

/** When something was last studied, as a person says it: today, yesterday, 11.18. Days begin at the rollover hour. */
export function useLastStudied(): (atMs: number | undefined) => string {
  const { t, locale } = useI18n()
  const dates = useDates()
  const app = useAppStore()

  const dayOf = (atMs: number): string =>
    studyDay(atMs, { offsetMinutes: -new Date(atMs).getTimezoneOffset(), rolloverHour: app.settings.rolloverHour })

  return (atMs) => {
    if (atMs === undefined) return t('decks.never')
    const day = dayOf(atMs)
    const ago = daysBetween(day, dayOf(app.nowMs()))
    if (ago > 1 || ago < 0) return dates.short(day)
    return new Intl.RelativeTimeFormat(locale.value, { numeric: 'auto' }).format(-ago, 'day')
  }
}
