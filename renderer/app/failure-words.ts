import { useI18n } from 'vue-i18n'
import type { Failure } from '../../electron/shared/errors.ts'

/** A failure in the person's language. */
export interface FailureWords {
  readonly what: string
  readonly remedy: string
  /** File and place, what stood there, what should stand there; each a line of its own. */
  readonly details: readonly string[]
}

/** Codes that name a bug: only the message tells one from another. */
const UNNAMED = new Set<Failure['code']>(['internal', 'bad-argument'])

export function useFailureWords(): (failure: Failure) => FailureWords {
  const { t } = useI18n()

  function placeOf({ file, line, at }: Failure): string {
    return [file, line === undefined ? undefined : t('failure.line', { line }), at].filter(Boolean).join(' · ')
  }

  return (failure) => ({
    what: t(`errors.${failure.code}.what`),
    remedy: t(`errors.${failure.code}.remedy`),
    details: [
      placeOf(failure),
      failure.found === undefined ? '' : t('failure.found', { found: failure.found }),
      failure.expected === undefined ? '' : t('failure.expected', { expected: failure.expected }),
      UNNAMED.has(failure.code) ? failure.message : '',
    ].filter(Boolean),
  })
}
