import { titleOf } from '../../shared/domain/card.ts'
import type { Deck } from '../../shared/domain/deck.ts'
import type { Losses } from './losses.ts'

/** Control characters that are no white space: no text file holds a zero, and to Anki U+001F is the end of a field. */
const CONTROLS = /[\0-\u0008\u000B\u000C\u000E-\u001F\u007F]/g

/** A deck as any file but JSON can hold it: without control characters and halves of letters, which is told note by note. */
export function sayableDeck(deck: Deck, losses: Losses): Deck {
  const notes = deck.notes.map((note) => {
    const clean = { ...(sayable(note) as typeof note), id: sayableId(note.id) }
    if (JSON.stringify(clean) !== JSON.stringify(note)) losses.add('controls-left-out', titleOf(clean))
    return clean
  })
  return { ...(sayable({ ...deck, notes: [] }) as Deck), notes }
}

function sayable(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed().replace(CONTROLS, '')
  if (Array.isArray(value)) return value.map(sayable)
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [sayable(name), sayable(inner)])) : value
}

/** Ids stay apart: what cannot be written as it is stands there by its number, as an address would have it. */
function sayableId(id: string): string {
  return id.toWellFormed().replace(CONTROLS, (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, '0')}`)
}
