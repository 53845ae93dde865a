import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cutRows } from './cells.ts'

const cut = (text: string, separator = ','): unknown => {
  const { rows, loose } = cutRows(text, separator)
  return { rows: rows.map(({ cells, line }) => [line, ...cells]), loose: loose.map(({ line, text: cell }) => [line, cell]) }
}
const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`
const lines = (count: number, line: (index: number) => string): string => Array.from({ length: count }, (_unused, index) => line(index)).join('\n')

test('what is written by the rules comes back as it was', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '가', '"', ',', '\n', ' ', '#'), maxLength: 8 })
  const row = fc.array(cell, { minLength: 1, maxLength: 4 })
  fc.assert(fc.property(fc.array(row, { maxLength: 8 }), fc.boolean(), (rows, isEnded) => {
    const text = rows.map((cells) => cells.map(quoted).join(',')).join('\n') + (isEnded && rows.length > 0 ? '\n' : '')
    const kept = rows.filter((cells) => cells.some((one) => one.trim() !== ''))
    expect(cutRows(text, ',').rows.map(({ cells }) => cells)).toEqual(kept)
    expect(cutRows(text, ',').loose).toEqual([])
  }), { numRuns: 1000 })
})

test.each<[what: string, text: string, rows: unknown, separator?: string]>([
  ['cells', 'a,b,\nc', [[1, 'a', 'b', ''], [2, 'c']]],
  ['separators of several signs', 'a :: b\nc :: "d :: e"', [[1, 'a', 'b'], [2, 'c', 'd :: e']], ' :: '],
  ['quotes inside', 'a,"b ""c"" d",e', [[1, 'a', 'b "c" d', 'e']]],
  ['spaces behind a closing quote', '"a" ,"b"  \nc,d', [[1, 'a', 'b'], [2, 'c', 'd']]],
  ['quotes in the middle', 'a 12" pipe,b', [[1, 'a 12" pipe', 'b']]],
  ['empty rows', '\n\n,\na,b\n"\n",c', [[4, 'a', 'b'], [5, '\n', 'c']]],
])('%s', (_what, text, ...[rows, separator = ',']) => {
  expect(cut(text, separator)).toEqual({ rows, loose: [] })
})

describe('a stray quote costs its own cell', () => {
  test.each([
    ['never closed', 'a,"b\nc,d\n', [[1, 'a', '"b'], [2, 'c', 'd']], [[1, '"b']]],
    ['before rows in quotes', 'a,"b\n"c","d\ne"\nf,g', [[1, 'a', '"b'], [2, 'c', 'd\ne'], [4, 'f', 'g']], [[1, '"b']]],
    ['with more behind its end', '"12" pipe,tube\n"a",b', [[1, '"12" pipe', 'tube'], [2, 'a', 'b']], [[1, '"12" pipe']]],
    ['doubled', '""a,b\nc,d', [[1, '""a', 'b'], [2, 'c', 'd']], [[1, '""a']]],
    ['in every row', '"a,b\n"c,d\n"e,f', [[1, '"a', 'b'], [2, '"c', 'd'], [3, '"e', 'f']], [[1, '"a'], [2, '"c'], [3, '"e']]],
  ])('%s', (...[, text, rows, loose]) => {
    expect(cut(text)).toEqual({ rows, loose })
  })

  test('where a sign for inches, far behind it, would close it', () => {
    const text = `${lines(5, (index) => `a${String(index)},b`)}\nx,"open\n${lines(100, (index) => `c${String(index)},d`)}\npipe 5",e\nf,g\n`
    const { rows, loose } = cutRows(text, ',')
    expect([rows.length, rows.at(-2)?.cells, loose]).toEqual([108, ['pipe 5"', 'e'], [{ line: 6, text: '"open' }]])
  })

  test('but a long cell of many lines stays one cell', () => {
    const code = lines(100, (index) => `line ${String(index)}${', and'.repeat(index % 7)}`)
    expect(cutRows(`front,back\na,${quoted(code)}\nc,d`, ',').rows.map(({ cells }) => cells)).toEqual([['front', 'back'], ['a', code], ['c', 'd']])
  })
})

test('a first cell in quotes is told from one that is not', () => {
  expect(cutRows('"#a",b\n#c,d\n"#e" f,g', ',').rows.map(({ isQuoted }) => isQuoted === true)).toEqual([true, false, false])
})

test.each([
  ['quotes', '"'.repeat(300_001)], ['open cells', '"a,'.repeat(100_000)], ['doubled quotes', '""a,'.repeat(100_000)], ['three quotes', '"""a,'.repeat(100_000)],
  ['an open quote before many', `"x,${'""a,'.repeat(100_000)}`], ['rows without separators', 'a\n'.repeat(200_000)], ['one row', 'a,'.repeat(200_000)],
])('takes time that grows with the text: %s', (_what, text) => {
  const begin = performance.now()
  cutRows(text, ',')
  expect(performance.now() - begin).toBeLessThan(2000)
})
