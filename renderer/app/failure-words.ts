import { useI18n } from 'vue-i18n'
import type { Failure } from '../../electron/shared/errors.ts'
import type { Fact } from '../../electron/shared/facts.ts'

/** A failure in the person's language. */
export interface FailureWords {
  readonly what: string
  readonly remedy: string
  /** File and place, what stood there, what should stand there; each a line of its own. */
  readonly details: readonly string[]
}

/** Gives a message in the language that is spoken. */
export type Translate = (key: string, named: Record<string, unknown>) => string

/** Codes that name a bug: only the message tells one from another. */
const UNNAMED = new Set<Failure['code']>(['internal', 'bad-argument'])

export function useFailureWords(): (failure: Failure) => FailureWords {
  const { t } = useI18n()
  return (failure) => failureWords(failure, t)
}

/** What a failure is told as: of another program's file what it is, of anything else what its code says. */
export function failureWords(failure: Failure, t: Translate): FailureWords {
  const { code, kind, found, expected, message } = failure
  return {
    what: t(kind ? `foreign.${kind}.what` : `errors.${code}.what`, {}),
    remedy: t(kind ? `foreign.${kind}.remedy` : `errors.${code}.remedy`, {}),
    details: [
      placeOf(failure, t),
      found ? t('failure.found', { found: factWords(found, t) }) : '',
      expected ? t('failure.expected', { expected: factWords(expected, t) }) : '',
      UNNAMED.has(code) ? message : '',
    ].filter(Boolean),
  }
}

function placeOf({ file, line, at }: Failure, t: Translate): string {
  return [file, line === undefined ? undefined : t('failure.line', { line }), at].filter(Boolean).join(' · ')
}

function factWords({ fact, values = {} }: Fact, t: Translate): string {
  return t(`facts.${fact}`, { ...values })
}
