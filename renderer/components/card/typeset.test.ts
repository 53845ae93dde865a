// @vitest-environment jsdom
import { describe, expect, test } from 'vitest'
import { renderCard } from './render-card.ts'
import { typeset } from './typeset.ts'

function box(text: string): HTMLElement {
  const content = renderCard(text, 'md')
  const element = document.createElement('div')
  if (content.kind === 'nodes') element.append(content.nodes)
  typeset(element)
  return element
}

describe('formulas', () => {
  test('a formula is read out by its own markup and keeps its source', () => {
    const fraction = box(String.raw`정밀도는 $\frac{TP}{TP + FP}$`)
    expect(fraction.querySelector('math mfrac')?.textContent).toBe('TPTP+FP')
    expect(fraction.querySelector('annotation')?.textContent).toBe(String.raw`\frac{TP}{TP + FP}`)
    expect(fraction.querySelector('[data-math]')).toBeNull()
  })

  test('one between double signs stands on a line of its own', () => {
    expect(box('$$x = 1$$').querySelector('.katex-display')).not.toBeNull()
  })

  test.each([
    ['what cannot be read', String.raw`$\frac{1}{$`, String.raw`$\frac{1}{$`],
    ['an endless macro', String.raw`$\def\a{\a\a}\a$`, String.raw`$\def\a{\a\a}\a$`],
  ])('%s stays as it was written', (_name, text, shown) => {
    expect(box(text).textContent?.trim()).toBe(shown)
  })

  test.each([String.raw`$\href{javascript:alert(1)}{x}$`, String.raw`$\includegraphics{https://x.example/a.png}$`, String.raw`$\htmlClass{app}{x}$`])(
    'nothing links, loads or names: %s',
    (text) => {
      const made = box(text)
      expect(made.querySelectorAll('a, img, .app')).toHaveLength(0)
    },
  )
})
