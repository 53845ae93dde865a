/** What a schema says of a value that does not fit, in words a person can use. */
import type * as z from 'zod'
import { UserError } from '../shared/errors.ts'

export interface WrongField {
  /** The file. */
  readonly name: string
  /** The place inside of it, such as `cards[3].front`. */
  readonly at: string
  readonly found: string
  readonly expected: string
}

/** A field that holds something else than it should. */
export function wrongField({ name, at, found, expected }: WrongField): UserError {
  const where = at === '' ? name : `${name}, ${at}`
  return new UserError({
    code: 'deck-wrong-field',
    message: `${where}: found ${found}, expected ${expected}. Mend this field, or export the deck again.`,
    file: name,
    at,
    found,
    expected,
  })
}

/** The same for what a schema found; `above` is where the checked value stands. */
export function wrongValue(value: unknown, issue: z.core.$ZodIssue | undefined, { name, above = [] }: { readonly name: string; readonly above?: readonly PropertyKey[] }): UserError {
  const path = issue?.path ?? []
  return wrongField({ name, at: placeOf([...above, ...path]), found: kindOf(valueAt(value, path)), expected: expectedBy(issue) })
}

function expectedBy(issue: z.core.$ZodIssue | undefined): string {
  if (issue?.code === 'invalid_type')
    return issue.expected === 'int' ? 'a whole number' : `${/^[aeiou]/.test(issue.expected) ? 'an' : 'a'} ${issue.expected}`
  if (issue?.code === 'invalid_value') return issue.values.map((value) => JSON.stringify(value)).join(' or ')
  if (issue?.code === 'invalid_union' && issue.path.at(-1) === 'kind') return '"basic", "cloze" or "choice"'
  if (issue?.code === 'too_small') return `at least ${String(issue.minimum)}${issue.origin === 'string' ? ' letter' : ''}`
  if (issue?.code === 'too_big') return `at most ${String(issue.maximum)}${issue.origin === 'string' ? ' letters' : ''}`
  if (issue?.code === 'invalid_format' && issue.message.startsWith('Invalid'))
    return `text that matches ${String(issue.pattern ?? issue.format)}`
  return issue?.message.replace(/^expected /, '') ?? 'something else'
}

/** What stands at a path inside a value. */
export function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inside, key) => (typeof inside === 'object' && inside !== null ? (inside as Record<PropertyKey, unknown>)[key] : undefined),
    value,
  )
}

/** `cards[3].front` */
export function placeOf(path: readonly PropertyKey[]): string {
  return path
    .map((key) => (typeof key === 'number' ? `[${String(key)}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '')
}

export function kindOf(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (value === null || typeof value === 'boolean' || typeof value === 'number') return String(value)
  if (typeof value === 'string') return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value)
  return Array.isArray(value) ? 'a list' : 'an object'
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
