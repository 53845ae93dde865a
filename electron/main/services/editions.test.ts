import { expect, test, vi } from 'vitest'
import { noteKey } from '../../shared/domain/edit.ts'
import { editionView, editsOfEdition } from './editions.ts'
import { writeNote } from './edits.ts'
import { context, useTestCourse } from './test-course.ts'

// Real files are synced here.
vi.setConfig({ testTimeout: 30_000 })
useTestCourse()

const texts = { kind: 'basic', front: 'Question 3', back: '내가 쓴 답' } as const
const original = { ...texts, back: 'Answer' }
const face = { ask: '', answer: '', week: 1, section: '' }

test('an edit goes along to a mended note\'s new id, unless that one has an edit of its own', async () => {
  for (const noteId of ['n3', 'n4', 'n5']) await writeNote(context(), { deckId: 'guide', noteId, texts })
  const edit = context().store.progress.edits.get(noteKey('guide', 'n3'))
  expect(edit).toEqual({ texts, original, atMs: expect.any(Number) as number })
  expect(editsOfEdition(context(), 'guide', [['n3', 'mended'], ['n4', 'n5'], ['n6', 'n7']])).toEqual({
    before: { 'guide/n3': edit, 'guide/mended': null },
    after: { 'guide/n3': null, 'guide/mended': edit },
  })
  expect(editsOfEdition(context(), 'guide', [['n6', 'n7']])).toBeUndefined()
})

test('a preview says which changed notes the person edited', async () => {
  await writeNote(context(), { deckId: 'guide', noteId: 'n3', texts })
  const change = { kind: 'changed' as const, before: face, after: face }
  const view = editionView(context(), context().library.require('guide'), {
    same: 0, changed: 2, moved: 0, added: 1, removed: 0,
    changes: [
      { change: { ...change, noteId: 'mended' }, cards: ['n3'], noteBefore: 'n3' },
      { change: { ...change, noteId: 'n4' }, cards: ['n4'], noteBefore: 'n4' },
      { change: { kind: 'added', noteId: 'n3', after: face }, cards: [] },
    ],
  })
  expect(view.changes.map(({ noteId, isEdited }) => [noteId, isEdited])).toEqual([['mended', true], ['n4', false], ['n3', false]])
})
