import type { ErrorCode, Failure } from '../shared/errors.ts'
import { verbatim } from '../shared/facts.ts'
import { errorCode } from './disk.ts'

type Situation = 'answers' | 'settings' | 'deck' | 'backup' | 'restore' | 'export'

/** What was not saved, and what happens or is to be done about it. */
const SITUATIONS: Readonly<Record<Situation, { readonly what: string; readonly then: string; readonly code?: ErrorCode }>> = {
  answers: { what: 'The last answers are not saved yet.', then: 'It is tried again every few seconds.' },
  settings: { what: 'The change is not saved.', then: 'Then change it again.' },
  backup: { what: 'The backup was not made; everything else is as it was.', then: 'Then back up again.', code: 'backup-failed' },
  export: { what: 'The file was not written.', then: 'Then export again.' },
  restore: { what: 'It was not brought in; nothing was changed.', then: 'Then try again.' },
  deck: { what: 'The deck was not imported; nothing was changed.', then: 'Then import it again.' },
}

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'The disk is full. Make room.',
  EDQUOT: 'Your share of the disk is full. Make room.',
  EROFS: 'The disk can only be read. Make it writable.',
  EACCES: 'Writing into the data folder is not permitted. Allow it.',
  EPERM: 'Writing into the data folder is not permitted. Allow it.',
  ENOENT: 'The data folder is gone. Bring it back.',
  EBUSY: 'Another program holds the file. Close it.',
}

/** What the person is told when the disk refuses a write: nothing is lost as long as the app runs. */
export function failureOfDisk(situation: Situation, error: unknown): Failure {
  const found = errorCode(error)
  const { what, then, code = 'not-saved' } = SITUATIONS[situation]
  const reason = REASONS[found ?? ''] ?? `The data folder cannot be written (${found ?? 'unknown'}).`
  return { code, message: `${what} ${reason} ${then}`, ...(found === undefined ? {} : { found: verbatim(found) }) }
}
