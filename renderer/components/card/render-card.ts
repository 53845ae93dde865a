import { markdownToHtml } from './markdown.ts'
import { markMath } from './math.ts'
import { sanitise } from './sanitise.ts'

export type Markup = 'md' | 'html'

/** What a card's text looks like. `source` is for text that would show as an empty face. */
export type CardContent =
  | { readonly kind: 'nodes'; readonly nodes: DocumentFragment }
  | { readonly kind: 'source'; readonly text: string }
  | { readonly kind: 'blank' }

/** Turns the text of a card or guide into nodes that are safe to put on the page. */
export function renderCard(text: string, markup: Markup): CardContent {
  if (text.trim() === '') return { kind: 'blank' }
  try {
    const nodes = markup === 'md' ? sanitise(markdownToHtml(text), true) : sanitise(text)
    if (markup === 'html') markMath(nodes)
    namePictures(nodes)
    placeMedia(nodes)
    wrapTables(nodes)
    for (const link of nodes.querySelectorAll('a[href]')) link.setAttribute('title', link.getAttribute('href') ?? '')
    return isEmpty(nodes) ? { kind: 'source', text } : { kind: 'nodes', nodes }
  } catch {
    return { kind: 'source', text }
  }
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
  return (nodes.textContent ?? '').trim() === '' && nodes.querySelector('img, hr, audio, video') === null
}
