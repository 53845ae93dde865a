// @vitest-environment jsdom
import { describe, expect, test } from 'vitest'
import { renderCard } from './render-card.ts'
import { typeset } from './typeset.ts'

function box(text: string): HTMLElement {
  const content = renderCard(text, 'md')
  const element = document.createElement('div')
  if (content.kind === 'nodes') element.append(content.nodes)
  typeset(element, ' (too large)')
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
    expect(box(text).textContent.trim()).toBe(shown)
  })

  test.each([String.raw`$\href{javascript:alert(1)}{x}$`, String.raw`$\includegraphics{https://x.example/a.png}$`, String.raw`$\htmlClass{app}{x}$`])(
    'nothing links, loads or names: %s',
    (text) => {
      const made = box(text)
      expect(made.querySelectorAll('a, img, .app')).toHaveLength(0)
    },
  )
})

describe('what a formula may cost', () => {
  const raw = String.raw
  const source = (tex: string): string => `$${tex}$ (too large)`
  const nested = (open: string, count: number): string => `${open.repeat(count)}x${'}'.repeat(count)}`

  test.each([
    ['letters', 'x'.repeat(2_001)],
    ['groups inside each other', nested('{', 41)],
    ['elements inside each other', nested(raw`\frac{1}{`, 39)],
    ['a macro that is given something', raw`\def\a#1{#1#1}\a x`],
    ['a command that is given something', raw`\newcommand{\a}[1]{#1}\a x`],
  ])('too much of it keeps its source, with a word: %s', (_name, tex) => {
    expect(box(`$${tex}$`).textContent.trim()).toBe(source(tex))
  })

  test.each([
    ['its own macros, written out as often as their length allows', raw`\def\a{xy}${raw`\a`.repeat(100)}`],
    ['macros of the library', raw`\dots`.repeat(250) + raw`\iff`.repeat(150)],
  ])('too many expansions are no formula: %s', (_name, tex) => {
    const made = box(`$${tex}$`)
    expect([made.querySelector('math'), made.textContent.trim()]).toEqual([null, `$${tex}$`])
  })

  test('a macro that is used a few times is set', () => {
    expect(box(raw`$\newcommand{\E}{\mathbb{E}} \E[x] = \E[y]$`).querySelectorAll('.mathbb')).toHaveLength(2)
  })

  test('nothing in it is larger than 50 em', () => {
    const rule = box(raw`$\rule{1000em}{1000em}$`).querySelector<HTMLElement>('.katex-rule')
    expect([rule?.style.borderRightWidth, rule?.style.borderTopWidth]).toEqual(['50em', '50em'])
  })

  test('all formulas of a face share one budget', () => {
    const made = box(`$${'x+'.repeat(450)}x$ `.repeat(4))
    expect([made.querySelectorAll('math').length > 0, made.querySelectorAll('small').length > 0]).toEqual([true, true])
  })
})
