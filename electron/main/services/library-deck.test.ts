import { expect, test } from 'vitest'
import type { Note } from '../../shared/domain/card.ts'
import type { Deck } from '../../shared/domain/deck.ts'
import { noteKey, textsOf, withEdits, type NoteTexts } from '../../shared/domain/edit.ts'
import { keyed, laidOver, studyCards, type LibraryDeck } from './library-deck.ts'

const notes: readonly Note[] = [
  { id: 'a', kind: 'basic', front: 'A', back: '1', reverse: true },
  { id: 'b', kind: 'cloze', text: '{{c1::one}} and {{c2::two}}' },
  { id: 'paper', kind: 'choice', front: 'P', options: [{ text: 'x', right: true }, { text: 'y', right: false }], paper: 1 },
  { id: 'sat', kind: 'basic', front: 'S', back: '4', paper: 2 },
  { id: 'c', kind: 'basic', front: 'C', back: '3', week: 4 },
]
const own: Deck = { head: { id: 'deck', course: 'course', title: 'Deck', language: 'en' }, exams: [], resources: [], plan: [], notes }

function libraryDeck(deck: Deck): LibraryDeck {
  return { deck, own, isBundled: true, guideFolder: '', guideFiles: new Set(), folder: '', ...keyed(studyCards(deck, new Set([2]))), weeks: [] }
}

test.each<readonly [string, string, NoteTexts]>([
  ['one hole less', 'b', { kind: 'cloze', text: '{{c2::two}}' }],
  ['one hole more', 'b', { kind: 'cloze', text: '{{c1::one}}, {{c2::two}}, {{c3::three}}' }],
  ['a text', 'a', { kind: 'basic', front: 'A', back: 'mine' }],
  ['a card of a paper that was sat', 'sat', { kind: 'basic', front: 'S', back: 'mine' }],
  ['a card of a paper', 'paper', { kind: 'choice', front: 'mine', options: [{ text: 'x', right: true }, { text: 'z', right: false }] }],
])('laying %s over gives what reading everything anew gives, and back', (_name, id, texts) => {
  const note = notes.find((one) => one.id === id)
  if (!note) throw new Error('No such note.')
  const edits = new Map([[noteKey('deck', id), { texts, original: textsOf(note) }]])
  const edited = laidOver(libraryDeck(own), id, edits)
  expect([edited, laidOver(edited, id, new Map())]).toEqual([libraryDeck(withEdits(own, edits)), libraryDeck(own)])
})
