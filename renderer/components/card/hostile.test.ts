// @vitest-environment jsdom
import { describe, expect, test } from 'vitest'
import { markdownToHtml, TooManyParts } from './markdown.ts'
import { parseHtml } from './parse-html.ts'
import { piecesOf, plainOf } from './plain-text.ts'
import { renderCard, type Markup } from './render-card.ts'
import { HOSTILE_CARDS } from './test-hostile-cards.ts'
import { typeset } from './typeset.ts'

const said = (text: string, markup: Markup): string => {
  const content = renderCard(text, markup)
  return content.kind === 'over' ? content.why : content.kind
}

describe('a face that costs more than it may is shown as plain text', () => {
  test.each([
    ['more letters than a face may have', '가'.repeat(200_001), 'md', 'long'],
    ['signs, which take longer', '*a'.repeat(20_000), 'md', 'long'],
    ['signs the typeface is slow with', '\\\\ '.repeat(1_500), 'md', 'long'],
    ['writing that turns', 'א a '.repeat(2_500), 'md', 'long'],
    ['marks on one letter', `a${'\u0301'.repeat(25)}`, 'md', 'marks'],
    ['marks written as entities', `a${'&#x301;'.repeat(25)}`, 'html', 'marks'],
    ['attributes without end', `<b ${'a '.repeat(26_000)}>a</b>`, 'html', 'long'],
    ['tags', '<i>a</i>'.repeat(3_100), 'html', 'many'],
    ['paragraphs', '<p title="b">a'.repeat(2_600), 'html', 'many'],
    ['attributes', `<b ${Array.from({ length: 5_100 }, (_unused, index) => `a${String(index)}`).join(' ')}>a</b>`, 'html', 'many'],
    ['elements inside each other', `${'<div>'.repeat(101)}a`, 'html', 'nested'],
    ['elements inside a template', `<template>${'<div>'.repeat(101)}</template>a`, 'html', 'nested'],
    ['templates inside each other', `${'<template>'.repeat(101)}a`, 'html', 'nested'],
    ['a form whose fields are called like its parts', `<form><input name="children"><input name="attributes">${'<div>'.repeat(101)}a`, 'html', 'nested'],
    ['cells that reach over one another', `<table>${'<tr><td rowspan="1000" colspan="1000">a</td></tr>'.repeat(10)}</table>`, 'html', 'many'],
    ['players', '<audio controls></audio>'.repeat(30), 'html', 'many'],
    ['a table whose rows are filled up', `${'|a'.repeat(1_000)}|\n${'|-'.repeat(1_000)}|\n${'|b\n'.repeat(100)}`, 'md', 'many'],
    ['a reference that is written out', `[a]: https://example.org/${'b'.repeat(20_000)}\n\n${'[a] '.repeat(2_000)}`, 'md', 'long'],
  ] as const)('%s', (...[, text, markup, why]) => {
    expect(renderCard(text, markup)).toEqual({ kind: 'over', why })
  })

  test('tables filled up are left before they fill the memory', () => {
    expect(() => markdownToHtml(`${'|a'.repeat(1_000)}|\n${'|-'.repeat(1_000)}|\n${'|b\n'.repeat(50)}`)).toThrow(TooManyParts)
  })

  test('a little markup that is never closed does not become millions of elements', () => {
    const opened = Array.from({ length: 90 }, (_unused, index) => `<b title="${String(index)}">`).join('')
    const content = renderCard(`<div>${opened}a</div>${'<p>b</p>'.repeat(500)}`, 'html')
    expect(content.kind === 'nodes' && content.nodes.querySelectorAll('*').length).toBe(1 + 90 + 500)
  })

  test('markup that is closed keeps its meaning, however much of it there is', () => {
    const row = '<p title="x">a <a href="https://example.org/">b</a> <font color="red"><b>c</b></font></p>'
    const content = renderCard(row.repeat(100), 'html')
    const first = content.kind === 'nodes' ? content.nodes.firstElementChild?.outerHTML : content.kind
    expect(first).toBe('<p title="x">a <a href="https://example.org/" title="https://example.org/">b</a> <b>c</b></p>')
  })
})

test('what is fetched for a document that is not shown is not read', () => {
  const read = parseHtml('<video controls><TRACK default src="https://example.org/a.vtt"></video><track/src=x>a')
  expect(typeof read === 'string' ? read : [read.querySelectorAll('track').length, read.textContent]).toEqual([0, 'a'])
})

test.each([
  ['a long section of a guide', '## 절\n\n가나다라 마바사 **아자차카** 타파하 거너더러.\n\n'.repeat(800), 'md'],
  ['a table of 300 rows', `|a|b|c|d|\n|-|-|-|-|\n${'|1|2|3|4|\n'.repeat(300)}`, 'md'],
  ['Arabic with words of English', 'تعلم الآلة (machine learning) هو فرع. '.repeat(100), 'md'],
  ['Hebrew with points', 'בְּרֵאשִׁית בָּרָא אֱלֹהִים '.repeat(300), 'md'],
  ['families of emoji', '\u{1f468}\u200d\u{1f469}\u200d\u{1f467}\u200d\u{1f466}'.repeat(100), 'md'],
  ['a cell over all rows', `<table><tr><td rowspan="65534">a</td><td>b</td></tr>${'<tr><td>c</td></tr>'.repeat(50)}</table>`, 'html'],
  ['readings of 200 signs', '<ruby>漢<rt>かん</rt></ruby>'.repeat(200), 'html'],
  ['ten recordings', '<audio controls src="media:a.mp3"></audio>'.repeat(10), 'html'],
] as const)('an honest face is no such thing: %s', (_name, text, markup) => {
  expect(said(text, markup)).toBe('nodes')
})

test('every hostile card is drawn, or is plain text, in a moment', () => {
  const slow: string[] = []
  for (const { name, text, markup } of HOSTILE_CARDS) {
    const startedAt = performance.now()
    const content = renderCard(text, markup)
    const box = document.createElement('div')
    if (content.kind === 'nodes') box.append(content.nodes)
    typeset(box, '')
    piecesOf(plainOf(text, markup), 1)
    if (performance.now() - startedAt > 3_000) slow.push(name)
  }
  expect([HOSTILE_CARDS.length >= 113, slow]).toEqual([true, []])
}, 120_000)

describe('plain text', () => {
  test('it says what the card says without its markup', () => {
    expect(plainOf('<i>x</i><p>a &lt; <b>b</b></p>\n\n<div>c</div><!-- d -->', 'html')).toBe('x\na < b\nc')
    expect(plainOf('**a** <b>', 'md')).toBe('**a** <b>')
  })

  test('it comes in pieces, no letter is torn, and marks in excess are left out', () => {
    const text = `${'a'.repeat(9_999)}\u{1f600}b${'\u0301'.repeat(30)}`
    expect(piecesOf(text, 1)).toEqual({ pieces: [`${'a'.repeat(9_999)}\u{1f600}`], left: 31 })
    expect(piecesOf(text, 2)).toEqual({ pieces: [`${'a'.repeat(9_999)}\u{1f600}`, `b${'\u0301'.repeat(24)}…`], left: 0 })
  })
})
