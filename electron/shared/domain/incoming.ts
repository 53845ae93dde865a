/** What is brought in, as the person wants it: into which deck and week, and what happens to cards that are there already. */
import { titleOf, type Note } from './card.ts'

/** What becomes of a note whose front, or id, is there already. `update`: it takes the place of the one that is there, which keeps its progress. */
export type DuplicateChoice = 'skip' | 'update' | 'both'

/** What a person wants of the notes that come in. */
export interface IncomingChoice {
  readonly withoutDerived: boolean
  /** The week for notes that have none. */
  readonly week?: number
  readonly duplicates: DuplicateChoice
}

/** Notes put together, and how many of those that came were there already. */
export interface Gathered {
  readonly notes: readonly Note[]
  readonly duplicates: number
}

/**
 * The notes of a deck after others came to it; `there` is empty for a new deck, so that only what is twice among the
 * new ones counts as there already. Linear.
 */
export function gatherNotes(there: readonly Note[], incoming: readonly Note[], choice: IncomingChoice): Gathered {
  const notes = [...there]
  const places = new Map<string, number>()
  const ids = new Map<string, number>()
  const put = (note: Note, place: number): void => {
    notes[place] = note
    ids.set(note.id, place)
    if (!places.has(frontOf(note))) places.set(frontOf(note), place)
  }
  for (const [place, note] of there.entries()) put(note, place)
  let duplicates = 0
  for (const note of incoming) {
    if (choice.withoutDerived && note.derived) continue
    const placed = choice.week === undefined || note.week !== undefined ? note : { ...note, week: choice.week }
    const place = ids.get(note.id) ?? places.get(frontOf(note))
    const known = place === undefined ? undefined : notes[place]
    if (known) duplicates += 1
    if (!known || place === undefined) put(placed, notes.length)
    else if (choice.duplicates === 'update') notes[place] = inPlaceOf(known, note)
    else if (choice.duplicates === 'both') put({ ...placed, id: freeId(note.id, ids) }, notes.length)
  }
  return { notes, duplicates }
}

/** A front as it is compared: without markup, in one line, Hangul composed. */
export function frontOf(note: Note): string {
  const title = titleOf(note)
  const text = note.markup === 'html' ? title.replace(/<(?:br|\/?div|\/?p)\b[^<>]*>/gi, ' ').replace(/<(?!img\b)[^<>]*>/gi, '').replace(/&nbsp;/g, ' ') : title
  return text.normalize('NFC').replace(/\s+/g, ' ').trim()
}

/** A note that takes another's place is met where that one stood, and goes on with its progress. */
function inPlaceOf(known: Note, note: Note): Note {
  const week = note.week ?? known.week
  return { ...note, id: known.id, ...(week === undefined ? {} : { week }) }
}

function freeId(id: string, taken: ReadonlyMap<string, number>): string {
  if (!taken.has(id)) return id
  for (let number = 2; ; number += 1) if (!taken.has(`${id}~${String(number)}`)) return `${id}~${String(number)}`
}

/** An id for a deck that is to stand beside the one of its own id, and the number it got. */
export function idBeside(id: string, isTaken: (id: string) => boolean): { readonly id: string; readonly number: number } {
  for (let number = 2; ; number += 1) if (!isTaken(`${id}-${String(number)}`)) return { id: `${id}-${String(number)}`, number }
}

/** Notes of a list, which knows no weeks, stay in those that the person gave the ones of the same id. */
export function keepWeeks(there: readonly Note[], incoming: readonly Note[]): readonly Note[] {
  const weeks = new Map(there.flatMap(({ id, week }) => (week === undefined ? [] : [[id, week] as const])))
  return incoming.map((note) => {
    const week = note.week ?? weeks.get(note.id)
    return week === undefined || week === note.week ? note : { ...note, week }
  })
}
