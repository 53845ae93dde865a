import { describe, expect, test } from 'vitest'
import { cardsOf, type Note } from '../../shared/domain/card.ts'
import { noteSchema } from '../deck-schema.ts'
import { Findings, type LeftOut } from '../guide/report.ts'
import { NoteGate } from './note-gate.ts'

interface Passed {
  readonly notes: readonly Note[]
  readonly leftOut: readonly Pick<LeftOut, 'text' | 'reason' | 'values'>[]
  readonly warnings: readonly string[]
}

function passed(...values: readonly unknown[]): Passed {
  const findings = new Findings()
  const gate = new NoteGate(findings)
  for (const value of values) gate.take(value, { file: 'a.md', line: 3, path: [] })
  for (const note of gate.notes) expect(noteSchema.parse(JSON.parse(JSON.stringify(note)))).toStrictEqual(note)
  const leftOut = findings.leftOut().map(({ file, line, ...told }) => {
    expect([file, line]).toEqual(['a.md', 3])
    return told
  })
  return { notes: gate.notes, leftOut, warnings: findings.warnings().map(({ code, count, example }) => `${code} ${String(count)} ${example}`) }
}

const NOTE = { id: 'a', kind: 'basic', front: 'f', back: 'b' } as const
const CHOICE = { id: 'q', kind: 'choice', front: 'Which?', options: [{ text: 'so', right: true }, { text: 'not so', right: false }] } as const
const LONG = '가'.repeat(400)

test('what fits comes through as it is', () => {
  expect(passed(NOTE, CHOICE)).toEqual({ notes: [NOTE, CHOICE], leftOut: [], warnings: [] })
})

describe('what a note can do without is mended', () => {
  test.each<readonly [what: string, more: object, left: object, warnings: readonly string[]]>([
    ['a long tag is shortened', { tags: ['x', LONG] }, { tags: ['x', `${'가'.repeat(299)}…`] }, [`name-shortened 1 ${LONG.slice(0, 159)}…`]],
    ['never in the middle of a letter', { tags: ['🎈'.repeat(300), '🎈'.repeat(301)] }, { tags: ['🎈'.repeat(300), `${'🎈'.repeat(299)}…`] }, [`name-shortened 1 ${'🎈'.repeat(159)}…`]],
    ['an empty tag goes', { tags: ['', 'x', ''] }, { tags: ['x'] }, []],
    ['an empty explanation goes', { explanation: '' }, {}, []],
    ['a week that no plan has goes', { week: 9999 }, {}, ['field-left-out 1 week: 9999']],
    ['media that has no name here goes', { media: ['../x', 'a'.repeat(64)] }, { media: ['a'.repeat(64)] }, ['field-left-out 1 media[0]: "../x"']],
    ['a domain without a name goes', { domains: { X: '', Y: 'd' } }, { domains: { Y: 'd' } }, ['field-left-out 1 domains.X: ""']],
    ['a place that is none goes', { source: { file: 'a.md', line: 0, headings: [] } }, {}, ['field-left-out 1 source.line: 0']],
    ['a field nobody knows goes', { colour: 'red' }, {}, ['field-unknown 1 colour']],
    ['half a letter is shown as one that is not known', { tags: ['\uD83C'] }, { tags: ['\uFFFD'] }, []],
    ['everything of it at once', { week: -1, tags: 'x', paper: 0, markup: 'rtf' }, {}, [
      'field-left-out 4 week: -1',
    ]],
  ])('%s', (...[, more, left, warnings]) => {
    expect(passed({ ...NOTE, ...more })).toEqual({ notes: [{ ...NOTE, ...left }], leftOut: [], warnings })
  })

  test('an option without a text goes, and an empty reason', () => {
    const options = [{ text: 'so', right: true, why: '' }, { text: '', right: false }, { text: 'not so', right: false }]
    expect(passed({ ...CHOICE, options })).toEqual({ notes: [CHOICE], leftOut: [], warnings: ['field-left-out 1 options[1].text: ""'] })
  })

  test('and where nothing is left after that, the note goes', () => {
    const { notes, leftOut } = passed({ ...CHOICE, options: [{ text: '' }] })
    expect([notes, leftOut]).toEqual([[], [{ text: 'Which?', reason: 'field-wrong', values: { at: 'options', found: '[{"text":""}]' } }]])
  })

  test('a further card without a front is left out by name, one with an id that cannot be gets another', () => {
    const { notes, leftOut } = passed({ ...NOTE, others: [{ id: 't2', front: '', back: 'lost' }, { id: 'T 3', front: 'g', back: 'c' }] })
    expect([notes, leftOut]).toEqual([
      [{ ...NOTE, others: [{ id: expect.stringMatching(/^t[0-9a-f]{8}$/) as string, front: 'g', back: 'c' }] }],
      [{ text: 'lost', reason: 'front-empty', values: { at: 'others[0].front' } }],
    ])
  })
})

test('cards of one note never share an id', () => {
  const others = [{ id: 't2', front: 'x', back: '1' }, { id: 't2', front: 'y', back: '2' }, { id: 'r', front: 'z', back: '3' }, { id: 't2', front: 'y', back: '2' }]
  const { notes, leftOut, warnings } = passed({ ...NOTE, reverse: true, others })
  const ids = notes.flatMap(cardsOf).map(({ id }) => id)
  expect([new Set(ids).size, ids.length, ids.slice(0, 3), leftOut, warnings]).toEqual([6, 6, ['a', 'a~r', 'a~t2'], [], ['id-mended 1 a']])
  expect(passed(notes[0])).toEqual({ notes, leftOut: [], warnings: [] })
})

describe('what says nothing is left out by name', () => {
  test.each<[string, unknown, object]>([
    ['an empty front', { ...NOTE, front: '' }, { text: 'b', reason: 'front-empty' }],
    ['a front of spaces', { ...NOTE, front: ' \n ' }, { text: 'b', reason: 'front-empty' }],
    ['holes that hide nothing', { id: 'c', kind: 'cloze', text: 'a {{c1::}} b {{c0::c}}' }, { text: 'a {{c1::}} b {{c0::c}}', reason: 'cloze-needs-hole' }],
    ['a hole that is never closed', { id: 'c', kind: 'cloze', text: 'a {{c1::b' }, { text: 'a {{c1::b', reason: 'cloze-needs-hole' }],
    ['no options', { ...CHOICE, options: [] }, { text: 'Which?', reason: 'field-wrong', values: { at: 'options', found: '[]' } }],
    ['another kind', { id: 'x', kind: 'song', front: 'f' }, { text: 'f', reason: 'field-wrong', values: { at: 'kind', found: '"song"' } }],
    ['no note', null, { text: 'null', reason: 'field-wrong', values: { at: '', found: 'null' } }],
  ])('%s', (_what, value, told) => {
    expect(passed(NOTE, value, { ...NOTE, id: 'z' })).toEqual({ notes: [NOTE, { ...NOTE, id: 'z' }], leftOut: [told], warnings: [] })
  })
})

describe('an id that cannot be is made from what the note says', () => {
  test.each<[string, unknown]>([['empty', ''], ['long', 'x'.repeat(201)], ['with spaces in it', 'a b'], ['with a slash in it', 'a/b'], ['no text', 7], ['missing', undefined]])('%s', (_what, id) => {
    const [first, again] = [passed({ ...NOTE, id }), passed(CHOICE, { ...NOTE, id })]
    expect([first.notes[0]?.id, first.warnings.length]).toEqual([expect.stringMatching(/^[0-9a-f]{16}$/) as string, 1])
    expect(again.notes[1]).toEqual(first.notes[0])
  })

  test('two that clash are told apart, whatever stands between them', () => {
    const other = { ...NOTE, front: 'g' }
    const [first, again] = [passed(NOTE, other), passed(NOTE, CHOICE, other)]
    expect([first.notes.map(({ id }) => id), first.warnings]).toEqual([['a', expect.stringMatching(/^[0-9a-f]{16}$/) as string], ['id-mended 1 a']])
    expect(again.notes[2]).toEqual(first.notes[1])
  })

  test('so are a card of one note and another note', () => {
    const { notes } = passed({ ...NOTE, reverse: true }, { ...NOTE, id: 'a~r', front: 'g' }, { id: 'z~c1', kind: 'basic', front: 'h', back: 'i' }, { id: 'z', kind: 'cloze', text: '{{c1::x}}' })
    expect(notes.map(({ id }) => /^[0-9a-f]{16}$/.test(id))).toEqual([false, true, false, true])
  })

  test('the same note twice comes once', () => {
    expect(passed(NOTE, { ...NOTE, week: 2 })).toEqual({ notes: [NOTE], leftOut: [{ text: 'f', reason: 'same-id' }], warnings: ['id-repeated 1 f'] })
  })
})
