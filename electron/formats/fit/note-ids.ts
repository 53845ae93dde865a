import { createHash } from 'node:crypto'
import { cardsOf, type Note } from '../../shared/domain/card.ts'
import { meaningOf } from '../../shared/domain/edition.ts'
import { ID } from '../deck-schema.ts'

/** Hex digits of an id that is made here; as many as a guide's cards have. */
const DIGITS = 16

/** A note under an id that only it has. */
export interface Settled {
  readonly note: Note
  /** It, or one of its cards, got another id than it came with. */
  readonly isRenamed: boolean
}

/**
 * Gives every note of a deck an id that a deck may hold and that no other note or card of it has. An id made here comes
 * from what the note says, so that the same file gives the same ids, whatever stands around the note.
 */
export class NoteIds {
  /** By the ids of notes and of their cards. */
  readonly #taken = new Map<string, Note>()

  /** Null for a note that is there already: the same id, and the same text. */
  settle(given: Note): Settled | null {
    const note = withOwnCards(given)
    const there = this.#taken.get(note.id)
    if (there?.id === note.id && meaningOf(there) === meaningOf(note)) return null
    let settled = ID.test(note.id) ? note : { ...note, id: madeId(note.id === '' ? [meaningOf(note)] : [note.id]) }
    for (let time = 1; !this.#isFree(settled); time += 1) settled = { ...note, id: madeId([note.id, meaningOf(note), String(time)]) }
    for (const id of idsOf(settled)) this.#taken.set(id, settled)
    return { note: settled, isRenamed: settled.id !== given.id || note !== given }
  }

  #isFree(note: Note): boolean {
    return idsOf(note).every((id) => !this.#taken.has(id))
  }
}

function idsOf(note: Note): readonly string[] {
  return [note.id, ...cardsOf(note).map(({ id }) => id).filter((id) => id !== note.id)]
}

/** Every card of a note under an id of its own; the note itself where that is so already. */
function withOwnCards(note: Note): Note {
  if (note.kind !== 'basic' || !note.others) return note
  const taken = new Set(note.reverse ? ['r'] : [])
  const others = note.others.map((other) => {
    let { id } = other
    for (let time = 1; taken.has(id); time += 1) id = `t${madeId([JSON.stringify(other), String(time)]).slice(0, 8)}`
    taken.add(id)
    return id === other.id ? other : { ...other, id }
  })
  return others.every((other, index) => other === note.others?.[index]) ? note : { ...note, others }
}

function madeId(parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\u001F')).digest('hex').slice(0, DIGITS)
}
