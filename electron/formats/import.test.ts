import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { UserError, type Failure } from '../shared/errors.ts'
import { verbatim } from '../shared/facts.ts'
import { collection, zipped } from './anki/test-package.ts'
import { bundleFiles } from './files.ts'
import { readImport, type ImportFile } from './import.ts'

const GUIDE = '# 가이드\n\n질문 :: 답\n'

function file(name: string, content: string | readonly number[]): ImportFile {
  return { name, bytes: typeof content === 'string' ? new TextEncoder().encode(content) : Uint8Array.from(content) }
}

function utf16(text: string, isLittle: boolean): number[] {
  return [...text].flatMap((letter) => {
    const code = letter.charCodeAt(0)
    return isLittle ? [code & 255, code >> 8] : [code >> 8, code & 255]
  })
}

async function failure(...files: readonly ImportFile[]): Promise<Failure> {
  try {
    await readImport(files)
  } catch (error) {
    if (error instanceof UserError) return error.failure
    throw error
  }
  throw new Error('it did not fail')
}

describe('readImport', () => {
  it('reads a guide, whatever its file is called', async () => {
    const read = await readImport([file('notes.bin', GUIDE)])
    expect({ ...read, deck: read.deck.notes.map((note) => note.kind) }).toEqual({
      format: 'guide',
      encoding: 'utf-8',
      deck: ['basic'],
      guide: new Map([['notes.bin', GUIDE]]),
      media: [],
      report: { byRule: { attribute: 0, heading: 0, words: 0, first: 0, none: 1 }, leftOut: [], warnings: [] },
    })
  })

  it('names the package of a note that had to be mended, not what lies in it', async () => {
    const bytes = await zipped({ 'collection.anki2': await collection(`UPDATE notes SET tags = '${'t'.repeat(400)}'`) })
    const { report } = await readImport([{ name: 'a.apkg', bytes }])
    const [shortened] = report.warnings.filter(({ code }) => code === 'name-shortened')
    expect([shortened?.count, shortened?.at.map(({ file: name }) => name)]).toEqual([2, ['a.apkg', 'a.apkg']])
  })

  it('reads a deck file and a whole bundle', async () => {
    const { deck } = await readImport([file('a.md', GUIDE)])
    const bundle = [...bundleFiles(deck)].map(([name, text]) => file(`folder/${name}`, text))
    expect(await readImport(bundle)).toMatchObject({ format: 'weekdeck-json', deck, guide: new Map() })
    expect((await readImport([file('x', bundleFiles(deck).get('week-0.json') ?? '')])).deck).toEqual(deck)
  })

  it('reads UTF-8 and UTF-16 with a byte order mark and without', async () => {
    const long = `${GUIDE}${'Some Latin text so that zero bytes can be told. '.repeat(4)}\n`
    const files = [
      file('a', `\uFEFF${long}`),
      file('b', [0xff, 0xfe, ...utf16(long, true)]),
      file('c', [0xfe, 0xff, ...utf16(long, false)]),
      file('d', utf16(long, true)),
      file('e', utf16(long, false)),
    ]
    const read = await Promise.all(files.map((one) => readImport([one])))
    expect(read.map(({ encoding, deck }) => [encoding, deck.head.title])).toEqual([
      ['utf-8', '가이드'],
      ['utf-16le', '가이드'],
      ['utf-16be', '가이드'],
      ['utf-16le', '가이드'],
      ['utf-16be', '가이드'],
    ])
  })

  it('reads old Korean text, syllables outside KS X 1001 included', async () => {
    const bytes = [...iconv.encode('앞\t뒤\n똠방각하\t펲시\n', 'cp949')]
    const { encoding, format, deck } = await readImport([file('a.txt', bytes)])
    expect([encoding, format, deck.notes.map((note) => note.kind === 'basic' && [note.front, note.back])]).toEqual(['cp949', 'csv', [['똠방각하', '펲시']]])
  })

  it('reads the guide of a folder in the order of names, and tells what it left aside', async () => {
    const read = await readImport([
      file('b.md', 'c :: d\n'),
      file('a.md', GUIDE),
      file('empty.md', ''),
      file('img/x.png', [1, 2]),
      file('data.json', '{}'),
    ])
    expect(read.deck.notes.map((note) => note.source?.file)).toEqual(['a.md', 'b.md'])
    expect(read.report.leftOut).toEqual([
      { file: 'img/x.png', line: 1, text: 'img/x.png', reason: 'picture' },
      { file: 'data.json', line: 1, text: 'data.json', reason: 'beside-guide' },
    ])
  })

  it.each<[string, readonly ImportFile[], Partial<Failure>]>([
    ['an empty file', [file('a.md', '')], { code: 'file-empty', file: 'a.md' }],
    ['white space', [file('a.md', ' \n')], { code: 'file-empty', file: 'a.md' }],
    ['a broken package', [file('a.apkg', [0x50, 0x4b, 3, 4, 0, 0])], { code: 'deck-damaged', file: 'a.apkg' }],
    [
      'a binary file',
      [
        file(
          'a.dat',
          Array.from({ length: 300 }, (_unused, index) => (index * 37) % 256),
        ),
      ],
      { code: 'format-unknown', kind: 'binary' },
    ],
    ['text in an encoding that cannot be told', [file('a.txt', [0x63, 0x61, 0x66, 0xe9, 0x20, 0x41])], { code: 'not-text', expected: verbatim('UTF-8') }],
    ['broken JSON', [file('a', '{"format": ')], { code: 'deck-not-json', file: 'a' }],
    ['no guide among files', [file('a.png', [1]), file('b.png', [2])], { code: 'file-missing' }],
    ['a guide without cards', [file('a.md', '# Title\n\nProse.\n')], { code: 'guide-no-cards', file: 'a.md' }],
  ])('refuses %s', async (_name, files, expected) => {
    expect(await failure(...files)).toMatchObject(expected)
  })

  it('says what was looked for in a guide without cards', async () => {
    expect((await failure(file('a.md', '# Title\n'))).message).toBe(
      'a.md gives no cards. Looked for lines "Q:" and "A:", "front :: back", "C:" with [holes], ==holes==, a line "?" between two sides, tables under {.cards}, ' +
        'or else headings with text, bold terms with an explanation, and tables of terms. Add some, and choose it again.',
    )
  })
})
