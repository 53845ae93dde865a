import { expect, test } from 'vitest'
import { plainText } from './plain-text.ts'

test('Markdown loses its signs, and keeps what they mark', () => {
  const text = '# **Recall** of `k-NN`\n\n- see [the guide](https://example.com) ![plot](a.png)\n- ==marked== a * b'
  expect(plainText(text, 'md')).toBe('Recall of k-NN see the guide plot marked a * b')
})

test('HTML loses its tags and names', () => {
  expect(plainText('<b>a</b> &lt; b<br>c &amp; d', 'html')).toBe('a < b c & d')
})
