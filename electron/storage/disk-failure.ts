import type { Failure } from '../shared/errors.ts'
import { errorCode } from './disk.ts'

/** What was not saved, and what happens or is to be done about it. */
const SITUATIONS = {
  answers: { what: 'The last answers are not saved yet.', then: 'It is tried again every few seconds.' },
  settings: { what: 'The change is not saved.', then: 'Then change it again.' },
  deck: { what: 'The deck was not imported; nothing was changed.', then: 'Then import it again.' },
} as const

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
export function failureOfDisk(situation: keyof typeof SITUATIONS, error: unknown): Failure {
  const found = errorCode(error) ?? 'unknown'
  const { what, then } = SITUATIONS[situation]
  const reason = REASONS[found] ?? `The data folder cannot be written (${found}).`
  return { code: 'not-saved', message: `${what} ${reason} ${then}`, found }
}
