import type { ColumnRole } from './columns.ts'

/** What the `#key:value` lines at the start of Anki's text say. */
export interface AnkiHeaders {
  readonly separator?: string
  readonly isHtml?: boolean
  readonly deck?: string
  readonly tags?: readonly string[]
  readonly columns?: readonly string[]
  /** By column, from 0. */
  readonly roles: ReadonlyMap<number, ColumnRole>
  /** The text behind those lines, and the line it begins at. */
  readonly rest: string
  readonly line: number
}

const SEPARATORS: Readonly<Record<string, string>> = { tab: '\t', comma: ',', semicolon: ';', pipe: '|', colon: ':', space: ' ' }
const COLUMN_ROLES: Readonly<Record<string, ColumnRole>> = {
  'notetype column': 'notetype',
  'deck column': 'deck',
  'tags column': 'tags',
  'guid column': 'id',
}
const KNOWN = /^#\s*(separator|html|tags|columns|notetype|deck|notetype column|deck column|tags column|guid column|if matches|match scope)\s*:/i

/** Reads the header lines of Anki's text; null when there are none. Keys are taken in any case and unknown ones passed over. */
export function readAnkiHeaders(text: string): AnkiHeaders | null {
  const lines: string[] = []
  let at = 0
  while (text[at] === '#') {
    const end = text.indexOf('\n', at)
    lines.push(text.slice(at, end < 0 ? undefined : end).replace(/\r$/, ''))
    at = end < 0 ? text.length : end + 1
  }
  if (!lines.some((line) => KNOWN.test(line))) return null
  const values = new Map(lines.flatMap((line) => {
    const [, key, value] = /^#\s*([^:]+?)\s*:(.*)$/.exec(line) ?? []
    return key === undefined ? [] : [[key.toLowerCase(), value ?? ''] as const]
  }))
  return { ...read(values), rest: text.slice(at), line: lines.length + 1 }
}

function read(values: ReadonlyMap<string, string>): Omit<AnkiHeaders, 'rest' | 'line'> {
  const separator = separatorOf(values.get('separator'))
  const deck = clean(values.get('deck'))
  const columns = values.get('columns')
  const tags = clean(values.get('tags'))
  const roles = new Map(Object.entries(COLUMN_ROLES).flatMap(([key, role]) => {
    const column = Number.parseInt(values.get(key) ?? '', 10)
    return column > 0 ? [[column - 1, role] as const] : []
  }))
  return {
    roles,
    ...(separator === undefined ? {} : { separator }),
    ...(values.has('html') ? { isHtml: clean(values.get('html'))?.toLowerCase() === 'true' } : {}),
    ...(deck === undefined ? {} : { deck }),
    ...(tags === undefined ? {} : { tags: tags.split(/[\s\u3000]+/) }),
    ...(columns === undefined ? {} : { columns: columns.split(separator ?? '\t') }),
  }
}

/** A value may be followed by separators that a spreadsheet put there. */
function clean(value: string | undefined): string | undefined {
  const text = value?.replace(/[\t,;|]+$/, '').trim()
  return text === '' ? undefined : text
}

function separatorOf(value: string | undefined): string | undefined {
  if (value === undefined || value === '') return undefined
  const named = SEPARATORS[value.trim().toLowerCase()]
  return named ?? value[0]
}
