import type { ColumnRole } from '../../shared/domain/reading.ts'

export type { ColumnRole } from '../../shared/domain/reading.ts'

const NAMES: Readonly<Record<Exclude<ColumnRole, 'skip'>, RegExp>> = {
  front: /^(fronts?|front side|question|q|term|word|vocab(ulary)?|expression|prompt|cue|앞면?|질문|문제|물음|용어|단어|낱말|표현)$/,
  back: /^(backs?|back side|answer|a|definition|meaning|translation|response|뒷?면|뒤|답|정답|대답|뜻|정의|의미|해석|번역)$/,
  explanation: /^(explanation|extra|comment|remarks?|해설|설명|풀이|비고)$/,
  tags: /^(tags?|labels?|categor(y|ies)|태그|분류)$/,
  id: /^(guid|uuid|id|anki ?guid|note ?id|아이디)$/,
  week: /^(weeks?|주차|주)$/,
  deck: /^(decks?|덱)$/,
  notetype: /^(note ?type|model|노트 ?유형)$/,
}

/** What a heading says its column is for; undefined for a name of the person's own. */
export function roleOfName(name: string): ColumnRole | undefined {
  const plain = name.normalize('NFC').trim().toLowerCase().replace(/[_-]+/g, ' ')
  const found = Object.entries(NAMES).find(([, pattern]) => pattern.test(plain))
  return found?.[0] as ColumnRole | undefined
}

/** Whether a row names columns: some name is known, none is empty or there twice, and none is long. */
export function isHeader(cells: readonly string[]): boolean {
  const names = cells.map((cell) => cell.trim().toLowerCase())
  const isNames = names.every((name) => name !== '' && name.length <= 60 && !/[<>\n]/.test(name)) && new Set(names).size === names.length
  if (!isNames || names.length < 2) return false
  const known = names.filter((name) => roleOfName(name) !== undefined)
  // One letter may be a word of the list itself; `q` and `a` together are names.
  return known.some((name) => name.length > 1) || known.length > 1
}

/** What the columns are for, by their names, else by what is in them. There is always exactly one front. */
export function guessRoles(names: readonly string[] | undefined, rows: readonly (readonly string[])[], width: number): readonly ColumnRole[] {
  const roles = Array.from({ length: width }, (_unused, column): ColumnRole | undefined => (names ? roleOfName(names[column] ?? '') : undefined))
  if (!names && width > 2 && looksLikeTags(rows.map((cells) => cells[width - 1] ?? ''))) roles[width - 1] = 'tags'
  const named = roles.indexOf('front')
  const front = named >= 0 ? named : Math.max(0, roles.indexOf(undefined))
  return roles.map((role, column) => {
    if (column === front) return 'front'
    return role === undefined || role === 'front' ? 'back' : role
  })
}

/** Short words that come again and again, or the `::` of Anki's nested tags. */
function looksLikeTags(cells: readonly string[]): boolean {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '')
  if (filled.length === 0) return cells.length > 0
  const isShort = filled.every((cell) => cell.length <= 80 && !/[.?!。<>]/.test(cell.slice(-1)))
  return isShort && new Set(filled).size <= Math.max(1, filled.length / 2)
}
