import type { SqlValue } from 'sql.js'
import { clozeNumbers } from './cloze.ts'
import { textOf as valueText, type Collection } from './collection.ts'
import type { Lose } from './losses.ts'
import { numberOf, readProtoPart, textOf } from './protobuf.ts'

export interface AnkiTemplate {
  readonly name: string
  readonly front: string
  readonly back: string
}

/** A note type: how a note's fields become cards. */
export interface NoteType {
  readonly id: string
  readonly name: string
  readonly isCloze: boolean
  readonly fields: readonly string[]
  readonly templates: readonly AnkiTemplate[]
}

/** The first version that keeps note types and decks in tables of their own. */
const TABLES_SINCE = 15

/** The note types of a collection by id; none where they cannot be read, which is told. */
export function noteTypesOf(collection: Collection, lose: Lose): ReadonlyMap<string, NoteType> {
  try {
    const types = collection.schema >= TABLES_SINCE ? fromTables(collection) : fromJson(collection)
    return new Map(types.map((type) => [type.id, type]))
  } catch {
    lose('models', 'note-types-broken')
    return new Map()
  }
}

/** The decks' names by id, levels parted by `::`; none where they cannot be read, which is told. */
export function deckNamesOf(collection: Collection, lose: Lose): ReadonlyMap<string, string> {
  try {
    if (collection.schema < TABLES_SINCE) return new Map(Object.entries(jsonColumn(collection, 'decks')).map(([id, deck]) => [id, stringIn(deck, 'name')]))
    return new Map(collection.rows('SELECT CAST(id AS TEXT), name FROM decks').map(([id, name]) => [String(id), valueText(name).replaceAll('\u001F', '::')]))
  } catch {
    lose('decks', 'deck-names-broken')
    return new Map()
  }
}

/** Whether its cards do more in Anki than here: a hint that opens, an answer that is typed, a text that is read aloud. */
export function isPlainerHere({ templates }: NoteType): boolean {
  return templates.some(({ front, back }) => /\{\{[^{}]*\b(?:hint|type|tts)\b[^{}:]*:/.test(front + back))
}

/** What stands in for a note type that is not there: the first field asks for the others, or its holes for themselves. */
export function plainType(id: string, fields: readonly string[]): NoteType {
  const names = fields.map((_field, index) => String(index + 1))
  const isCloze = clozeNumbers(fields[0] ?? '').length > 0
  const first = isCloze ? '{{cloze:1}}' : '{{1}}'
  const rest = names.slice(1).map((name) => `{{${name}}}`).join('<br>')
  return { id, name: '', isCloze, fields: names, templates: [{ name: '', front: first, back: `${first}<hr id="answer">${rest}` }] }
}

function fromTables(collection: Collection): readonly NoteType[] {
  const columns = (table: string, order: string): ReadonlyMap<string, readonly (readonly SqlValue[])[]> =>
    Map.groupBy(collection.rows(`SELECT CAST(ntid AS TEXT), name, config FROM ${table} ORDER BY ntid, ${order}`), ([id]) => String(id))
  const fields = columns('fields', 'ord')
  const templates = columns('templates', 'ord')
  return collection.rows('SELECT CAST(id AS TEXT), name, config FROM notetypes').map(([id, name, config]) => ({
    id: String(id),
    name: valueText(name),
    isCloze: numberOf(protoOf(config), 1) === 1,
    fields: (fields.get(String(id)) ?? []).map(([, field]) => valueText(field)),
    templates: (templates.get(String(id)) ?? []).map(([, title, content]) => ({ name: valueText(title), front: textOf(protoOf(content), 1), back: textOf(protoOf(content), 2) })),
  }))
}

function protoOf(value: unknown): ReturnType<typeof readProtoPart> {
  return value instanceof Uint8Array ? readProtoPart(value) : []
}

function fromJson(collection: Collection): readonly NoteType[] {
  return Object.entries(jsonColumn(collection, 'models')).map(([id, model]) => ({
    id,
    name: stringIn(model, 'name'),
    isCloze: valueIn(model, 'type') === 1,
    fields: inOrder(valueIn(model, 'flds')).map((field) => stringIn(field, 'name')),
    templates: inOrder(valueIn(model, 'tmpls')).map((template) => ({ name: stringIn(template, 'name'), front: stringIn(template, 'qfmt'), back: stringIn(template, 'afmt') })),
  }))
}

function jsonColumn(collection: Collection, column: 'models' | 'decks'): Record<string, unknown> {
  const [[text] = []] = collection.rows(`SELECT ${column} FROM col LIMIT 1`)
  const value: unknown = JSON.parse(String(text))
  if (typeof value !== 'object' || value === null) throw new Error(`no ${column} in it`)
  return value as Record<string, unknown>
}

function inOrder(list: unknown): readonly unknown[] {
  return Array.isArray(list) ? list.toSorted((a, b) => Number(valueIn(a, 'ord')) - Number(valueIn(b, 'ord'))) : []
}

function valueIn(record: unknown, name: string): unknown {
  return typeof record === 'object' && record !== null ? (record as Record<string, unknown>)[name] : undefined
}

function stringIn(record: unknown, name: string): string {
  const value = valueIn(record, name)
  return typeof value === 'string' ? value.normalize('NFC') : ''
}
