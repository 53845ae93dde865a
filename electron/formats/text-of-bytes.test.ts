import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { UserError } from '../shared/errors.ts'
import { readImport } from './import.ts'

interface Read {
  readonly notes: number
  readonly encoding: string
  /** Where letters could not be read, and the first such row. */
  readonly damaged?: readonly [count: number, line: number | undefined, example: string]
}

async function read(bytes: Uint8Array, name = 'a.csv'): Promise<Read | string> {
  try {
    const { deck, encoding, report } = await readImport([{ name, bytes }])
    const damage = report.warnings.find(({ code }) => code === 'letters-unreadable')
    return { notes: deck.notes.length, encoding, ...(damage ? { damaged: [damage.count, damage.at[0]?.line, damage.example] } : {}) }
  } catch (error) {
    if (error instanceof UserError) return error.failure.code
    throw error
  }
}

const ROWS = 5000
const table = (front: string, back: string): string => Array.from({ length: ROWS }, (_unused, index) => `${front} ${String(index)},${back} ${String(index)}\n`).join('')

/** The text's bytes with one byte more behind `beside`. */
function damaged(bytes: Buffer, beside: string, byte: number): Buffer {
  const at = bytes.indexOf(beside)
  return Buffer.concat([bytes.subarray(0, at), Buffer.from([byte]), bytes.subarray(at)])
}

describe('one bad byte in a large table costs a letter', () => {
  test.each([
    ['in ASCII', Buffer.from(table('front', 'back')), 'utf-8', 0xff],
    ['in Korean', Buffer.from(table('앞', '뒤')), 'utf-8', 0xe9],
    ['in German', Buffer.from(table('früh', 'spät')), 'utf-8', 0xfc],
    ['in old Korean', iconv.encode(table('똠방', '펲시'), 'cp949'), 'cp949', 0xff],
    ['that is zero', Buffer.from(table('앞', '뒤')), 'utf-8', 0],
  ] as const)('%s', async (...[, bytes, encoding, byte]) => {
    const found = await read(damaged(bytes, ' 2500,', byte))
    expect(found).toEqual({ notes: ROWS, encoding, damaged: [1, 2501, expect.stringContaining('\uFFFD 2500,') as string] })
  })

  test('and so does half of a letter, in UTF-8 and in UTF-16', async () => {
    const text = table('앞', '뒤').replace('앞 2500', '앞\uD83C 2500')
    const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])
    const [before = '', behind = ''] = text.split('\uD83C')
    const narrow = Buffer.concat([Buffer.from(before), Buffer.from([0xed, 0xa0, 0xbc]), Buffer.from(behind)])
    const told = [1, 2501, '앞\uFFFD 2500,뒤 2500']
    expect(await read(wide)).toEqual({ notes: ROWS, encoding: 'utf-16le', damaged: told })
    expect(await read(narrow)).toEqual({ notes: ROWS, encoding: 'utf-8', damaged: told })
  })
})

describe('in a small file', () => {
  test.each<[string, Buffer, Read | string]>([
    ['a zero', Buffer.from('front,back\na\0b,cc\n'), { notes: 1, encoding: 'utf-8', damaged: [1, 2, 'a\uFFFDb,cc'] }],
    ['a sign that somebody else put there is no damage', Buffer.from('front,back\na\uFFFD,b\n'), { notes: 1, encoding: 'utf-8' }],
    ['a letter that is cut off', Buffer.from('앞,뒤\n사과,배').subarray(0, -1), { notes: 1, encoding: 'utf-8', damaged: [1, 2, '사과,\uFFFD'] }],
    ['another encoding is not taken for damage', iconv.encode('Tür,door\nÜbung,exercise\n', 'latin1'), 'not-text'],
    ['nor is Japanese', iconv.encode('単語,意味\nデータ,資料の集まり\n検索,さがすこと\n', 'shift_jis'), 'not-text'],
    ['nor are its words for Korean ones', iconv.encode('猫,ねこ\n犬,いぬ\n水,みず\n', 'shift_jis'), 'not-text'],
    ['a guide', Buffer.concat([Buffer.from('# 가나다\n\n앞 :: 뒤'), Buffer.from([0xff]), Buffer.from('\n')]), { notes: 1, encoding: 'utf-8', damaged: [1, 3, '앞 :: 뒤\uFFFD'] }],
  ])('%s', async (_what, bytes, expected) => {
    expect(await read(bytes)).toEqual(expected)
  })

  test('zeros and controls everywhere are no text', async () => {
    expect(await read(Buffer.from('a,b\n\0\x01\x02c,d\n\x03\x04'))).toBe('format-unknown')
  })
})

test('line ends of all systems in one file are line ends, in rows and in cells', async () => {
  const { deck, report } = await readImport([{ name: 'a.csv', bytes: Buffer.from('front,back\r\na,b\nc,d\re,"f\r\ng\rh"\r\n\ri,j') }])
  expect(deck.notes.map((note) => note.kind === 'basic' && [note.front, note.back, note.source?.line])).toEqual([['a', 'b', 2], ['c', 'd', 3], ['e', 'f\ng\nh', 4], ['i', 'j', 8]])
  expect(report.warnings).toEqual([])
  const anki = await readImport([{ name: 'a.txt', bytes: Buffer.from('#separator:tab\r#html:false\ra\tb\r\n"#c"\td\ne\tf') }])
  expect(anki.deck.notes.map((note) => note.kind === 'basic' && note.front)).toEqual(['a', '#c', 'e'])
})

test('a ragged row, a stray quote and an empty row cost themselves and are named', async () => {
  const { deck, report } = await readImport([{ name: 'a.csv', bytes: Buffer.from('front,back\na,b\nc,d,e,f\ng,"h\n"i","j\nk"\n,l\nm,n\n') }])
  expect(deck.notes.map((note) => note.kind === 'basic' && [note.front, note.back])).toEqual([['a', 'b'], ['c', 'd; e; f'], ['g', '"h'], ['i', 'j\nk'], ['m', 'n']])
  expect(report.warnings.map(({ code, at, example }) => [code, at[0]?.line, example])).toEqual([['quotes-unbalanced', 4, '"h'], ['row-ragged', 3, 'c | d | e | f'], ['side-empty', 7, '| l']])
})
