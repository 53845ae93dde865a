import { describe, expect, test } from 'vitest'
import type { BasicNote, ChoiceNote, ClozeNote, Note } from './card.ts'
import { changeEdit, isChangedBeneath, noteKey, placeOfNote, textsOf, withEdits, type NoteEdit } from './edit.ts'

const basic: BasicNote = { id: 'a', kind: 'basic', front: 'Question', back: 'Answer', explanation: 'Because', week: 2, tags: ['x'], derived: true }
const cloze: ClozeNote = { id: 'b', kind: 'cloze', text: 'S3 is {{c1::object}} storage' }
const choice: ChoiceNote = { id: 'c', kind: 'choice', front: 'Which?', options: [{ right: true, text: 'One', why: 'It is' }, { text: 'Two', right: false }] }
const mine = { kind: 'basic', front: 'Question', back: 'My answer' } as const
const key = noteKey('deck', 'a')
const deckOf = (...notes: Note[]): Parameters<typeof withEdits>[0] => ({ head: { id: 'deck', course: 'course', title: 'Deck', language: 'en' }, exams: [], resources: [], plan: [], notes })

describe('what a person writes over a note', () => {
  test('is laid over its texts; everything else of the note stays', () => {
    const edits = new Map([[key, { texts: mine, original: textsOf(basic) }]])
    expect(withEdits(deckOf(basic, cloze), edits).notes).toEqual([{ id: 'a', kind: 'basic', front: 'Question', back: 'My answer', week: 2, tags: ['x'], derived: true }, cloze])
  })

  test('belongs to one deck, not to another edition of its course', () => {
    const edits = new Map([[noteKey('deck-ko', 'a'), { texts: mine, original: textsOf(basic) }]])
    expect([placeOfNote(noteKey('deck-ko', 'a/b')), withEdits(deckOf(basic), edits)]).toEqual([{ deckId: 'deck-ko', noteId: 'a/b' }, deckOf(basic)])
  })

  test('is not laid over a note that became one of another kind', () => {
    const edits = new Map([[noteKey('deck', 'b'), { texts: mine, original: textsOf(basic) }]])
    expect(withEdits(deckOf(cloze), edits).notes).toEqual([cloze])
  })

  test('keeps the texts of each kind of note and nothing more', () => {
    expect([basic, cloze, choice].map((note) => textsOf(note))).toEqual([
      { kind: 'basic', front: 'Question', back: 'Answer', explanation: 'Because' },
      { kind: 'cloze', text: 'S3 is {{c1::object}} storage' },
      { kind: 'choice', front: 'Which?', options: [{ text: 'One', right: true, why: 'It is' }, { text: 'Two', right: false }] },
    ])
  })
})

describe('a change', () => {
  const edit: NoteEdit = { texts: mine, original: textsOf(basic), atMs: 5 }

  test('holds what was there and what the deck said', () => {
    expect(changeEdit(new Map(), { key, note: basic, texts: mine, atMs: 5 })).toEqual({ before: { 'deck/a': null }, after: { 'deck/a': edit } })
  })

  test('is none when nothing differs', () => {
    expect([
      changeEdit(new Map(), { key, note: basic, texts: textsOf(basic), atMs: 5 }),
      changeEdit(new Map([[key, edit]]), { key, note: basic, texts: mine, atMs: 6 }),
    ]).toEqual([null, null])
  })

  test('ends with the deck\'s own text', () => {
    expect(changeEdit(new Map([[key, edit]]), { key, note: basic, texts: textsOf(basic), atMs: 5 })).toEqual({ before: { 'deck/a': edit }, after: { 'deck/a': null } })
  })

  test('the same text saved again over a new edition takes note of that edition', () => {
    const newer = { ...basic, back: 'A newer answer' }
    const after = { texts: mine, original: textsOf(newer), atMs: 6 }
    expect(changeEdit(new Map([[key, edit]]), { key, note: newer, texts: mine, atMs: 6 })).toEqual({ before: { 'deck/a': edit }, after: { 'deck/a': after } })
  })
})

test('the deck changed beneath an edit when it says something new that is not what the person wrote', () => {
  const edit = { texts: mine, original: textsOf(basic) }
  expect([basic, { ...basic, week: 5 }, { ...basic, back: 'A newer answer' }, { id: 'a', ...mine }].map((note) => isChangedBeneath(edit, note)))
    .toEqual([false, false, true, false])
})
