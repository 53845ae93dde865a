import { UserError } from '../shared/errors.ts'
import { errorCode } from './disk.ts'

/** Why a file cannot be read, in signs that are the same in every language: file and line, the place in it, and what stands there. */
export function faultIn(error: unknown): string {
  if (!(error instanceof UserError)) return errorCode(error) ?? (error instanceof Error ? error.message : String(error))
  const { code, file = '', line, at, found } = error.failure
  const there = found?.fact === 'verbatim' ? String(found.values?.['text'] ?? '') : ''
  return [line === undefined ? file : `${file}:${String(line)}`, at, there].filter(Boolean).join(' · ') || code
}
