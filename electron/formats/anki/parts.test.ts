import { zstdCompressSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { clozeNumbers, isIntricate, renderCloze } from './cloze.ts'
import { cleanHtml, withMedia } from './html.ts'
import { renderTemplate } from './template.ts'
import { unpackZstd } from './zstd.ts'

describe('cloze', () => {
  const nested = '{{c1::서울은 {{c2::한국}}의 수도::도시}} 그리고 {{c1,3::끝}} {{c0::x}}'

  test('numbers come from every hole, inner ones and lists too; 0 is none', () => {
    expect(clozeNumbers(nested)).toEqual([1, 2, 3])
  })

  test.each([
    [1, 'ask', '<mark>[도시]</mark> 그리고 <mark>[…]</mark> x'],
    [1, 'answer', '<mark>서울은 한국의 수도</mark> 그리고 <mark>끝</mark> x'],
    [2, 'ask', '서울은 <mark>[…]</mark>의 수도 그리고 끝 x'],
    [3, 'answer', '서울은 한국의 수도 그리고 <mark>끝</mark> x'],
  ] as const)('card %i, %s', (number, side, shown) => {
    expect(renderCloze(nested, number, side)).toBe(shown)
  })

  test('what is not closed is text', () => {
    expect([renderCloze('a {{c1::b', 1, 'ask'), clozeNumbers('}} {{c1::b')]).toEqual(['a {{c1::b', []])
  })

  test('only plain holes can be kept as they are', () => {
    expect([isIntricate(nested), isIntricate('{{c1::a}} {{c2::b::h}}')]).toEqual([true, false])
  })

  test('takes time in proportion to the text', () => {
    const many = '{{c1::'.repeat(20_000)
    expect(renderCloze(many, 1, 'ask')).toBe(many)
  })
})

describe('templates', () => {
  const values = new Map([['Front', '앞'], ['Back', '뒤'], ['Empty', '<br>'], ['Kanji', ' 漢字[かんじ]です']])
  test.each([
    ['{{Front}} – {{ Back }}', '앞 – 뒤'],
    ['{{#Front}}있음{{/Front}}{{#Empty}}없음{{/Empty}}{{^Empty}}빔{{/Empty}}', '있음빔'],
    ['{{#Front}}{{#Empty}}x{{/Empty}}y{{/Front}}', 'y'],
    ['{{hint:Back}}|{{type:Back}}|{{text:Front}}', '<i>Back</i>||앞'],
    ['{{furigana:Kanji}}|{{kana:Kanji}}|{{kanji:Kanji}}', '<ruby>漢字<rt>かんじ</rt></ruby>です|かんじです|漢字です'],
    ['{{Missing}}{{unknown:Front}}{{tts ko_KR:Front}}{{{Front}}}', '앞앞'],
    ['{{#Front}}not closed', 'not closed'],
  ])('%s', (template, shown) => {
    expect(renderTemplate(template, { values, side: 'ask' })).toBe(shown)
  })
})

describe('HTML of cards', () => {
  test('loses scripts and styles, and formulas are written one way', () => {
    expect(cleanHtml('a<script>alert(1)</script><STYLE>x</STYLE> [$]x^2[/$] [latex]y[/latex] <anki-mathjax>z</anki-mathjax> [$]open')).toEqual({
      html: 'a \\(x^2\\) \\[y\\] \\(z\\) [$]open',
      hadScript: true,
    })
  })

  test('media is named by what it is, and what is missing is told', () => {
    const missing: string[] = []
    const found = withMedia('<img class=x src="a &amp; b.png"><img src=https://x.example/c.png>[sound:d.mp3][sound:gone.mp3]', (name) => ({ 'a & b.png': 'media:1.png', 'd.mp3': 'media:2.mp3' })[name], (name) => { missing.push(name); return '' })
    expect([found, missing]).toEqual(['<img class=x src="media:1.png"><img src=https://x.example/c.png><audio controls src="media:2.mp3"></audio>', ['gone.mp3']])
  })
})

describe('zstd', () => {
  const frame = (text: string): Buffer => zstdCompressSync(Buffer.from(text))
  const skippable = Buffer.from([0x50, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3])

  test('every frame is read, and skippable ones are skipped', () => {
    expect(Buffer.from(unpackZstd(Buffer.concat([frame('a'.repeat(300_000)), skippable, frame('끝')]), 1_000_000)).toString()).toBe(`${'a'.repeat(300_000)}끝`)
  })

  test('a bomb stops at the limit', () => {
    expect(() => unpackZstd(frame('a'.repeat(5_000_000)), 100_000)).toThrow(RangeError)
  })

  test.each([['cut off', frame('hello').subarray(0, 9)], ['something else', Buffer.from('no frame at all')]])('%s fails', (_name, bytes) => {
    expect(() => unpackZstd(bytes, 1000)).toThrow()
  })
})
