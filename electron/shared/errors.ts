import type { Fact } from './facts.ts'
import type { ForeignKind } from './foreign.ts'

/**
 * Everything that can go wrong for a reason a person can act on. The renderer words it by `code` in the person's
 * language; `message` is the same in English, for the command line and logs.
 */
export type ErrorCode =
  | 'file-missing'
  | 'file-unreadable'
  | 'file-empty'
  | 'file-is-folder'
  | 'folder-too-deep'
  | 'file-too-large'
  | 'format-unknown'
  | 'not-text'
  | 'guide-no-cards'
  | 'deck-not-json'
  | 'deck-newer-version'
  | 'package-newer-version'
  | 'deck-damaged'
  | 'deck-wrong-field'
  | 'deck-part-unreadable'
  | 'reader-failed'
  | 'reader-too-slow'
  | 'reader-too-much'
  | 'preview-gone'
  | 'deck-missing'
  | 'card-missing'
  | 'edit-front-empty'
  | 'edit-back-empty'
  | 'edit-no-hole'
  | 'edit-few-options'
  | 'edit-option-empty'
  | 'edit-none-right'
  | 'edit-too-long'
  | 'session-gone'
  | 'exam-too-few'
  | 'exam-missing'
  | 'exam-over'
  | 'bad-argument'
  | 'not-allowed'
  | 'not-saved'
  | 'backup-failed'
  | 'backup-damaged'
  | 'backup-folder-inside'
  | 'start-too-slow'
  | 'start-stopped'
  | 'start-screen'
  | 'start-over'
  | 'data-newer-version'
  | 'data-in-use'
  | 'migration-failed'
  | 'link-not-https'
  | 'internal'

/** A failure as it crosses a boundary. `file` is a name or a path relative to the guide; `line` counts from 1. */
export interface Failure {
  readonly code: ErrorCode
  /** One English sentence: what is wrong, where, and what to do. */
  readonly message: string
  readonly file?: string
  readonly line?: number
  /** Place inside a structured file, such as `cards[3].front`. */
  readonly at?: string
  readonly found?: Fact
  readonly expected?: Fact
  /** The program a file of another kind is of, for `format-unknown`. */
  readonly kind?: ForeignKind
}

export type Result<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: Failure }

/** Thrown inside a process for a reason a person can act on; turned into a {@link Failure} at its boundary. */
export class UserError extends Error {
  readonly failure: Failure

  constructor(failure: Failure) {
    super(failure.message)
    this.name = 'UserError'
    this.failure = failure
  }
}
