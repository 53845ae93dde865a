import type { ErrorCode } from '../shared/errors.ts'

/** A file that is broken, hostile or not what its name says, and what a person gets of it. */
export interface BadFile {
  readonly what: string
  /** Its name, where that says something. */
  readonly name?: string
  readonly bytes: () => Uint8Array | Promise<Uint8Array>
  /** The code of the one error, or what is imported all the same. */
  readonly gives: ErrorCode | Imported
}

interface Imported {
  readonly notes: number
  /** Codes of what the person is told. */
  readonly warnings?: readonly string[]
  /** The front of one of them. */
  readonly has?: string
}
