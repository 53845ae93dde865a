/** What a schema says of a value that does not fit, in words a person can use. */
import type * as z from 'zod'
import type { NoteKind } from '../shared/domain/card.ts'
import { UserError } from '../shared/errors.ts'
import { sayFact, verbatim, type Fact } from '../shared/facts.ts'
import { HOLE } from './deck-schema.ts'

export interface WrongField {
  /** The file. */
  readonly name: string
  /** The place inside of it, such as `cards[3].front`. */
  readonly at: string
  /** Its line, where that is known. */
  readonly line?: number
  readonly found: Fact
  readonly expected: Fact
}

/** A field that holds something else than it should. */
export function wrongField({ name, at, line, found, expected }: WrongField): UserError {
  const where = at === '' ? name : `${name}, ${at}`
  return new UserError({
    code: 'deck-wrong-field',
    message: `${where}: found ${sayFact(found)}, expected ${sayFact(expected)}. Mend this field, or export the deck again.`,
    file: name,
    at,
    ...(line === undefined ? {} : { line }),
    found,
    expected,
  })
}

/** The same for what a schema found; `above` is where the checked value stands. */
export function wrongValue(value: unknown, issue: z.core.$ZodIssue | undefined, { above = [], ...file }: { readonly name: string; readonly line?: number; readonly above?: readonly PropertyKey[] }): UserError {
  const path = issue?.path ?? []
  return wrongField({ ...file, at: placeOf([...above, ...path]), found: kindOf(valueAt(value, path)), expected: expectedBy(issue) })
}

/** Every kind a note may have. */
const KINDS: readonly NoteKind[] = ['basic', 'cloze', 'choice']

const TYPES: Readonly<Record<string, Fact['fact']>> = { string: 'text', number: 'number', int: 'whole-number', boolean: 'true-or-false', array: 'list', object: 'object', record: 'object' }

function expectedBy(issue: z.core.$ZodIssue | undefined): Fact {
  switch (issue?.code) {
    case 'invalid_type':
      return { fact: TYPES[issue.expected] ?? 'other-value' }
    case 'invalid_value':
      return oneOf(issue.values.map((value) => JSON.stringify(value)))
    case 'invalid_union':
      return issue.path.at(-1) === 'kind' ? oneOf(KINDS.map((kind) => JSON.stringify(kind))) : { fact: 'other-value' }
    case 'too_small':
      return { fact: `${UNITS[issue.origin] ?? ''}at-least`, values: { least: String(issue.minimum) } }
    case 'too_big':
      return { fact: `${UNITS[issue.origin] ?? ''}at-most`, values: { most: String(issue.maximum) } }
    case 'invalid_format':
      return issue.pattern === String(HOLE) ? A_HOLE : { fact: 'pattern', values: { pattern: issue.pattern ?? issue.format } }
    case 'custom':
      return CUSTOM[String(issue.path.at(-1))] ?? { fact: 'other-value' }
    case 'invalid_element':
    case 'invalid_key':
    case 'not_multiple_of':
    case 'unrecognized_keys':
    case undefined:
      return { fact: 'other-value' }
  }
}

const A_HOLE: Fact = { fact: 'hole', values: { example: '{{c1::so}}' } }

/** What the fields need that are checked by more than their type. */
const CUSTOM: Readonly<Record<string, Fact>> = {
  lastDate: { fact: 'date', values: { example: '2026-03-31' } },
  front: { fact: 'letters-at-least', values: { least: '1' } },
  text: A_HOLE,
}

/** What the least and the most of a value count. */
const UNITS: Readonly<Record<string, 'letters-' | 'items-'>> = { string: 'letters-', array: 'items-' }

function oneOf(options: readonly string[]): Fact {
  const [only] = options
  return only !== undefined && options.length === 1 ? verbatim(only) : { fact: 'one-of', values: { options: options.join(', ') } }
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

export function kindOf(value: unknown): Fact {
  if (value === undefined) return { fact: 'nothing' }
  if (value === null || typeof value === 'boolean' || typeof value === 'number') return verbatim(String(value))
  if (typeof value === 'string') return verbatim(JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value))
  return { fact: Array.isArray(value) ? 'list' : 'object' }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
