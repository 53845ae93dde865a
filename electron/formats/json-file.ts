import type * as z from 'zod'
import { UserError } from '../shared/errors.ts'
import { DECK_VERSION } from './deck-schema.ts'
import type { Findings } from './guide/report.ts'

/** Brings a file of version n (from 1) to version n + 1; the first entry is for version 1. */
const MIGRATIONS: readonly ((file: Record<string, unknown>) => Record<string, unknown>)[] = []

/** A JSON file's text and its name for messages. */
export interface JsonText {
  readonly name: string
  readonly text: string
}

/**
 * Reads a file of ours. Fields it does not know are left out with a warning, so that a stray remark does not refuse a
 * deck; a later meaning comes with a later version. Fails with `file-empty`, `deck-not-json`, `deck-newer-version` or `deck-wrong-field`.
 */
export function readJsonFile<Content>({ name, text }: JsonText, schema: z.ZodType<Content>, findings: Findings): Content {
  const file = migrated(parse({ name, text }), name)
  const first = schema.safeParse(file)
  if (first.success) return first.data
  const unknown = first.error.issues.filter((issue) => issue.code === 'unrecognized_keys')
  for (const issue of unknown) {
    for (const key of issue.keys) findings.warn('field-unknown', { file: name, line: 1, text: placeOf([...issue.path, key]) })
    removeKeys(file, issue.path, issue.keys)
  }
  const second = schema.safeParse(file)
  if (second.success) return second.data
  throw wrongField(name, file, second.error.issues[0])
}

/** What may be half of a letter, which no file on the disk can hold. */
const HALF_LETTER = /\\ud[89a-f]/i

function parse({ name, text }: JsonText): Record<string, unknown> {
  if (text.trim() === '')
    throw new UserError({ code: 'file-empty', message: `${name} is empty. Choose a file with cards in it.`, file: name })
  try {
    const value: unknown = HALF_LETTER.test(text) ? JSON.parse(text, (_key, one: unknown) => (typeof one === 'string' ? one.toWellFormed() : one)) : JSON.parse(text)
    if (isRecord(value)) return value
    throw wrong({ name, at: '', found: kindOf(value), expected: 'an object' })
  } catch (error) {
    if (error instanceof UserError) throw error
    const reason = error instanceof Error ? error.message : String(error)
    const at = lineOf(text, reason)
    const place = at === undefined ? name : `${name}, line ${String(at)}`
    throw new UserError({
      code: 'deck-not-json',
      message: `${place}: this is no JSON (${reason}). Mend it, or export the deck again.`,
      file: name,
      found: reason,
      ...(at === undefined ? {} : { line: at }),
    })
  }
}

/** The line of a JSON error: the engine tells the position, or quotes ten letters on both sides of it. */
function lineOf(text: string, reason: string): number | undefined {
  const told = /position (\d+)/.exec(reason)?.[1]
  const around = /\.{3}"([\s\S]*?)"(?:\.{3})? is not valid JSON$/.exec(reason)?.[1]
  const quoted = around === undefined || text.indexOf(around) !== text.lastIndexOf(around) ? -1 : text.indexOf(around) + 10
  const position = told === undefined ? quoted : Number(told)
  return position < 0 ? undefined : text.slice(0, position).split('\n').length
}

function migrated(file: Record<string, unknown>, name: string): Record<string, unknown> {
  const { version } = file
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    throw wrong({ name, at: 'version', found: kindOf(version), expected: `a number from 1 to ${String(DECK_VERSION)}` })
  }
  if (version > DECK_VERSION) {
    throw new UserError({
      code: 'deck-newer-version',
      message: `${name} is of version ${String(version)}, and this Weekdeck reads up to ${String(DECK_VERSION)}. Update Weekdeck to open it.`,
      file: name,
      at: 'version',
      found: String(version),
      expected: String(DECK_VERSION),
    })
  }
  return MIGRATIONS.slice(version - 1).reduce((older, migrate) => migrate(older), file)
}

function removeKeys(file: unknown, path: readonly PropertyKey[], keys: readonly string[]): void {
  const holder = at(file, path)
  if (isRecord(holder)) for (const key of keys) Reflect.deleteProperty(holder, key)
}

function wrongField(name: string, file: unknown, issue: z.core.$ZodIssue | undefined): UserError {
  const path = issue?.path ?? []
  return wrong({ name, at: placeOf(path), found: kindOf(at(file, path)), expected: expectedBy(issue) })
}

function wrong({
  name,
  at: place,
  found,
  expected,
}: {
  readonly name: string
  readonly at: string
  readonly found: string
  readonly expected: string
}): UserError {
  const where = place === '' ? name : `${name}, ${place}`
  return new UserError({
    code: 'deck-wrong-field',
    message: `${where}: found ${found}, expected ${expected}. Mend this field, or export the deck again.`,
    file: name,
    at: place,
    found,
    expected,
  })
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

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inside, key) => (typeof inside === 'object' && inside !== null ? (inside as Record<PropertyKey, unknown>)[key] : undefined),
    value,
  )
}

/** `cards[3].front` */
function placeOf(path: readonly PropertyKey[]): string {
  return path
    .map((key) => (typeof key === 'number' ? `[${String(key)}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '')
}

function kindOf(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (value === null || typeof value === 'boolean' || typeof value === 'number') return String(value)
  if (typeof value === 'string') return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value)
  return Array.isArray(value) ? 'a list' : 'an object'
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
