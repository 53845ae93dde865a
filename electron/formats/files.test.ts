import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Deck } from '../shared/domain/deck.ts'
import { UserError, type Failure } from '../shared/errors.ts'
import { verbatim } from '../shared/facts.ts'
import { deckJsonSchema } from './deck-schema.ts'
import { bundleFiles, deckFromFiles, storedDeck } from './files.ts'
import { Findings } from './guide/report.ts'

const HEAD = { id: 'g-ko', course: 'g', title: 'G', language: 'ko' }
const DECK: Deck = {
  head: HEAD,
  exams: [
    {
      code: 'X',
      name: 'X',
      lastDate: '2026-03-31',
      minutes: 180,
      questions: 65,
      pass: 750,
      domains: [{ id: 'd1', name: 'D', weight: 20 }],
    },
  ],
  resources: [
    { title: 'Book', headings: ['T'] },
    { title: 'Site', url: 'https://a.example', headings: [] },
  ],
  plan: [
    { week: 1, topic: 'One', notes: 'n', line: 3, tasks: [{ text: 't', done: false }] },
    { week: 2, toWeek: 3, topic: 'Two', notes: '', line: 4 },
  ],
  notes: [
    { kind: 'basic', front: 'f', back: 'b', others: [{ id: 't2', front: 'g', back: 'c' }], id: 'd' },
    { kind: 'cloze', text: 'a {{c1::b}}', id: 'c', source: { file: 'a.md', line: 9, headings: [] } },
    { kind: 'basic', front: 'f', back: 'b', reverse: true, id: 'a', week: 1, domains: { X: 'd1' }, tags: ['t'], derived: true },
    {
      kind: 'choice',
      front: 'q',
      options: [
        { text: 'y', right: true, why: 'w' },
        { text: 'n', right: false },
      ],
      explanation: 'e',
      id: 'b',
      week: 3,
      paper: 1,
    },
  ],
}

/** How reading a deck file fails. */
function failure(text: string | object): Failure {
  try {
    deckFromFiles(new Map([['week-1.json', typeof text === 'string' ? text : JSON.stringify(text)]]))
  } catch (error) {
    if (error instanceof UserError) return error.failure
    throw error
  }
  throw new Error('it did not fail')
}

const file = (...cards: readonly object[]): { format: string; version: number; deck: object; cards: readonly object[] } => ({
  format: 'weekdeck',
  version: 1,
  deck: HEAD,
  cards,
})

describe('bundleFiles', () => {
  it('writes a guide, a plan and a file for each week, in a fixed order', () => {
    const files = bundleFiles(DECK)
    expect([...files.keys()]).toEqual(['guide.json', 'plan.json', 'week-0.json', 'week-1.json', 'week-2.json', 'week-3.json'])
    expect(files.get('week-1.json')).toBe(`{
  "format": "weekdeck",
  "version": 1,
  "deck": {
    "id": "g-ko",
    "course": "g",
    "title": "G",
    "language": "ko",
    "week": 1
  },
  "cards": [
    {
      "id": "a",
      "kind": "basic",
      "front": "f",
      "back": "b",
      "reverse": true,
      "week": 1,
      "domains": {
        "X": "d1"
      },
      "tags": [
        "t"
      ],
      "derived": true
    }
  ]
}
`)
  })

  it('cuts a week of many notes, and tells when a part of it is gone', () => {
    const notes = Array.from({ length: 2001 }, (_unused, index) => ({ id: `n${String(index)}`, kind: 'basic' as const, front: `Q ${String(index)}`, back: 'A', week: 3 }))
    const deck = { ...DECK, plan: [], notes }
    const files = bundleFiles(deck)
    expect([...files.keys()]).toEqual(['guide.json', 'plan.json', 'week-3.json', 'week-3.2.json', 'week-3.3.json'])
    expect(deckFromFiles(new Map([...files].reverse()))).toStrictEqual(deck)
    expect(() => deckFromFiles(new Map([...files].filter(([name]) => name !== 'week-3.3.json')))).toThrow(/^week-3\.3\.json is missing/)
  })

  it('is what deckFromFiles reads, in any order of the files', () => {
    expect(deckFromFiles(bundleFiles(DECK))).toStrictEqual(DECK)
    expect(deckFromFiles(new Map([...bundleFiles(DECK)].reverse()))).toStrictEqual(DECK)
  })
})

describe('deckFromFiles', () => {
  it('reads a deck file alone', () => {
    const cards = [{ id: 'a', kind: 'basic', front: 'f', back: 'b' }]
    expect(deckFromFiles(new Map([['any.json', JSON.stringify(file(...cards))]]))).toStrictEqual({
      head: HEAD,
      exams: [],
      resources: [],
      plan: [],
      notes: cards,
    })
  })

  it('leaves out fields it does not know, with a warning', () => {
    const findings = new Findings()
    const text = JSON.stringify({ ...file({ id: 'a', kind: 'basic', front: 'f', back: 'b', colour: 'red' }), remark: 1 })
    expect(deckFromFiles(new Map([['a.json', text]]), findings).notes).toStrictEqual([
      { id: 'a', kind: 'basic', front: 'f', back: 'b' },
    ])
    expect(findings.warnings()).toEqual([
      {
        code: 'field-unknown',
        count: 2,
        example: 'remark',
        at: [
          { file: 'a.json', line: 1 },
          { file: 'a.json', line: 1 },
        ],
      },
    ])
  })

  const NOTE = { id: 'a', kind: 'basic', front: 'f', back: 'b' }
  it.each<[string, object, object]>([
    ['a field of another type', { ...NOTE, front: 7 }, { text: 'b', reason: 'field-wrong', values: { at: 'cards[1].front', found: '7' } }],
    ['a missing field', { id: 'x', kind: 'basic', front: 'g' }, { text: 'g', reason: 'field-wrong', values: { at: 'cards[1].back', found: '–' } }],
    ['an empty side', { ...NOTE, id: 'x', front: '' }, { text: 'b', reason: 'front-empty', values: { at: 'cards[1].front' } }],
    ['another kind', { id: 'x', kind: 'song' }, { text: 'x', reason: 'field-wrong', values: { at: 'cards[1].kind', found: '"song"' } }],
    ['half a week', { ...NOTE, id: 'x', week: 1.5 }, { text: 'f', reason: 'field-wrong', values: { at: 'cards[1].week', found: '1.5' } }],
    ['a cloze without a hole', { id: 'x', kind: 'cloze', text: 'none' }, { text: 'none', reason: 'cloze-needs-hole', values: { at: 'cards[1].text' } }],
    ['no object', [], { text: '[]', reason: 'field-wrong', values: { at: 'cards[1]', found: '[]' } }],
    ['an id twice', { ...NOTE, front: 'g' }, { text: 'g', reason: 'same-id', values: { at: 'cards[1].id' } }],
    ["an id that is another's reverse", { ...NOTE, id: 'a~r', front: 'g' }, { text: 'g', reason: 'same-id', values: { at: 'cards[1].id' } }],
  ])('leaves a note out for %s, and only that', (_name, bad, told) => {
    const findings = new Findings()
    const [first, last] = [{ ...NOTE, reverse: true }, { ...NOTE, id: 'z' }]
    const { notes } = deckFromFiles(new Map([['week-1.json', JSON.stringify(file(first, bad, last))]]), findings)
    expect(notes).toStrictEqual([first, last])
    expect(findings.leftOut()).toEqual([{ file: 'week-1.json', line: 1, ...told }])
  })

  it('tells a note that it leaves out with its line', () => {
    const findings = new Findings()
    deckFromFiles(new Map([['week-1.json', JSON.stringify(file(NOTE, { ...NOTE, id: 'b', front: 7 }), null, 1)]]), findings)
    expect(findings.leftOut()).toMatchObject([{ line: 17, values: { at: 'cards[1].front' } }])
  })

  it('leaves out a link, an exam or a week of the plan that cannot be read, and only that', () => {
    const findings = new Findings()
    const files = new Map([...bundleFiles(DECK)].map(([name, text]) => [name, JSON.stringify(withBad(JSON.parse(text) as object))]))
    expect([deckFromFiles(files, findings), findings.leftOut().map(({ values }) => values?.['at'])]).toStrictEqual([
      DECK, ['exams[0]', 'resources[0]', 'plan[0]'],
    ])
  })

  it('of a deck that has no other files takes what can be read', () => {
    const findings = new Findings()
    const files = new Map([...bundleFiles(DECK)].map(([name, text]) => [name, name === 'plan.json' ? text.slice(0, 20) : text]))
    expect([storedDeck(files, findings), findings.leftOut().map(({ file: name, reason }) => [name, reason])]).toStrictEqual([
      { ...DECK, plan: [] }, [['plan.json', 'file-unreadable']],
    ])
  })

  it.each<[string, string | object, Partial<Failure>]>([
    ['an empty file', ' \n', { code: 'file-empty', message: 'week-1.json is empty. Choose a file with cards in it.' }],
    ['no JSON', '{\n"a": 1,\n"b" 2}', { code: 'deck-not-json', line: 3 }],
    ['a word in JSON', `{\n"format": "weekdeck",\n"version": one,\n"deck": {}, "cards": []}`, { code: 'deck-not-json', line: 3 }],
    ['a list', '[]', { code: 'deck-wrong-field', at: '', found: { fact: 'list' }, expected: { fact: 'object' } }],
    [
      'no version',
      { format: 'weekdeck' },
      { code: 'deck-wrong-field', at: 'version', found: { fact: 'nothing' }, expected: verbatim(1) },
    ],
    [
      'a newer version',
      { ...file(), version: 2 },
      {
        code: 'deck-newer-version',
        message: 'week-1.json is of version 2, and this Weekdeck reads up to 1. Update Weekdeck to open it.',
        found: verbatim(2),
      },
    ],
    [
      'another format',
      { ...file(), format: 'anki' },
      { code: 'deck-wrong-field', at: 'format', found: verbatim('"anki"'), expected: verbatim('"weekdeck"') },
    ],
  ])('refuses %s', (_name, text, expected) => {
    expect(failure(text)).toMatchObject({ file: 'week-1.json', ...expected })
  })
})

/** With something that is no item at the head of each list that is not of cards. */
function withBad(content: object): object {
  return Object.fromEntries(Object.entries(content).map(([name, value]: [string, unknown]) => [name, Array.isArray(value) && name !== 'cards' ? [7, ...(value as unknown[])] : value]))
}

describe('resources/deck.schema.json', () => {
  it('is what the definition gives (mend with: npm run -s deck -- schema > resources/deck.schema.json)', () => {
    expect(readFileSync(join(import.meta.dirname, '../../resources/deck.schema.json'), 'utf8')).toBe(deckJsonSchema())
  })
})
