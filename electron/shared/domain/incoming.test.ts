import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { BasicNote, Note } from './card.ts'
import { frontOf, gatherNotes, idBeside, keepWeeks, type IncomingChoice } from './incoming.ts'

const note = (id: string, front: string, more: Partial<BasicNote> = {}): BasicNote => ({ id, kind: 'basic', front, back: `${front}!`, ...more })
const both: IncomingChoice = { withoutDerived: false, duplicates: 'both' }
const told = (notes: readonly Note[]): readonly string[] => notes.map((one) => `${one.id}:${frontOf(one)}:${String(one.week ?? 0)}`)

describe('notes that come to others', () => {
  const there = [note('a', '사과', { week: 2 }), note('b', '배')]
  const incoming = [note('x', ' 사과 ', { back: 'new' }), note('c', '감')]

  test.each([
    ['skip', ['a:사과:2', 'b:배:0', 'c:감:0'], '사과!'],
    ['update', ['a:사과:2', 'b:배:0', 'c:감:0'], 'new'],
    ['both', ['a:사과:2', 'b:배:0', 'x:사과:0', 'c:감:0'], '사과!'],
  ] as const)('%s what is there already', (duplicates, notes, back) => {
    const gathered = gatherNotes(there, incoming, { ...both, duplicates })
    const first = { ...there[0], ...(duplicates === 'update' ? { front: ' 사과 ' } : {}), back }
    const arrived = { skip: ['c'], update: ['a', 'c'], both: ['x', 'c'] }[duplicates]
    expect([told(gathered.notes), gathered.notes[0], [...gathered.arrived], gathered.duplicates]).toEqual([notes, first, arrived, 1])
  })

  test('with an id that is taken get another', () => {
    expect(told(gatherNotes(there, [note('a', '다른 것')], both).notes)).toEqual(['a:사과:2', 'b:배:0', 'a~2:다른 것:0'])
  })

  test('twice in one file count as there already', () => {
    expect(gatherNotes([], [note('a', '배'), note('b', '배')], { ...both, duplicates: 'skip' })).toEqual({ notes: [note('a', '배')], arrived: new Set(['a']), duplicates: 1 })
  })

  test('go to the week that was chosen, but for those that have one', () => {
    expect(told(gatherNotes([], [note('a', '가'), note('b', '나', { week: 1 })], { ...both, week: 3 }).notes)).toEqual(['a:가:3', 'b:나:1'])
  })

  test('leave out those made from text where they are not wanted', () => {
    expect(told(gatherNotes([], [note('a', '가', { derived: true }), note('b', '나')], { ...both, withoutDerived: true }).notes)).toEqual(['b:나:0'])
  })

  const anyNotes = (distinct: boolean): fc.Arbitrary<readonly Note[]> =>
    fc.uniqueArray(fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), front: fc.constantFrom('가', '나', '다', ' 가', '나 ') }), {
      selector: ({ id, front }) => (distinct ? front.trim() : id), maxLength: 8,
    }).map((list) => [...new Map(list.map(({ id, front }) => [id, note(id, front)])).values()])

  test('lose no front and double no id', () => {
    fc.assert(fc.property(anyNotes(false), anyNotes(false), fc.constantFrom('skip', 'update', 'both'), (old, fresh, duplicates) => {
      const { notes } = gatherNotes(old, fresh, { ...both, duplicates })
      const fronts = new Set(notes.map(frontOf))
      expect([new Set(notes.map(({ id }) => id)).size, duplicates === 'skip' || fresh.every((one) => fronts.has(frontOf(one)))]).toEqual([notes.length, true])
    }))
  })

  test('a second time change nothing, unless both are wanted', () => {
    fc.assert(fc.property(anyNotes(false), anyNotes(true), fc.constantFrom('skip', 'update'), (old, fresh, duplicates) => {
      const once = gatherNotes(old, fresh, { ...both, duplicates }).notes
      expect(gatherNotes(once, fresh, { ...both, duplicates }).notes).toEqual(once)
    }))
  })
})

test('fronts are the same without markup, in one line, composed', () => {
  const fronts = [note('a', '<div>사과 <b>하나</b></div>', { markup: 'html' }), note('b', '사과\n 하나'), note('c', '사과 하나'.normalize('NFD'))].map(frontOf)
  expect(new Set(fronts)).toEqual(new Set(['사과 하나']))
})

test('pictures tell fronts apart', () => {
  expect(frontOf(note('a', '<img src="media:1.png">', { markup: 'html' }))).not.toBe(frontOf(note('b', '<img src="media:2.png">', { markup: 'html' })))
})

test('a list that comes again leaves its cards in their weeks', () => {
  expect(told(keepWeeks([note('a', '가', { week: 2 })], [note('a', '가'), note('b', '나'), note('c', '다', { week: 1 })]))).toEqual(['a:가:2', 'b:나:0', 'c:다:1'])
})

test('a deck beside another gets the first number that is free', () => {
  expect(idBeside('words', (id) => id === 'words-2')).toEqual({ id: 'words-3', number: 3 })
})
