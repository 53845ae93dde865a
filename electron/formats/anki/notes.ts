import { holesOf, type BasicNote, type ClozeNote, type Note, type OtherCard } from '../../shared/domain/card.ts'
import { REVERSED_NAME } from '../write/anki-models.ts'
import { clozeNumbers, isIntricate } from './cloze.ts'
import type { AnkiNote } from './collection.ts'
import { cleanHtml } from './html.ts'
import type { NoteType } from './note-types.ts'
import { isEmptyField, renderTemplate } from './template.ts'

/** A note of a collection with what is needed to show its cards. */
export interface NoteToRead {
  readonly note: AnkiNote
  readonly type: NoteType
  /** The cards that are there, by template or hole less one. */
  readonly ords: readonly number[]
  /** Levels parted by `::`. */
  readonly deck: string
}

/** A note of ours, and what was found on the way. */
export interface ReadNote {
  readonly note: Note
  /** Anki's card number to the id of ours. */
  readonly cardIds: ReadonlyMap<number, string>
  readonly hadScript: boolean
  readonly isOcclusion: boolean
}

/** Makes a note of ours from one of Anki's; null when none of its cards shows anything. */
export function readNote(given: NoteToRead): ReadNote | null {
  const fields = fieldsOf(given)
  const isOcclusion = given.type.isCloze && [...fields.values()].some((value) => value.includes('{{c') && value.includes('image-occlusion:'))
  const plain = given.type.isCloze && !isOcclusion ? plainCloze(given, fields) : null
  if (plain) return plain
  const cards = [...new Set(given.ords)].map((ord) => ({ ord, ...(isOcclusion ? occluded(fields) : rendered(given, fields, ord)) })).filter((card) => !isEmptyField(card.front))
  const [first, ...rest] = cards
  if (!first) return null
  const others = rest.map(({ ord, front, back }): OtherCard => ({ id: `t${String(ord + 1)}`, front, back }))
  const id = idOf(given.note.guid)
  const [other] = others
  // Our own note type that asks both ways: its second card is the reverse, and keeps the reverse's id.
  if (given.type.name === REVERSED_NAME && other && others.length === 1 && first.ord === 0) {
    const note: BasicNote = { ...common(given, id), kind: 'basic', front: first.front, back: first.back, reverse: true }
    return { note, cardIds: new Map([[0, id], [1, `${id}~r`]]), hadScript: cards.some((card) => card.hadScript), isOcclusion }
  }
  const note: BasicNote = { ...common(given, id), kind: 'basic', front: first.front, back: first.back, ...(others.length > 0 ? { others } : {}) }
  return {
    note,
    cardIds: new Map([[first.ord, id], ...rest.map(({ ord }) => [ord, `${id}~t${String(ord + 1)}`] as const)]),
    hadScript: cards.some((card) => card.hadScript),
    isOcclusion,
  }
}

/** Anki's ids may hold what ours may not; told apart so that they can be written back. */
export function idOf(guid: string): string {
  return guid.replace(/[%/~\s]/g, (letter) => `%${letter.charCodeAt(0).toString(16).padStart(2, '0')}`)
}

/** A note that has fewer fields than its type gets empty ones, and one that has more keeps the rest in its last, as in Anki. */
function fieldsOf({ note, type }: NoteToRead): ReadonlyMap<string, string> {
  const last = type.fields.length - 1
  return new Map(type.fields.map((name, at) => [name, at === last ? note.fields.slice(at).join('; ') : (note.fields[at] ?? '')]))
}

function common({ note, deck }: NoteToRead, id: string): Pick<BasicNote, 'id' | 'markup' | 'tags' | 'source'> {
  const headings = deck.split('::').filter((part) => part !== '')
  return { id, markup: 'html', ...(note.tags.length > 0 ? { tags: note.tags } : {}), source: { file: 'collection', line: 1, headings } }
}

interface Rendered {
  readonly front: string
  readonly back: string
  readonly hadScript: boolean
}

function rendered({ note, type, deck }: NoteToRead, fields: ReadonlyMap<string, string>, ord: number): Rendered {
  const template = type.templates[type.isCloze ? 0 : ord]
  if (!template) return { front: '', back: '', hadScript: false }
  const values = new Map([...fields, ['Tags', note.tags.join(' ')], ['Deck', deck], ['Subdeck', deck.split('::').at(-1) ?? ''], ['Type', type.name], ['Card', template.name]])
  const data = { values, ...(type.isCloze ? { hole: ord + 1 } : {}) }
  const front = cleanHtml(renderTemplate(template.front, { ...data, side: 'ask' }))
  // The front stays in sight while the answer shows, so it is not repeated there.
  const back = cleanHtml(withoutFront(renderTemplate(template.back, { ...data, side: 'answer' }), front.html))
  return { front: front.html, back: back.html, hadScript: front.hadScript || back.hadScript }
}

const LINE = /<hr\b[^<>]*>/gi
const IS_ANSWER = /\bid\s*=\s*["']?answer\b/i

function withoutFront(back: string, front: string): string {
  const line = [...back.matchAll(LINE)].find(([tag]) => IS_ANSWER.test(tag))
  if (!line) return back
  const before = cleanHtml(back.slice(0, line.index)).html
  return isEmptyField(before) || before === front ? back.slice(line.index + line[0].length) : back
}

/** A cloze whose template is Anki's own stays a cloze, which can be edited and written back; what stands below is its explanation. */
function plainCloze(given: NoteToRead, fields: ReadonlyMap<string, string>): ReadNote | null {
  const { note, type, ords } = given
  const [template] = type.templates
  const field = /^\{\{\s*cloze:([^{}:]+)\}\}$/.exec(template?.front.trim() ?? '')?.[1]?.trim()
  const text = field === undefined ? undefined : fields.get(field)
  if (!template || text === undefined || isIntricate(text)) return null
  const numbers = clozeNumbers(text)
  if (numbers.length === 0 || ords.some((ord) => !numbers.includes(ord + 1))) return null
  const below = template.back.replace(/\{\{\s*(?:FrontSide\s*|cloze:[^{}]+)\}\}/g, '')
  const extra = cleanHtml(renderTemplate(below, { values: new Map([...fields, ['Tags', note.tags.join(' ')]]), side: 'answer', hole: 1 }))
  const { html, hadScript } = cleanHtml(text)
  const shown = holesOf(html)
  if (ords.some((ord) => !shown.includes(ord + 1))) return null
  const id = idOf(note.guid)
  const made: ClozeNote = { ...common(given, id), kind: 'cloze', text: html, ...(isEmptyField(extra.html) ? {} : { explanation: extra.html.replace(/^(?:\s|<br\s*\/?>)+/i, '') }) }
  return { note: made, cardIds: new Map(ords.map((ord) => [ord, `${id}~c${String(ord + 1)}`])), hadScript: hadScript || extra.hadScript, isOcclusion: false }
}

/** A picture with parts covered: without the drawing that covers them the whole picture is shown, and that is told. */
function occluded(fields: ReadonlyMap<string, string>): Rendered {
  const [, ...rest] = [...fields.values()].map((value) => cleanHtml(value))
  const [picture, header, ...extra] = rest
  return {
    front: [header?.html ?? '', picture?.html ?? ''].filter((part) => part !== '').join('<br>'),
    back: extra.map((part) => part.html).filter((part) => part !== '').join('<br>'),
    hadScript: rest.some((part) => part.hadScript),
  }
}
