import type * as z from 'zod'
import { UserError } from '../shared/errors.ts'
import { verbatim, type Fact } from '../shared/facts.ts'
import { DECK_VERSION } from './deck-schema.ts'
import { withoutDepths } from './fit/names.ts'
import type { Findings } from './guide/report.ts'
import { isRecord, kindOf, placeOf, valueAt, wrongField, wrongValue } from './schema-words.ts'

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
  const file = migrated(parse({ name, text }, findings), name)
  const first = schema.safeParse(file)
  if (first.success) return first.data
  const unknown = first.error.issues.filter((issue) => issue.code === 'unrecognized_keys')
  for (const issue of unknown) {
    for (const key of issue.keys) findings.warn('field-unknown', { file: name, line: 1, text: placeOf([...issue.path, key]) })
    removeKeys(file, issue.path, issue.keys)
  }
  const second = schema.safeParse(file)
  if (second.success) return second.data
  throw wrongValue(file, second.error.issues[0], { name })
}

/** What may be half of a letter, which no file on the disk can hold. */
const HALF_LETTER = /\\ud[89a-f]/i

function parse({ name, text }: JsonText, findings: Findings): Record<string, unknown> {
  if (text.trim() === '')
    throw new UserError({ code: 'file-empty', message: `${name} is empty. Choose a file with cards in it.`, file: name })
  const wellFormed = (one: string): string => {
    if (!one.isWellFormed()) findings.warn('letters-unreadable', { file: name, line: 1, text: one.toWellFormed() })
    return one.toWellFormed()
  }
  try {
    const value = withoutDepths(HALF_LETTER.test(text) ? JSON.parse(text, (_key, one: unknown) => (typeof one === 'string' ? wellFormed(one) : one)) : JSON.parse(text))
    if (isRecord(value)) return value
    throw wrongField({ name, at: '', found: kindOf(value), expected: { fact: 'object' } })
  } catch (error) {
    if (error instanceof UserError) throw error
    const reason = error instanceof Error ? error.message : String(error)
    const position = positionOf(text, reason)
    const line = position === undefined ? undefined : text.slice(0, position).split('\n').length
    const place = line === undefined ? name : `${name}, line ${String(line)}`
    throw new UserError({
      code: 'deck-not-json',
      message: `${place}: this is no JSON (${reason}). Mend it, or export the deck again.`,
      file: name,
      ...(position === undefined ? {} : { found: standingAt(text, position) }),
      ...(line === undefined ? {} : { line }),
    })
  }
}

/** Where the engine stopped: it tells the position, or quotes ten letters on both sides of it; undefined where neither says. */
function positionOf(text: string, reason: string): number | undefined {
  const told = /position (\d+)/.exec(reason)?.[1]
  if (told !== undefined) return Number(told)
  if (reason.includes('end of JSON')) return text.length
  const around = /\.{3}"([\s\S]*?)"(?:\.{3})? is not valid JSON$/.exec(reason)?.[1]
  return around === undefined || text.indexOf(around) !== text.lastIndexOf(around) ? undefined : text.indexOf(around) + 10
}

/** The letters of a place, as far as they tell it from others. */
function standingAt(text: string, position: number): Fact {
  const [line = ''] = text.slice(position, position + 20).trimStart().split('\n')
  return line === '' ? { fact: 'file-end' } : verbatim(line)
}

function migrated(file: Record<string, unknown>, name: string): Record<string, unknown> {
  const { version } = file
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    throw wrongField({ name, at: 'version', found: kindOf(version), expected: verbatim(DECK_VERSION) })
  }
  if (version > DECK_VERSION) {
    throw new UserError({
      code: 'deck-newer-version',
      message: `${name} is of version ${String(version)}, and this Weekdeck reads up to ${String(DECK_VERSION)}. Update Weekdeck to open it.`,
      file: name,
      at: 'version',
      found: verbatim(version),
      expected: verbatim(DECK_VERSION),
    })
  }
  return MIGRATIONS.slice(version - 1).reduce((older, migrate) => migrate(older), file)
}

/** Takes fields out of the thing at a path inside a value. */
export function removeKeys(value: unknown, path: readonly PropertyKey[], keys: readonly string[]): void {
  const holder = valueAt(value, path)
  if (isRecord(holder)) for (const key of keys) Reflect.deleteProperty(holder, key)
}
