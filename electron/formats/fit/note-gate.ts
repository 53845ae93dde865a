import type * as z from 'zod'
import { cardsOf, titleOf, type Note } from '../../shared/domain/card.ts'
import type { UserError } from '../../shared/errors.ts'
import { ID, noteSchema } from '../deck-schema.ts'
import type { Findings } from '../guide/report.ts'
import { isRecord, wrongValue } from '../schema-words.ts'
import { leaveOut, type ItemPlace, type Parsed } from './item.ts'
import { mendNote } from './mend-note.ts'
import { wellFormed } from './names.ts'
import { NoteIds } from './note-ids.ts'

/** What was mended may uncover something else; a note is no deeper than this. */
const MOST_ROUNDS = 5

/** What the schema cannot say: a front of spaces asks nothing, and a text whose holes hide nothing gives no card. */
const NO_FRONT: z.core.$ZodIssue = { code: 'custom', path: ['front'], message: 'at least 1 letter' }
const NO_HOLE: z.core.$ZodIssue = { code: 'custom', path: ['text'], message: 'a cloze needs a hole such as {{c1::so}}' }

/** Stands for an id until the note gets one that a deck may hold. */
const NO_ID = '-'

/**
 * The one gate to a deck's notes: whatever a reader makes is held against the deck's schema here before anything is
 * written. What does not fit is mended where its meaning is plain, else left out and told, so that what came through is
 * what the deck gives when it is read again.
 */
export class NoteGate {
  readonly notes: Note[] = []
  readonly #findings: Findings
  readonly #ids = new NoteIds()
  #fault: UserError | undefined

  constructor(findings: Findings) {
    this.#findings = findings
  }

  /** Why the first note that was left out does not fit. */
  get fault(): UserError | undefined {
    return this.#fault
  }

  take(given: unknown, place: ItemPlace): void {
    const value = wellFormed(given)
    const id = isRecord(value) && typeof value['id'] === 'string' ? value['id'] : ''
    const note = this.#fitting(ID.test(id) || !isRecord(value) ? value : { ...value, id: NO_ID }, place)
    if (!note) return
    const settled = this.#ids.settle({ ...note, id })
    if (!settled) {
      this.#findings.reject('id-repeated', { ...place, text: titleOf(note), reason: 'same-id' })
      return
    }
    if (settled.isRenamed) this.#findings.warn('id-mended', { ...place, text: id === '' ? titleOf(note) : id })
    this.notes.push(settled.note)
  }

  #fitting(value: unknown, place: ItemPlace): Note | null {
    const parsed = this.#parsed(value, place)
    if ('issue' in parsed) return this.#leaveOut(value, { issue: parsed.issue, place })
    const note = parsed.item
    if (note.kind !== 'cloze' && note.front.trim() === '') return this.#leaveOut(value, { issue: NO_FRONT, place })
    if (cardsOf(note).length === 0) return this.#leaveOut(value, { issue: NO_HOLE, place })
    return note
  }

  #parsed(given: unknown, place: ItemPlace): Parsed<Note> {
    let value = given
    for (let round = 1; ; round += 1) {
      const { success, data, error } = noteSchema.safeParse(value)
      if (success) return { item: data }
      if (round === 1) value = structuredClone(given)
      const [issue] = error.issues
      if (!issue) throw error
      if (round === MOST_ROUNDS || !mendNote(value, error.issues, { findings: this.#findings, place })) return { issue }
    }
  }

  #leaveOut(value: unknown, { issue, place }: { issue: z.core.$ZodIssue; place: ItemPlace }): null {
    leaveOut(value, issue, { findings: this.#findings, place })
    this.#fault ??= wrongValue(value, issue, { name: place.file, line: place.line, above: place.path })
    return null
  }
}
