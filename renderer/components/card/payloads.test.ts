// @vitest-environment jsdom
import { expect, test } from 'vitest'
import { highlight } from './highlight.ts'
import { renderCard, type Markup } from './render-card.ts'
import { PAYLOADS } from './test-payloads.ts'
import { typeset } from './typeset.ts'

const RUNS_OR_LOADS = 'script, style, link, meta, base, iframe, frame, object, embed, form, input, button, select, textarea, template, dialog, portal, animate, set, use, foreignObject, source, track, noscript, slot'

/** What in a drawn text could run, load or lead somewhere: handlers, addresses that are none of ours, elements that do. */
function dangers(box: HTMLElement): readonly string[] {
  const elements = [...box.querySelectorAll('*')]
  const attributes = elements.flatMap((element) => [...element.attributes].map(({ name, value }) => ({ name, value, isFormula: element.closest('.katex') !== null })))
  return [
    ...elements.filter((element) => element.matches(RUNS_OR_LOADS)).map((element) => element.localName),
    ...attributes.filter(({ name, value }) => isDangerous(name, value)).map(({ name, value }) => `${name}=${value}`),
    ...attributes.filter(({ name, isFormula }) => !isFormula && ['class', 'id', 'name', 'style', 'is', 'slot', 'target', 'ping'].includes(name)).map(({ name }) => name),
  ]
}

function isDangerous(name: string, value: string): boolean {
  if (name === 'href') return !value.startsWith('https:')
  if (name === 'src') return !value.startsWith('/media/')
  return name.startsWith('on') || /^(?:srcset|srcdoc|action|formaction|data|poster|background|cite|xlink:href|v-|@|:)/.test(name) || /url\(|expression|position:\s*fixed/.test(name === 'style' ? value : '')
}

test.each(['md', 'html'] as const)('no text of a card runs, loads, names or leads anywhere: %s', (markup: Markup) => {
  const found = PAYLOADS.flatMap((payload) => {
    const content = renderCard(payload, markup)
    const box = document.createElement('div')
    if (content.kind !== 'nodes') return []
    box.append(content.nodes)
    typeset(box, '')
    highlight(box)
    // What a frame around a table is called is ours.
    for (const frame of box.querySelectorAll('.card-text__table, [class^="hljs"]')) frame.removeAttribute('class')
    return dangers(box).map((danger) => ({ payload, danger }))
  })
  expect([PAYLOADS.length >= 250, found]).toEqual([true, []])
})
