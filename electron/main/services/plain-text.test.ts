import { expect, test } from 'vitest'
import { plainText } from './plain-text.ts'

test('Markdown loses its signs, and keeps what they mark', () => {
  const text = '# **Recall** of `k-NN`\n\n- see [the guide](https://example.com) ![plot](a.png)\n- ==marked== a * b'
  expect(plainText(text, 'md')).toBe('Recall of k-NN see the guide plot marked a * b')
})

test('HTML loses its tags and names', () => {
  expect(plainText('<b>a</b> &lt; b<br>c &amp; d', 'html')).toBe('a < b c & d')
})

test('an address may hold brackets of its own', () => {
  expect(plainText('[Recall](https://example.org/wiki/Recall_(statistics)) is a rate', 'md')).toBe('Recall is a rate')
})

test.each([
  ['tags that are never closed', '<b '],
  ['signs that open tags', '<'],
  ['links that are never closed', '[a]('],
  ['links that are closed once', '[a](b'],
  ['brackets', '['],
  ['blank lines', '\n'],
  ['blank lines with spaces', '\n \t'],
  ['signs of headings', '#'],
])('a text made to be read again and again is read once: %s', (_name, part) => {
  const startedAt = performance.now()
  for (const markup of ['md', 'html'] as const) plainText(`${part.repeat(300_000 / part.length)}#)`, markup)
  expect(performance.now() - startedAt).toBeLessThan(2_000)
})
