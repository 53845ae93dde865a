// @vitest-environment jsdom
import { describe, expect, test } from 'vitest'
import { renderCard, type Markup } from './render-card.ts'

function html(text: string, markup: Markup = 'md'): string {
  const content = renderCard(text, markup)
  if (content.kind !== 'nodes') return `(${content.kind})`
  const box = document.createElement('div')
  box.append(content.nodes)
  return box.innerHTML.trim()
}

describe('Markdown', () => {
  test.each([
    ['plain text', '재현율', '<p>재현율</p>'],
    ['emphasis before a particle', '**재현율(Recall)**은 *비율(rate)*입니다', '<p><strong>재현율(Recall)</strong>은 <em>비율(rate)</em>입니다</p>'],
    ['a mark before a particle', '답은 ==재현율(Recall)==이다', '<p>답은 <mark>재현율(Recall)</mark>이다</p>'],
    ['a hole', '==[…]==은 지표다', '<p><mark>[…]</mark>은 지표다</p>'],
    ['markup inside a mark', '==**굵은** `a == b`==', '<p><mark><strong>굵은</strong> <code>a == b</code></mark></p>'],
    ['a mark inside emphasis', '**a ==b== c**', '<p><strong>a <mark>b</mark> c</strong></p>'],
    ['a comparison', 'a == b 그리고 c == d', '<p>a == b 그리고 c == d</p>'],
    ['an unfinished mark', '==열고 끝', '<p>==열고 끝</p>'],
    ['a row of equal signs', 'a ==== b', '<p>a ==== b</p>'],
    ['a mark in code', '`==a==`', '<p><code>==a==</code></p>'],
    ['HTML stays text', '<b onclick="x()">a</b>', '<p>&lt;b onclick="x()"&gt;a&lt;/b&gt;</p>'],
    ['an address that is no link', 'https://example.com', '<p>https://example.com</p>'],
    ['a link', '[AWS](https://aws.amazon.com/ai/)', '<p><a href="https://aws.amazon.com/ai/" title="https://aws.amazon.com/ai/">AWS</a></p>'],
  ])('%s', (_name, text, expected) => {
    expect(html(text)).toBe(expected)
  })

  test('a table keeps its alignment without a style and scrolls in a frame of its own', () => {
    expect(html('| a | b |\n|--:|---|\n| 1 | 2 |').replaceAll('\n', '')).toBe(
      '<div class="card-text__table"><table><thead><tr><th align="right">a</th><th>b</th></tr></thead>' +
        '<tbody><tr><td align="right">1</td><td>2</td></tr></tbody></table></div>',
    )
  })
})

describe('math keeps its source until it is set', () => {
  const math = (source: string, kind = 'inline'): string => `<span data-math="${kind}">${source}</span>`

  test.each([
    ['inline', '값 $a_b * c_d * e$ 입니다', `<p>값 ${math('$a_b * c_d * e$')} 입니다</p>`],
    ['two on a line', '$x_1$과 $x_2$', `<p>${math('$x_1$')}과 ${math('$x_2$')}</p>`],
    ['backslashes', String.raw`$\frac{1}{2} \$ \\ <x>$`, `<p>${math(String.raw`$\frac{1}{2} \$ \\ &lt;x&gt;$`)}</p>`],
    ['display in a line', '$$a^*b^*c$$', `<p>${math('$$a^*b^*c$$', 'block')}</p>`],
    ['prices', '$5 and *$10*', '<p>$5 and <em>$10</em></p>'],
    ['a block', '$$\nP\n=\n- _a_\n$$', `<p>${math('$$\nP\n=\n- _a_\n$$', 'block')}</p>`],
    ['an unfinished block', '$$\nP', '<p>$$\nP</p>'],
    ['code', '`$a$`', '<p><code>$a$</code></p>'],
  ])('%s', (_name, text, expected) => {
    expect(html(text)).toBe(expected)
  })

  test.each([
    ['in a line', String.raw`a \(x^2\) b`, `a ${math(String.raw`\(x^2\)`)} b`],
    ['on lines of its own', String.raw`<b>\[x &lt; y\]</b>`, `<b>${math(String.raw`\[x &lt; y\]`, 'block')}</b>`],
    ['a price', '$5 and $10', '$5 and $10'],
    ['in code', String.raw`<code>\(x\)</code>`, String.raw`<code>\(x\)</code>`],
    ['a mark of a stranger', '<span data-math="inline">x</span>', '<span>x</span>'],
  ])('of HTML: %s', (_name, text, expected) => {
    expect(html(text, 'html')).toBe(expected)
  })
})

describe('HTML from strangers', () => {
  test.each([
    ['plain markup', '<div>a<br><b>b</b></div>', '<div>a<br><b>b</b></div>'],
    ['a table', '<table><tr><td colspan="2" align="right" background="https://x.example">a</td></tr></table>', '<div class="card-text__table"><table><tbody><tr><td colspan="2" align="right">a</td></tr></tbody></table></div>'],
    ['a script', 'a<script>alert(1)</script>', 'a'],
    ['a handler', '<p onclick="alert(1)" onmouseover=alert(1)>a</p>', '<p>a</p>'],
    ['style, class, id, name and data', '<p style="position:fixed" class="card" id="app" name="x" data-x="1" aria-label="y">a</p>', '<p>a</p>'],
    ['a style sheet', '<style>*{display:none}</style>a', 'a'],
    ['a form', '<form action="https://x.example"><input name="a"><button>b</button></form>', 'b'],
    ['a frame', 'a<iframe src="https://x.example"></iframe><object data="x"></object><embed src="x">', 'a'],
    ['drawings and formulas', 'a<svg><script>1</script><a xlink:href="javascript:1">x</a></svg><math><mtext>m</mtext></math>', 'a'],
    ['a base, a meta and a link', 'a<base href="https://x.example"><meta http-equiv="refresh" content="0"><link rel="stylesheet" href="https://x.example">', 'a'],
    ['a template and a custom element', 'a<template><img src=x onerror=alert(1)></template><x-y>b</x-y>', 'ab'],
    ['mutation through foreign content', '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">', '(source)'],
    ['a remote picture', '<img src="https://x.example/p.png" alt="그림">', '그림'],
    ['a protocol-relative picture', '<img src="//x.example/p.png" alt="그림">', '그림'],
    ['a picture with a source set', '<img srcset="https://x.example/p.png 2x" alt="그림">', '그림'],
    ['a picture in the address', '<img src="data:image/svg+xml,&lt;svg onload=alert(1)&gt;" alt="그림">', '그림'],
    ['a file', '<img src="file:///etc/passwd" alt="그림"><a href="file:///etc/passwd">a</a>', '그림<a>a</a>'],
    ['a picture of the deck', '<img src="media:0a1b.png" alt="그림" onerror="alert(1)">', '<img src="/media/0a1b.png" alt="그림">'],
    ['a sound of the deck', '<audio controls autoplay src="media:0a1b.mp3"></audio>', '<audio controls="" src="/media/0a1b.mp3"></audio>'],
    ['a remote sound', '<audio controls src="https://x.example/a.mp3"></audio>b', '<audio controls=""></audio>b'],
    ['an answer hidden on the front', 'a<div style="visibility: hidden">b</div>', 'a'],
    ['a picture outside the deck', '<img src="media:../../secret.png" alt="그림">', '그림'],
    ['a deck picture as a link', '<a href="media:0a1b.png">a</a>', '<a>a</a>'],
    ['a plain-text link', '<a href="http://x.example">a</a>', '<a>a</a>'],
    ['a script link', '<a href="javascript:alert(1)">a</a><a href=" java&#9;script:alert(1)">b</a>', '<a>a</a><a>b</a>'],
    ['a relative link', '<a href="/settings">a</a><a href="#x">b</a>', '<a>a</a><a>b</a>'],
    ['a new window', '<a href="https://x.example" target="_blank">a</a>', '<a href="https://x.example" title="https://x.example">a</a>'],
  ])('%s', (_name, text, expected) => {
    expect(html(text, 'html')).toBe(expected)
  })

  test.each([
    ['[a](javascript:alert(1))', '<p>[a](javascript:alert(1))</p>'],
    ['[a](vbscript:x) [b](data:text/html,x)', '<p>[a](vbscript:x) [b](data:text/html,x)</p>'],
    ['[a](http://x.example)', '<p><a>a</a></p>'],
    ['![그림](https://x.example/p.png)', '<p>그림</p>'],
    ['![그림](data:image/png;base64,AAAA)', '<p>그림</p>'],
    ['<https://x.example>', '<p><a href="https://x.example" title="https://x.example">https://x.example</a></p>'],
  ])('the same in Markdown: %s', (text, expected) => {
    expect(html(text)).toBe(expected)
  })
})

describe('a face is never empty', () => {
  test('text that sanitising takes away whole is shown as its source', () => {
    expect(renderCard('<script>alert(1)</script>', 'html')).toEqual({ kind: 'source', text: '<script>alert(1)</script>' })
  })

  test('Markdown that shows nothing is shown as its source', () => {
    expect(renderCard('[id]: https://x.example', 'md')).toEqual({ kind: 'source', text: '[id]: https://x.example' })
  })

  test('blank text is told apart', () => {
    expect(renderCard(' \n', 'md')).toEqual({ kind: 'blank' })
  })
})

test.each([
  ['marks', '==a '.repeat(10_000), 'md'],
  ['dollars', '$'.repeat(20_000), 'md'],
  ['brackets', '[a]('.repeat(10_000), 'md'],
  ['tags', '<div>'.repeat(2_000), 'html'],
] as const)('hostile %s are read in reasonable time', (_name, text, markup) => {
  const startedAt = performance.now()
  renderCard(text, markup)
  expect(performance.now() - startedAt).toBeLessThan(3_000)
})
