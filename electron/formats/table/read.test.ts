import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { Findings } from '../guide/report.ts'
import { notesOfTable } from './notes.ts'
import { readTable } from './read.ts'

const FIXTURES = join(import.meta.dirname, '../../../../shared/fixtures/decks')

const told = (text: string): unknown => {
  const table = readTable(text)
  return table && { separator: table.separator, roles: table.roles.join(' '), rows: table.rows.map(({ cells }) => cells) }
}

describe('a separator is the one that cuts evenly', () => {
  test.each([
    ['tabs', 'a\tb, c\nd\te\n', '\t'],
    ['commas, though one row has semicolons', 'a,b\nc,"d; e"\nf,g\n', ','],
    ['semicolons, though sentences have commas', 'a;b, c and d\ne;f\ng;h, i\n', ';'],
    ['three dashes', 'court---a place, where\nlaw---a rule\n', '---'],
    ['an em dash', 'TCP — 연결 지향\nUDP — 비연결\n', ' — '],
  ])('%s', (_name, text, separator) => {
    expect(readTable(text)?.separator).toBe(separator)
  })

  test('where rows are uneven, known headings tell it', () => {
    expect(told('front,choices,answer\nWhich?\n,one; two\n,two\n')).toEqual({
      separator: ',', roles: 'front back back', rows: [['Which?'], ['', 'one; two'], ['', 'two']],
    })
  })

  test('sentences are no table', () => {
    expect(readTable('이것은 문장이다.\n저것도, 문장이다.\n끝.\n')).toBeNull()
  })
})

describe('columns', () => {
  test('are told by their names, in either language', () => {
    expect(told('뜻,단어,태그,주차\n사과,apple,과일,1\n')).toEqual({ separator: ',', roles: 'back front tags week', rows: [['사과', 'apple', '과일', '1']] })
  })

  test('without names are front, back and what repeats as tags', () => {
    expect(told('a\tb\tx\nc\td\tx\ne\tf\tx\ng\th\ty\n')).toMatchObject({ roles: 'front back tags' })
  })

  test('of Anki’s text are told by its headers, and its comments are no rows', () => {
    expect(told('#separator:Pipe\n#html:false\n#tags column:3\na|b|t\n# not a row\nc|d|u\n')).toEqual({
      separator: '|',
      roles: 'front back tags',
      rows: [['a', 'b', 't'], ['c', 'd', 'u']],
    })
  })
})

describe('rows', () => {
  const notes = (text: string): unknown => {
    const findings = new Findings()
    const table = readTable(text)
    const read = table ? notesOfTable(table, { file: 'a.csv', deck: 'deck' }, findings) : []
    return { notes: read.map((note) => (note.kind === 'basic' ? [note.front, note.back] : [note.kind])), warnings: findings.warnings().map(({ code, at }) => [code, at[0]?.line]) }
  }

  test('a stray quote is a letter and swallows nothing', () => {
    expect(notes('a,"b\nc,d\ne,f\n')).toEqual({ notes: [['a', '"b'], ['c', 'd'], ['e', 'f']], warnings: [['quotes-unbalanced', 1]] })
  })

  test('a quoted cell keeps its lines', () => {
    expect(notes('front,back\na,"b\nc"\nd,e\n')).toEqual({ notes: [['a', 'b\nc'], ['d', 'e']], warnings: [] })
  })

  test('a row with an empty front, or nothing behind it, is left out by name', () => {
    const findings = new Findings()
    const table = readTable('front,back,explanation\n,b,\nc,,\nd,e,\nf,,g\n{{c1::h}},,\n')
    const kept = table ? notesOfTable(table, { file: 'a.csv', deck: 'a' }, findings) : []
    expect([kept.map((note) => (note.kind === 'basic' ? [note.front, note.back, note.explanation] : note.kind)), findings.leftOut()]).toEqual([
      [['d', 'e', undefined], ['f', '', 'g'], 'cloze'],
      [
        { file: 'a.csv', line: 2, text: '| b |', reason: 'front-empty' },
        { file: 'a.csv', line: 3, text: 'c | |', reason: 'back-empty' },
      ],
    ])
  })

  test('a row with nothing to answer stays where its id says that it was a card before', () => {
    expect(notes('id,front,back\na1,b,\n,c,\nd1,d,e\n')).toEqual({ notes: [['b', ''], ['d', 'e']], warnings: [['side-empty', 3]] })
  })

  test('the same front again gets an id of its own', () => {
    expect(notes('front,back\na,b\na,c\n')).toEqual({ notes: [['a', 'b'], ['a', 'c']], warnings: [['id-repeated', 3]] })
  })

  test('a row has the same id wherever it stands', () => {
    const idsOf = (text: string): readonly string[] => notesOfTable(readTable(text) ?? expect.fail(), { file: 'a', deck: 'd' }, new Findings()).map(({ id }) => id)
    const [first] = idsOf('front,back\na,b\n')
    expect(idsOf('front,back\nx,y\na,changed\n')[1]).toBe(first)
  })

  test('nothing makes it fail', () => {
    const piece = fc.constantFrom('a', '"', ',', ';', '\t', '\n', '\r\n', '|', '#', ':', '{{c1::', '}}', '<b>', '\u0000', '가')
    fc.assert(fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const table = readTable(pieces.join(''))
      if (table) notesOfTable(table, { file: 'a', deck: 'd' }, new Findings())
    }), { numRuns: 2000 })
  })
})

describe('real files', () => {
  beforeEach((context) => { context.skip(!existsSync(FIXTURES), 'needs the shared decks beside the checkout') })

  test.each([
    ['csv/geography_main.csv', 323, 'front back back back back tags'],
    ['csv/jlpt_n5.csv', 718, 'front back back tags id'],
    ['csv/kraj011_quizlet_dashes.txt', 54, 'front back'],
    ['csv/thomashirtz_output.tsv', 2, undefined],
    ['anki_txt/alexuspo_literatura.txt', 20, 'notetype deck front back tags'],
    ['anki_txt/alexuspo_umeni_obrazky.txt', 29, 'front back'],
    ['anki_txt/inwaves_mathjax_excerpt.txt', 51, 'front back'],
    ['anki_txt/sambhav2612_all_decks.txt', 36, 'front back tags'],
    ['anki_txt/sambhav2612_all_decks_card.txt', 36, 'front back'],
  ])('%s: %i notes', (name, count, roles) => {
    const table = readTable(readFileSync(join(FIXTURES, name), 'utf8').replace(/^\uFEFF/, '')) ?? expect.fail()
    expect(notesOfTable(table, { file: name, deck: 'd' }, new Findings())).toHaveLength(count)
    if (roles !== undefined) expect(table.roles.join(' ')).toBe(roles)
  })
})
