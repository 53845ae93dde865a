import type { Failure } from '../shared/errors.ts'

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'The disk is full. Make room; it is tried again every few seconds.',
  EDQUOT: 'Your share of the disk is full. Make room; it is tried again every few seconds.',
  EROFS: 'The disk can only be read. Make it writable; it is tried again every few seconds.',
  EACCES: 'Writing into the data folder is not permitted. Allow it; it is tried again every few seconds.',
  EPERM: 'Writing into the data folder is not permitted. Allow it; it is tried again every few seconds.',
  ENOENT: 'The data folder is gone. Bring it back; it is tried again every few seconds.',
  EBUSY: 'Another program holds the file. Close it; it is tried again every few seconds.',
}

/** What the person is told when the disk refuses a write: nothing is lost as long as the app runs. */
export function failureOfDisk(error: unknown): Failure {
  const found = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
  const reason = REASONS[found] ?? `The data folder cannot be written (${found}); it is tried again every few seconds.`
  return { code: 'not-saved', message: `The last answers are not saved yet. ${reason}`, found }
}
