import type { Markup } from './render-card.ts'
import { HOSTILE_FORMULAS } from './test-hostile-formulas.ts'
import { HOSTILE_MARKDOWN } from './test-hostile-markdown.ts'

/** A card made to stop whoever shows it. */
export interface HostileCard {
  readonly name: string
  readonly text: string
  readonly markup: Markup
}

const html = (name: string, text: string): HostileCard => ({ name, text, markup: 'html' })
const md = (name: string, text: string): HostileCard => ({ name, text, markup: 'md' })
const times = (count: number, part: (index: number) => string): string => Array.from({ length: count }, (_unused, index) => part(index)).join('')

/** Letters from a code point on, as many as asked for. */
const letters = (from: number, count: number): string => times(count, (index) => String.fromCodePoint(from + index))

const TEXTS: readonly HostileCard[] = [
  md('a megabyte without a space', 'a'.repeat(1_000_000)),
  md('a megabyte of short words', 'ab '.repeat(333_333)),
  md('a megabyte of Hangul', '가나다라 '.repeat(200_000)),
  md('a megabyte of blanks', `a${' '.repeat(1_000_000)}b`),
  md('100,000 lines', 'a\n'.repeat(100_000)),
  md('100,000 paragraphs', 'a\n\n'.repeat(100_000)),
  html('100,000 tabs', `<pre>${'a\t'.repeat(100_000)}</pre>`),
  md('100,000 marks on one letter', `a${'\u0301'.repeat(100_000)}`),
  md('2,000 letters under 50 marks each', times(2_000, () => `a${letters(0x300, 50)}`)),
  md('400 letters under 12 marks each', times(400, () => `a${letters(0x300, 12)}`)),
  html('marks between elements', times(5_000, () => '\u0301<b>\u0302</b>')),
  md('Hebrew points', `א${'\u05b8\u05bc\u0591'.repeat(20_000)}`),
  md('Thai marks', `ก${'\u0e49\u0e34'.repeat(30_000)}`),
  md('Tibetan stacks', `\u0f40${'\u0f90\u0f71'.repeat(20_000)}`),
  md('Devanagari conjuncts', '\u0915\u094d'.repeat(30_000)),
  md('Khmer subscripts', `\u1780${'\u17d2\u1780'.repeat(20_000)}`),
  md('enclosing marks', `a${'\u20dd\u20de\u20e3'.repeat(20_000)}`),
  md('variation selectors', `a${'\ufe0f'.repeat(100_000)}`),
  md('supplementary variation selectors', `漢${'\u{e0100}'.repeat(50_000)}`),
  md('tag letters', `\u{1f3f4}${'\u{e0061}'.repeat(50_000)}`),
  md('a chain of joined emoji', '\u{1f468}\u200d'.repeat(20_000)),
  md('skin tones', `\u{1f44b}${'\u{1f3fd}'.repeat(30_000)}`),
  md('regional indicators', '\u{1f1f0}'.repeat(30_000)),
  md('leading consonants without end', `${'\u1100'.repeat(50_000)}\u1161`),
  md('vowels and endings without end', `가${'\u1161\u11a8'.repeat(30_000)}`),
  md('overrides of direction, nested', '\u202e\u202d'.repeat(20_000)),
  md('isolates, nested', `${'\u2067a'.repeat(20_000)}${'\u2069'.repeat(20_000)}`),
  md('embeddings, nested', `${'\u202ba'.repeat(20_000)}${'\u202c'.repeat(20_000)}`),
  md('words of two directions by turns', 'א a '.repeat(20_000)),
  md('Arabic ligatures', 'لا'.repeat(50_000)),
  md('spaces without width', 'a\u200b'.repeat(100_000)),
  md('soft hyphens', 'a\u00ad'.repeat(100_000)),
  md('word joiners', 'a\u2060'.repeat(100_000)),
  md('line and paragraph separators', 'a\u2028b\u2029'.repeat(30_000)),
  md('every letter from another font', times(3_000, (index) => String.fromCodePoint(0x100 + index * 23))),
  md('20,000 ideographs', letters(0x4e00, 20_000)),
  md('20,000 different emoji and signs', times(20_000, (index) => String.fromCodePoint(0x1f300 + (index % 700)))),
  md('letters of private use', letters(0xf0000, 20_000)),
  md('lone surrogates', '\ud800\udbff'.repeat(20_000)),
  md('control letters', times(50_000, (index) => String.fromCharCode(1 + (index % 8)))),
]

const NESTED: readonly HostileCard[] = ['div', 'span', 'b', 'blockquote', 'ul', 'ruby', 'sub', 'font', 'q', 'details', 'svg', 'math', 'template', 'x-y', 'a', 'dl', 'center', 'button'].map((tag) =>
  html(`100,000 <${tag}> inside each other`, `${`<${tag}>`.repeat(100_000)}a`),
)

const NESTED_FEWER: readonly HostileCard[] = ['div', 'blockquote', 'ul><li', 'ruby><rt', 'sub', 'q', 'table><tr><td', 'x-y', 'dl><dd', 'ruby', 'i><b'].map((tags) =>
  html(`400 <${tags}> inside each other`, `${`<${tags}>`.repeat(400)}a`),
)

const TABLES: readonly HostileCard[] = [
  html('rowspan 65534', `<table><tr><td rowspan="65534">a</td><td>b</td></tr></table>`),
  html('rows under a cell of 65534', `<table>${times(500, (index) => `<tr><td rowspan="${String(65_534 - index)}">a</td></tr>`)}</table>`),
  html('500 cells of rowspan 65534', `<table><tr>${'<td rowspan="65534">a</td>'.repeat(500)}</tr></table>`),
  html('colspan 1000, a thousand rows', `<table>${'<tr><td colspan="1000">a</td></tr>'.repeat(1_000)}</table>`),
  html('500 cells of colspan 1000', `<table><tr>${'<td colspan="1000">a</td>'.repeat(500)}</tr></table>`),
  html('cells that reach over everything', `<table>${'<tr><td rowspan="1000" colspan="1000">a</td><td>b</td></tr>'.repeat(100)}</table>`),
  html('10,000 cells in a row', `<table><tr>${'<td>a'.repeat(10_000)}</tr></table>`),
  html('10,000 rows', `<table>${'<tr><td>a'.repeat(10_000)}</table>`),
  html('300 × 300 cells', `<table>${`<tr>${'<td>a'.repeat(300)}`.repeat(300)}</table>`),
  html('60 tables inside each other', `${'<table><tr><td>a</td><td>'.repeat(60)}b`),
  html('24 tables inside each other, two a row', `${'<table width="100%"><tr><td width="50%">a</td><td width="50%">'.repeat(24)}b`),
  html('1,000 tables', '<table><tr><td>a</td></tr></table>'.repeat(1_000)),
  html('text before tables', times(2_000, () => '<table>a<tr>b<td>c')),
  html('columns and groups', `<table>${'<colgroup span="1000"><col span="1000">'.repeat(100)}<tr><td>a</table>`),
  html('captions', `<table>${'<caption>a</caption>'.repeat(5_000)}<tr><td>b</table>`),
]

const FLAT: readonly HostileCard[] = [
  html('20,000 rubies', '<ruby>漢<rt>かん</rt></ruby>'.repeat(20_000)),
  html('1,500 rubies', '<ruby>漢<rt>かん</rt></ruby>'.repeat(1_500)),
  html('one ruby of 5,000 readings', `<ruby>${'漢<rt>かん</rt>'.repeat(5_000)}</ruby>`),
  html('one ruby of 400 readings', `<ruby>${'漢<rt>かん</rt>'.repeat(400)}</ruby>`),
  html('a ruby on 5,000 letters', `<ruby>${'漢'.repeat(5_000)}<rt>${'か'.repeat(5_000)}</rt></ruby>`),
  html('100,000 lines broken', 'a<br>'.repeat(100_000)),
  html('50,000 rules', '<hr>'.repeat(50_000)),
  html('50,000 paragraphs', '<p>a'.repeat(50_000)),
  html('paragraphs that were never opened', '</p>'.repeat(50_000)),
  html('20,000 list items', `<ol start="2147483647">${'<li>a'.repeat(20_000)}</ol>`),
  html('20,000 links', `<a href="https://example.org/">a</a>`.repeat(20_000)),
  html('a link of a megabyte', `<a href="https://example.org/${'a'.repeat(1_000_000)}">a</a>`),
  html('40,000 attributes', `<b ${times(40_000, (index) => `a${String(index)}=1 `)}>a</b>`),
  html('a title of a megabyte', `<b title="${'a'.repeat(1_000_000)}">a</b>`),
  html('500 players', `<audio controls src="media:${'0'.repeat(64)}.mp3"></audio>`.repeat(500)),
  html('500 films', `<video controls src="media:${'0'.repeat(64)}.mp4"></video>`.repeat(500)),
  html('5,000 pictures', `<img src="media:${'0'.repeat(64)}.png">`.repeat(5_000)),
  html('a picture as large as can be', `<img src="media:${'0'.repeat(64)}.png" width="33554432" height="33554432">a`),
  html('markup that is opened again in each paragraph', `${times(500, (index) => `<b title="${String(index)}">`)}${'<p>a</p>'.repeat(2_000)}`),
  html('markup that is closed out of order', '<b><i><u><a>a</b></i></u></a>'.repeat(5_000)),
  html('links inside links', '<a><b><a><b>'.repeat(5_000)),
  html('forms of hidden markup', `<p hidden>${'<svg><desc><p>'.repeat(5_000)}a`),
  html('tags that are never closed', '<b '.repeat(100_000)),
  html('signs that open nothing', '<'.repeat(200_000)),
  html('comments', '<!-->a'.repeat(50_000)),
  html('a comment without an end', `a<!--${'<b>'.repeat(100_000)}`),
  html('entities', '&notin;&amp&#x1F600;'.repeat(20_000)),
  html('entities that are none', '&a'.repeat(100_000)),
  html('styles', '<style>a{}</style>a'.repeat(10_000)),
  html('directions by turns', '<bdo dir="rtl">a</bdo><span dir="ltr">א</span>'.repeat(5_000)),
  html('a page within the page', `a<plaintext>${'<b>'.repeat(100_000)}`),
  html('formulas of a stranger', String.raw`\(x^2\)`.repeat(10_000)),
  html('signs of formulas that never close', String.raw`\(x \[`.repeat(20_000)),
  html('selects', '<select><option>a'.repeat(10_000)),
  html('frames', '<iframe srcdoc="<b>"></iframe>a'.repeat(5_000)),
]

/** Every one of them. Each is shown within the budget of a face, or as plain text. */
export const HOSTILE_CARDS: readonly HostileCard[] = [
  ...TEXTS, ...NESTED, ...NESTED_FEWER, ...TABLES, ...FLAT,
  ...[...HOSTILE_MARKDOWN, ...HOSTILE_FORMULAS].map(([name, text]) => md(name, text)),
]
