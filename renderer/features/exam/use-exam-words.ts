import { useI18n } from 'vue-i18n'
import type { PaperKind } from '../../../electron/shared/contract.ts'
import { useWeekName } from '../../app/use-week-name.ts'

interface ExamWords {
  readonly paper: (paper: PaperKind, domain?: string) => string
  /** 1:52:36, or 4:05 under an hour. */
  readonly clock: (ms: number) => string
  /** 72 %; a share of nothing is 0 %. */
  readonly share: (right: number, total: number) => string
}

/** What papers, times and shares are called. */
export function useExamWords(): ExamWords {
  const { t, locale } = useI18n()
  const weekName = useWeekName()
  return {
    paper: (paper, domain) => {
      switch (paper.kind) {
        case 'fixed':
          return t('exam.paper.fixed', { number: paper.number })
        case 'week':
          return t('exam.paper.of', { name: weekName(paper.week) })
        case 'domain':
          return t('exam.paper.of', { name: domain ?? paper.domain })
        case 'full':
        case 'missed':
        case 'short':
          return t(`exam.paper.${paper.kind}`)
      }
    },
    clock: clockOf,
    share: (right, total) => new Intl.NumberFormat(locale.value, { style: 'percent' }).format(total === 0 ? 0 : right / total),
  }
}

/** Whole seconds, rounded up, so that the last one is seen. */
export function clockOf(ms: number): string {
  const seconds = Math.ceil(ms / 1000)
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  const two = (number: number): string => String(number).padStart(2, '0')
  return hours > 0 ? `${String(hours)}:${two(minutes)}:${two(rest)}` : `${String(minutes)}:${two(rest)}`
}
