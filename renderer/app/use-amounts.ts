import { useI18n } from 'vue-i18n'
import { useAppStore } from '../stores/app.ts'

interface Amounts {
  /** 1.2 MB; never nothing: a file of a few bytes is 1 kB. */
  readonly size: (bytes: number) => string
  /** 11월 23일 오후 6:30 · Nov 23, 6:30 PM; with its year when that is another one. */
  readonly time: (atMs: number) => string
}

/** Sizes of files and moments by the clock, in the person's language. */
export function useAmounts(): Amounts {
  const { locale } = useI18n()
  const app = useAppStore()
  return {
    size: (bytes) => {
      const steps = ['kilobyte', 'megabyte', 'gigabyte'] as const
      const step = bytes < 1e6 ? 0 : bytes < 1e9 ? 1 : 2
      const amount = Math.max(1, bytes / 1000 ** (step + 1))
      return new Intl.NumberFormat(locale.value, { style: 'unit', unit: steps[step], maximumFractionDigits: step === 0 ? 0 : 1 }).format(amount)
    },
    time: (atMs) => {
      const isThisYear = new Date(atMs).getFullYear() === new Date(app.nowMs()).getFullYear()
      const month = locale.value === 'ko' ? 'long' : 'short'
      const parts: Intl.DateTimeFormatOptions = { month, day: 'numeric', hour: 'numeric', minute: '2-digit', ...(isThisYear ? {} : { year: 'numeric' }) }
      return new Intl.DateTimeFormat(locale.value, parts).format(atMs)
    },
  }
}
