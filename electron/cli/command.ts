import { UserError, type Failure } from '../shared/errors.ts'

/** What a command came to. */
export interface CommandResult {
  readonly isDone: boolean
  /** The one object that `--json` prints. */
  readonly report: object
  /** The same for a person. */
  readonly text: string
  /** Prose for stderr. */
  readonly notes: string
}

/** Why a command failed, in words a person can act on where there are some. */
export function failureOf(error: unknown): Failure {
  if (error instanceof UserError) return error.failure
  const { code = '', path, message } = error as NodeJS.ErrnoException
  const file = path === undefined ? {} : { file: path }
  switch (code) {
    case 'ENOENT':
      return { code: 'file-missing', message: `${path ?? 'The file'} is not there. Check its name.`, ...file }
    case 'EACCES':
    case 'EPERM':
      return {
        code: 'file-unreadable',
        message: `${path ?? 'The file'} may not be read or written. Check its permissions.`,
        ...file,
      }
    case 'ENOSPC':
      return { code: 'not-saved', message: 'The disk is full. Nothing was changed; make room and build again.', ...file }
    case 'EEXIST':
    case 'ENOTDIR':
      return {
        code: 'not-saved',
        message: `${path ?? 'The folder'} is a file where a folder is needed. Choose another --out.`,
        ...file,
      }
    default:
      return { code: 'internal', message: error instanceof Error ? message : String(error), ...file }
  }
}
