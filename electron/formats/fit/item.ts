import type * as z from 'zod'
import type { ReasonCode } from '../../shared/reasons.ts'
import type { Findings } from '../guide/report.ts'
import { removeKeys } from '../json-file.ts'
import { isRecord, placeOf, valueAt } from '../schema-words.ts'

/** Where a value stands. */
export interface ItemPlace {
  readonly file: string
  /** Asked for only where there is something to tell. */
  readonly line: number
  /** Its place inside a structured file, such as `cards`, 3. */
  readonly path: readonly PropertyKey[]
}

/** A value that fits its schema, or the first thing about it that does not. */
export type Parsed<Item> = { readonly item: Item } | { readonly issue: z.core.$ZodIssue }

/** Holds one item of a list against its schema. Fields it does not know are left out with a warning. */
function parseItem<Item>(schema: z.ZodType<Item>, value: unknown, { findings, place }: { findings: Findings; place: ItemPlace }): Parsed<Item> {
  const first = schema.safeParse(value)
  if (first.success) return { item: first.data }
  const known = structuredClone(value)
  for (const issue of first.error.issues) if (issue.code === 'unrecognized_keys') dropUnknown(known, issue, { findings, place })
  const second = schema.safeParse(known)
  if (second.success) return { item: second.data }
  const [issue] = second.error.issues
  if (!issue) throw second.error
  return { issue }
}

/** Takes fields nobody knows out of a value, and tells them. */
export function dropUnknown(value: unknown, { path, keys }: Pick<z.core.$ZodIssueUnrecognizedKeys, 'path' | 'keys'>, { findings, place }: { findings: Findings; place: ItemPlace }): void {
  for (const key of keys) findings.warn('field-unknown', { file: place.file, line: place.line, text: placeOf([...place.path, ...path, key]) })
  removeKeys(value, path, keys)
}

/** An item that fits; null for one that does not, which is told. */
export function fittingItem<Item>(schema: z.ZodType<Item>, value: unknown, told: { readonly findings: Findings; readonly place: ItemPlace }): Item | null {
  const parsed = parseItem(schema, value, told)
  if ('item' in parsed) return parsed.item
  leaveOut(value, parsed.issue, told)
  return null
}

/** The items of a list that fit; `name` is what the list is called in its file. */
export function fittingItems<Item>(schema: z.ZodType<Item>, list: readonly unknown[], { findings, file, name }: { findings: Findings; file: string; name: string }): readonly Item[] {
  return list.map((value, index) => fittingItem(schema, value, { findings, place: { file, line: 1, path: [name, index] } })).filter((item) => item !== null)
}

/** Tells what was left out, by its own words where it has some, and what about it does not fit. */
export function leaveOut(value: unknown, { path }: Pick<z.core.$ZodIssue, 'path'>, { findings, place, reason }: { findings: Findings; place: ItemPlace; reason?: ReasonCode }): void {
  const { file, line } = place
  const at = placeOf([...place.path, ...path])
  const wrong = valueAt(value, path)
  const known = reason ?? reasonOf(path, wrong)
  findings.leaveOut({ file, line, text: quoteOf(value) || at, ...(known ? { reason: known, ...(place.path.length > 0 ? { values: { at } } : {}) } : { reason: 'field-wrong', values: { at, found: shown(wrong) } }) })
}

/** What is missing has a name of its own in two places. */
function reasonOf(path: z.core.$ZodIssue['path'], wrong: unknown): ReasonCode | undefined {
  if (typeof wrong !== 'string') return undefined
  if (path.at(-1) === 'front' && wrong.trim() === '') return 'front-empty'
  return path.length === 1 && path[0] === 'text' ? 'cloze-needs-hole' : undefined
}

/** A value as it stands in a file, cut; the same in every language. */
export function shown(value: unknown): string {
  const text = value === undefined ? '–' : JSON.stringify(value)
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}

function quoteOf(value: unknown): string {
  if (!isRecord(value)) return shown(value)
  const words = [value['front'], value['text'], value['back'], value['title'], value['topic'], value['name'], value['id']]
  return words.find((one) => typeof one === 'string' && one.trim() !== '') as string | undefined ?? ''
}
