import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { BasicNote, ChoiceNote, Note } from './card.ts'
import { compareEditions, renamedCards, type EditionChanges } from './edition.ts'
import { likeness } from './likeness.ts'

function note(id: string, change: Partial<BasicNote> = {}): BasicNote {
  return {
    id,
    kind: 'basic',
    front: `${id}란 무엇인가요?`,
    back: `${id}의 설명입니다`,
    week: 1,
    source: { file: 'a.md', line: 1, headings: ['1주차'] },
    ...change,
  }
}

const told = (changes: EditionChanges): object => ({
  same: changes.same.map(({ after }) => after.id),
  changed: changes.changed.map(({ before, after }) => `${before.id}>${after.id}`),
  moved: changes.moved.map(({ before, after }) => `${before.id}>${after.id}`),
  added: changes.added.map(({ id }) => id),
  removed: changes.removed.map(({ id }) => id),
})

const nothing = { same: [], changed: [], moved: [], added: [], removed: [] }

describe('what a new edition changes', () => {
  const [a, b] = [note('재현율'), note('정밀도')]

  test('an equal edition changes nothing, wherever its lines went', () => {
    const later = [a, b].map((each) => ({ ...each, source: { file: 'a.md', line: 40, headings: ['1주차'] } }))
    expect(told(compareEditions([a, b], later))).toEqual({ ...nothing, same: ['재현율', '정밀도'] })
  })

  test('another answer under the same id is a change', () => {
    expect(told(compareEditions([a, b], [a, { ...b, back: '다른 설명' }]))).toEqual({ ...nothing, same: ['재현율'], changed: ['정밀도>정밀도'] })
  })

  test('a mended front in the same section is the same card, though its id is another', () => {
    const [before, after] = [note('x1', { front: '재현률(recall)의 식을 말해 보세요' }), note('x2', { front: '재현율(recall)의 식을 말해 보세요' })]
    expect(told(compareEditions([before], [after]))).toEqual({ ...nothing, changed: ['x1>x2'] })
  })

  test('a mended front in another section is another card', () => {
    const before = note('x1', { front: '재현률(recall)의 식을 말해 보세요' })
    const after = note('x2', { front: '재현율(recall)의 식을 말해 보세요', source: { file: 'a.md', line: 1, headings: ['2주차'] } })
    expect(told(compareEditions([before], [after]))).toEqual({ ...nothing, added: ['x2'], removed: ['x1'] })
  })

  test('the same text under a renamed heading moved', () => {
    const before = note('x1', { front: '재현율이란?', back: '식' })
    const after = note('x2', { front: '재현율이란?', back: '식', source: { file: 'a.md', line: 1, headings: ['2주차'] } })
    expect(told(compareEditions([before], [after]))).toEqual({ ...nothing, moved: ['x1>x2'] })
  })

  test('another week under the same id is a move', () => {
    expect(told(compareEditions([a], [{ ...a, week: 3 }]))).toEqual({ ...nothing, moved: ['재현율>재현율'] })
  })

  test('the closest partner is taken, and each only once', () => {
    const before = [note('b1', { front: '지도 학습의 예를 하나 드세요', back: '분류' }), note('b2', { front: '지도 학습의 예를 둘 드세요', back: '회귀' })]
    const after = [note('a1', { front: '지도 학습의 예를 둘만 드세요', back: '회귀' })]
    expect(told(compareEditions(before, after))).toEqual({ ...nothing, changed: ['b2>a1'], removed: ['b1'] })
  })

  test('both sides of a note follow it; a side that is gone does not', () => {
    expect(renamedCards({ before: note('x1', { reverse: true }), after: note('x2', { reverse: true }) })).toEqual([['x1', 'x2'], ['x1~r', 'x2~r']])
    expect(renamedCards({ before: note('x1', { reverse: true }), after: note('x2') })).toEqual([['x1', 'x2']])
    expect(renamedCards({ before: a, after: { ...a, back: '다른 설명' } })).toEqual([])
  })
})

describe('what says the same is the same', () => {
  const choice: ChoiceNote = {
    id: 'c', kind: 'choice', front: 'Which is a recall metric?', week: 1,
    options: [{ text: 'TPR', why: 'found among all', right: true }, { text: 'FPR', right: false }],
  }

  test('however the fields of its options are ordered', () => {
    const stored: ChoiceNote = { ...choice, options: [{ text: 'TPR', right: true, why: 'found among all' }, { right: false, text: 'FPR' }] }
    expect(told(compareEditions([stored], [choice]))).toEqual({ ...nothing, same: ['c'] })
  })

  test('however the fields of its further cards are ordered', () => {
    const [before, after] = [{ id: 't2', front: 'x', back: 'y' }, { back: 'y', front: 'x', id: 't2' }].map((other) => note('a', { others: [other] }))
    expect(told(compareEditions(before ? [before] : [], after ? [after] : []))).toEqual({ ...nothing, same: ['a'] })
  })

  test.each([
    ['lines end otherwise', 'one\ntwo', 'one\r\ntwo\r'],
    ['spaces stand at the ends of lines', 'one\ntwo', 'one  \ntwo\t\n\n'],
    ['words stand farther apart', 'one two', 'one   two'],
    ['Hangul is decomposed', '재현율', '재현율'.normalize('NFD')],
  ])('where %s', (_what, back, other) => {
    expect(told(compareEditions([note('a', { back })], [note('a', { back: other, markup: 'md' })]))).toEqual({ ...nothing, same: ['a'] })
  })

  test.each([
    ['indentation', '- one\n- two', '- one\n  - two'],
    ['spaces in code', '`a b`', '`a  b`'],
    ['a line more', 'one two', 'one\ntwo'],
    ['a letter', 'one', 'One'],
  ])('but %s is a change', (_what, back, other) => {
    expect(told(compareEditions([note('a', { back })], [note('a', { back: other })]))).toEqual({ ...nothing, changed: ['a>a'] })
  })

  test('of 130 choices one changed word is one change', () => {
    const words = ['recall', 'precision', 'accuracy', 'loss', 'drift', 'bias', 'variance']
    const ask = (place: number, word: string): ChoiceNote => ({
      ...choice, id: `q${String(place)}-${word}`, front: `Question ${String(place)}: what does ${word} tell of a model in production?`,
    })
    const before = Array.from({ length: 130 }, (_unused, place) => ask(place, words[place % words.length] ?? ''))
    const after = before.map((each, place) => (place === 77 ? ask(77, 'skew') : each))
    expect(told(compareEditions(before, after))).toMatchObject({ changed: ['q77-recall>q77-skew'], moved: [], added: [], removed: [] })
  })
})

describe('editing one card', () => {
  const notes = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 12 })
    .map((ids) => ids.map((id): Note => note(id, { week: 1 + (id.length % 3) })))

  test('never touches another: every note of both editions stands in one list, and the others are the same', () => {
    fc.assert(fc.property(notes, fc.nat(), fc.string(), (before, at, back) => {
      const edited = before[at % before.length]
      const after = before.map((each) => (each === edited ? { ...each, back: `${back}!` } as Note : each))
      const changes = compareEditions(before, after)
      expect(changes.same.map((pair) => [pair.before, pair.after])).toEqual(before.filter((each) => each !== edited).map((each) => [each, each]))
      expect(told({ ...changes, same: [] })).toEqual({ ...nothing, changed: [`${edited?.id ?? ''}>${edited?.id ?? ''}`] })
    }))
  })

  test('no note is lost or counted twice between any two editions', () => {
    fc.assert(fc.property(notes, notes, (before, after) => {
      const { same, changed, moved, added, removed } = compareEditions(before, after)
      const kept = [...same, ...changed, ...moved]
      expect(new Set([...kept.map((pair) => pair.before), ...removed])).toEqual(new Set(before))
      expect(new Set([...kept.map((pair) => pair.after), ...added])).toEqual(new Set(after))
      expect(kept.length + removed.length).toBe(before.length)
      expect(kept.length + added.length).toBe(after.length)
    }))
  })
})

test('likeness is told by letter pairs, without case, spaces or Hangul’s form', () => {
  expect(likeness('재현율 (Recall)', '재현율(recall)'.normalize('NFD'))).toBe(1)
  expect(likeness('night', 'nacht')).toBe(0.25)
  expect(likeness('a', 'b')).toBe(0)
  expect(likeness('', '')).toBe(1)
})
