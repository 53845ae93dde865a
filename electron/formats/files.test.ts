import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Deck } from '../shared/domain/deck.ts'
import { UserError, type Failure } from '../shared/errors.ts'
import { deckJsonSchema } from './deck-schema.ts'
import { bundleFiles, deckFromFiles } from './files.ts'
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
        example: 'cards[0].colour',
        at: [
          { file: 'a.json', line: 1 },
          { file: 'a.json', line: 1 },
        ],
      },
    ])
  })

  it.each<[string, string | object, Partial<Failure>]>([
    ['an empty file', ' \n', { code: 'file-empty', message: 'week-1.json is empty. Choose a file with cards in it.' }],
    ['no JSON', '{\n"a": 1,\n"b" 2}', { code: 'deck-not-json', line: 3 }],
    ['a word in JSON', `{\n"format": "weekdeck",\n"version": one,\n"deck": {}, "cards": []}`, { code: 'deck-not-json', line: 3 }],
    ['a list', '[]', { code: 'deck-wrong-field', at: '', found: 'a list', expected: 'an object' }],
    [
      'no version',
      { format: 'weekdeck' },
      { code: 'deck-wrong-field', at: 'version', found: 'nothing', expected: 'a number from 1 to 1' },
    ],
    [
      'a newer version',
      { ...file(), version: 2 },
      {
        code: 'deck-newer-version',
        message: 'week-1.json is of version 2, and this Weekdeck reads up to 1. Update Weekdeck to open it.',
        found: '2',
      },
    ],
    [
      'another format',
      { ...file(), format: 'anki' },
      { code: 'deck-wrong-field', at: 'format', found: '"anki"', expected: '"weekdeck"' },
    ],
    [
      'a field of another type',
      file({ id: 'a', kind: 'basic', front: 7, back: 'b' }),
      {
        code: 'deck-wrong-field',
        at: 'cards[0].front',
        found: '7',
        expected: 'a string',
        message: 'week-1.json, cards[0].front: found 7, expected a string. Mend this field, or export the deck again.',
      },
    ],
    [
      'a missing field',
      file({ id: 'a', kind: 'basic', front: 'f' }),
      { code: 'deck-wrong-field', at: 'cards[0].back', found: 'nothing', expected: 'a string' },
    ],
    [
      'an empty side',
      file({ id: 'a', kind: 'basic', front: '', back: 'b' }),
      { code: 'deck-wrong-field', at: 'cards[0].front', found: '""', expected: 'at least 1 letter' },
    ],
    [
      'another kind',
      file({ id: 'a', kind: 'song' }),
      { code: 'deck-wrong-field', at: 'cards[0].kind', found: '"song"', expected: '"basic", "cloze" or "choice"' },
    ],
    [
      'half a week',
      file({ id: 'a', kind: 'basic', front: 'f', back: 'b', week: 1.5 }),
      { code: 'deck-wrong-field', at: 'cards[0].week', found: '1.5', expected: 'a whole number' },
    ],
    [
      'a cloze without a hole',
      file({ id: 'a', kind: 'cloze', text: 'none' }),
      { code: 'deck-wrong-field', at: 'cards[0].text', expected: 'a cloze needs a hole such as {{c1::so}}' },
    ],
    [
      'an id twice',
      file({ id: 'a', kind: 'basic', front: 'f', back: 'b' }, { id: 'a', kind: 'basic', front: 'g', back: 'b' }),
      {
        code: 'deck-duplicate-id',
        at: 'cards[1].id',
        found: 'a',
        message: 'week-1.json, cards[1].id: the id "a" stands here a second time. Give every card an id of its own.',
      },
    ],
    [
      "an id that is another's reverse",
      file({ id: 'a', kind: 'basic', front: 'f', back: 'b', reverse: true }, { id: 'a~r', kind: 'basic', front: 'g', back: 'b' }),
      {
        code: 'deck-duplicate-id',
        at: 'cards[1].id',
        found: 'a~r',
      },
    ],
  ])('refuses %s', (_name, text, expected) => {
    expect(failure(text)).toMatchObject({ file: 'week-1.json', ...expected })
  })
})

describe('resources/deck.schema.json', () => {
  it('is what the definition gives (mend with: npm run -s deck -- schema > resources/deck.schema.json)', () => {
    expect(readFileSync(join(import.meta.dirname, '../../resources/deck.schema.json'), 'utf8')).toBe(deckJsonSchema())
  })
})
