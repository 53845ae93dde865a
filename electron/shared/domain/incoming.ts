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

/** Notes put together. */
export interface Gathered {
  readonly notes: readonly Note[]
  /** Ids of those among them that came in, new or in the place of another. */
  readonly arrived: ReadonlySet<string>
  /** How many of those that came were there already. */
  readonly duplicates: number
}

/**
 * The notes of a deck after others came to it; `there` is empty for a new deck, so that only what is twice among the
 * new ones counts as there already. Linear.
 */
export function gatherNotes(there: readonly Note[], incoming: readonly Note[], choice: IncomingChoice): Gathered {
  const wanted = incoming.filter((note) => !choice.withoutDerived || !note.derived)
  const shelf = new Shelf(there, choice.duplicates === 'update' ? wanted : [])
  const arrived = new Set<string>()
  let duplicates = 0
  for (const note of wanted) {
    const front = frontOf(note)
    const known = shelf.find(note, front)
    if (known) duplicates += 1
    if (!known || choice.duplicates === 'both') arrived.add(shelf.add(inWeek(note, choice.week), front))
    else if (choice.duplicates === 'update') arrived.add(shelf.renew(known, note))
  }
  return { notes: shelf.notes, arrived, duplicates }
}

/** Notes in their order, to be found by id and by front. */
class Shelf {
  readonly notes: Note[] = []
  readonly #ids = new Map<string, number>()
  readonly #fronts = new Map<string, number>()
  /** Fronts that notes will have, by id: one that is about to change its own is not found by the one it has. */
  readonly #coming: ReadonlyMap<string, string>

  constructor(there: readonly Note[], coming: readonly Note[]) {
    this.#coming = new Map(coming.map((note) => [note.id, frontOf(note)]))
    for (const note of there) this.add(note, frontOf(note))
  }

  find(note: Note, front: string): Note | undefined {
    const byId = this.#at(this.#ids.get(note.id))
    const byFront = byId ? undefined : this.#at(this.#fronts.get(front))
    return byId ?? (byFront && (this.#coming.get(byFront.id) ?? front) === front ? byFront : undefined)
  }

  /** Gives the id it stands under. */
  add(note: Note, front: string): string {
    const place = this.notes.length
    const id = freeId(note.id, this.#ids)
    this.notes.push(id === note.id ? note : { ...note, id })
    this.#ids.set(id, place)
    if (!this.#fronts.has(front)) this.#fronts.set(front, place)
    return id
  }

  /** A note that takes another's place is met where that one stood, and goes on with its progress. */
  renew({ id, week: before }: Note, note: Note): string {
    const place = this.#ids.get(id)
    const week = note.week ?? before
    if (place !== undefined) this.notes[place] = { ...note, id, ...(week === undefined ? {} : { week }) }
    return id
  }

  #at(place: number | undefined): Note | undefined {
    return place === undefined ? undefined : this.notes[place]
  }
}

function inWeek(note: Note, week: number | undefined): Note {
  return week === undefined || note.week !== undefined ? note : { ...note, week }
}

/** A front as it is compared: without markup, in one line, Hangul composed. */
export function frontOf(note: Note): string {
  const title = titleOf(note)
  const text = note.markup === 'html' ? title.replace(/<(?:br|\/?div|\/?p)\b[^<>]*>/gi, ' ').replace(/<(?!img\b)[^<>]*>/gi, '').replace(/&nbsp;/g, ' ') : title
  return text.normalize('NFC').replace(/\s+/g, ' ').trim()
}

function freeId(id: string, taken: ReadonlyMap<string, number>): string {
  if (!taken.has(id)) return id
  for (let number = 2; ; number += 1) if (!taken.has(`${id}~${String(number)}`)) return `${id}~${String(number)}`
}

/** Letters of an id that are kept where it gets an ending, so that it does not grow too long for a deck. */
const KEPT = 180

/** A deck's id with an ending. */
export function withEnding(id: string, ending: string): string {
  return `${id.slice(0, KEPT)}-${ending}`
}

/** An id for a deck that is to stand beside the one of its own id, and the number it got. */
export function idBeside(id: string, isTaken: (id: string) => boolean): { readonly id: string; readonly number: number } {
  for (let number = 2; ; number += 1) if (!isTaken(withEnding(id, String(number)))) return { id: withEnding(id, String(number)), number }
}

/** Notes of a list, which knows no weeks, stay in those that the person gave the ones of the same id. */
export function keepWeeks(there: readonly Note[], incoming: readonly Note[]): readonly Note[] {
  const weeks = new Map(there.flatMap(({ id, week }) => (week === undefined ? [] : [[id, week] as const])))
  return incoming.map((note) => {
    const week = note.week ?? weeks.get(note.id)
    return week === undefined || week === note.week ? note : { ...note, week }
  })
}
