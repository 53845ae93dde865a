import { overInText, type OverBudget } from './budget.ts'
import { markdownToHtml, TooManyParts } from './markdown.ts'
import { markMath } from './math.ts'
import { parseHtml } from './parse-html.ts'
import { sanitise } from './sanitise.ts'

export type Markup = 'md' | 'html'

/** What a card's text looks like. `source` is for text that would show as an empty face, `over` for what a face cannot show. */
export type CardContent =
  | { readonly kind: 'nodes'; readonly nodes: DocumentFragment }
  | { readonly kind: 'over'; readonly why: OverBudget }
  | { readonly kind: 'source'; readonly text: string }
  | { readonly kind: 'blank' }

/** Turns the text of a card or guide into nodes that are safe to put on the page. */
export function renderCard(text: string, markup: Markup): CardContent {
  if (text.trim() === '') return { kind: 'blank' }
  try {
    const nodes = safeNodes(text, markup)
    if (typeof nodes === 'string') return { kind: 'over', why: nodes }
    if (markup === 'html') markMath(nodes)
    namePictures(nodes)
    placeMedia(nodes)
    wrapTables(nodes)
    for (const link of nodes.querySelectorAll('a[href]')) link.setAttribute('title', link.getAttribute('href') ?? '')
    return isEmpty(nodes) ? { kind: 'source', text } : { kind: 'nodes', nodes }
  } catch (error) {
    return error instanceof TooManyParts ? { kind: 'over', why: 'many' } : { kind: 'source', text }
  }
}

/** Each step is taken only when the one before has shown that it can be afforded. */
function safeNodes(text: string, markup: Markup): DocumentFragment | OverBudget {
  const over = markup === 'md' ? overInText(text) : undefined
  if (over) return over
  const read = parseHtml(markup === 'md' ? markdownToHtml(text) : text)
  if (typeof read === 'string') return read
  return overInText(read.textContent) ?? sanitise(read, markup === 'md')
}

/** A picture that may not be loaded leaves its words. */
function namePictures(nodes: DocumentFragment): void {
  for (const picture of nodes.querySelectorAll('img:not([src])')) picture.replaceWith(picture.getAttribute('alt') ?? '')
}

/** Media of the deck, which the app serves by its checksum. */
function placeMedia(nodes: DocumentFragment): void {
  for (const media of nodes.querySelectorAll('[src^="media:"]')) media.setAttribute('src', `/media/${(media.getAttribute('src') ?? '').slice('media:'.length)}`)
}

/** A wide table scrolls by itself instead of widening the card. */
function wrapTables(nodes: DocumentFragment): void {
  for (const table of nodes.querySelectorAll('table')) {
    const frame = document.createElement('div')
    frame.className = 'card-text__table'
    table.replaceWith(frame)
    frame.append(table)
  }
}

function isEmpty(nodes: DocumentFragment): boolean {
  return nodes.textContent.trim() === '' && nodes.querySelector('img, hr, audio, video') === null
}
