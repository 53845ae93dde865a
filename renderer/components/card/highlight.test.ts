// @vitest-environment jsdom
import { expect, test } from 'vitest'
import { hasCode } from './code.ts'
import { highlight } from './highlight.ts'
import { renderCard } from './render-card.ts'

function highlighted(text: string, markup: 'md' | 'html' = 'md'): string {
  const content = renderCard(text, markup)
  if (content.kind !== 'nodes') throw new Error(content.kind)
  const box = document.createElement('div')
  box.append(content.nodes)
  if (hasCode(box)) highlight(box)
  return box.innerHTML.trim()
}

test.each([
  ['a known language', '```python\nreturn "a<b>"\n```', '<pre><code><span class="hljs-keyword">return</span> <span class="hljs-string">"a&lt;b&gt;"</span>\n</code></pre>'],
  ['an alias', '```js\nlet a\n```', '<pre><code><span class="hljs-keyword">let</span> a\n</code></pre>'],
  ['an unknown language', '```brainfuck\n+<script>\n```', '<pre><code>+&lt;script&gt;\n</code></pre>'],
  ['no language', '```\nreturn 1\n```', '<pre><code>return 1\n</code></pre>'],
])('%s', (_name, text, expected) => {
  expect(highlighted(text)).toBe(expected)
})

test('a stranger’s mark means nothing', () => {
  expect(highlighted('<pre><code data-code="python">return</code></pre>', 'html')).toBe('<pre><code>return</code></pre>')
})
