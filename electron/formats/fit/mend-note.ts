import { createHash } from 'node:crypto'
import type * as z from 'zod'
import type { Findings } from '../guide/report.ts'
import { isRecord, placeOf, valueAt } from '../schema-words.ts'
import { dropUnknown, leaveOut, shown, type ItemPlace } from './item.ts'
import { shortName } from './names.ts'

interface Mending {
  readonly findings: Findings
  readonly place: ItemPlace
}

type Path = z.core.$ZodIssue['path']

/** What a note can do without, whole or item by item. */
const SPARE: ReadonlySet<PropertyKey> = new Set(['week', 'domains', 'tags', 'explanation', 'paper', 'derived', 'markup', 'media', 'source', 'reverse', 'others'])
const SPARE_ITEMS: ReadonlySet<PropertyKey> = new Set(['domains', 'tags', 'media', 'others', 'options'])
/** Where an empty text is as good as none. */
const MAY_BE_EMPTY: ReadonlySet<PropertyKey | undefined> = new Set(['explanation', 'tags', 'why'])

/**
 * Mends, in place, what keeps a note from fitting, as far as its meaning is plain: a name that is too long is shortened, a
 * part that the note can do without is left out; each is told. False where it says nothing without that part.
 */
export function mendNote(note: unknown, issues: readonly z.core.$ZodIssue[], mending: Mending): boolean {
  if (!isRecord(note)) return false
  const spared = new Map<string, Path>()
  for (const issue of issues) {
    if (mendValue(note, issue, mending)) continue
    const part = sparePart(issue.path)
    if (!part) return false
    if (!spared.has(placeOf(part))) tellSpared(note, { issue, part, mending })
    spared.set(placeOf(part), part)
  }
  for (const part of [...spared.values()].reverse()) remove(note, part)
  return true
}

/** True where a value was put right and nothing has to go. */
function mendValue(note: Record<string, unknown>, issue: z.core.$ZodIssue, { findings, place }: Mending): boolean {
  const { code, path } = issue
  const [field, , inner] = path
  const value = valueAt(note, path)
  if (issue.code === 'unrecognized_keys') dropUnknown(note, issue, { findings, place })
  else if (field === 'others' && inner === 'id') put(note, path, `t${createHash('sha256').update(JSON.stringify(valueAt(note, path.slice(0, 2)))).digest('hex').slice(0, 8)}`)
  else if (code === 'too_big' && typeof value === 'string' && (field === 'tags' || field === 'domains')) {
    findings.warn('name-shortened', { ...place, text: value })
    put(note, path, shortName(value))
  } else return false
  return true
}

/** The smallest part around a place that a note can do without; null where there is none. */
function sparePart(path: Path): Path | null {
  const [field = '', item, inner] = path
  if (item === undefined || !SPARE_ITEMS.has(field)) return SPARE.has(field) ? [field] : null
  return inner === 'why' ? path.slice(0, 3) : path.slice(0, 2)
}

function tellSpared(note: Record<string, unknown>, { issue: { path }, part, mending }: { issue: z.core.$ZodIssue; part: Path; mending: Mending }): void {
  const { findings, place } = mending
  const value = valueAt(note, path)
  const isCard = part[0] === 'others' && part.length === 2
  if (isCard) leaveOut(valueAt(note, part), { path: path.slice(2) }, { findings, place: { ...place, path: [...place.path, ...part] } })
  else if (value !== '' || !(MAY_BE_EMPTY.has(path[0]) || MAY_BE_EMPTY.has(path[2]))) findings.warn('field-left-out', { ...place, text: `${placeOf([...place.path, ...path])}: ${shown(value)}` })
}

function put(note: Record<string, unknown>, path: Path, value: string): void {
  const holder = valueAt(note, path.slice(0, -1))
  if (typeof holder === 'object' && holder !== null) Reflect.set(holder, path.at(-1) ?? '', value)
}

/** Later items go first, so that the places of the others stay. */
function remove(note: Record<string, unknown>, path: Path): void {
  const holder = valueAt(note, path.slice(0, -1))
  const key = path.at(-1) ?? ''
  if (Array.isArray(holder)) holder.splice(Number(key), 1)
  else if (typeof holder === 'object' && holder !== null) Reflect.deleteProperty(holder, key)
}
