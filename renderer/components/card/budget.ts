/**
 * What one face of a card may cost. Reading markup and laying it out cannot be stopped once begun, so what is expensive
 * is counted before it is done: about 200 ms of a slow machine are all that a face may ask for.
 */

/** Why a face is shown as plain text. */
export type OverBudget = 'long' | 'many' | 'nested' | 'marks'

/** Letters at most; those that take longer to read or to lay out count {@link SIGN_COST} times. */
const MOST_LETTERS = 200_000
const SIGN_COST = 10
/** Where the direction of writing changes, a line is laid out in one more piece. */
const TURN_COST = 100

/** The app's typeface looks at all of these in a paragraph for each of them. */
const SLOW_SIGNS = /[\\₩]/g
const SLOW_SIGN_COST = 60

/** Letters the reader of Markdown passes over and every font has. */
const PLAIN_LETTERS = /[\p{L}\p{Nd} .,]+/gu
const RIGHT_TO_LEFT = String.raw`[\p{sc=Hebr}\p{sc=Arab}\p{sc=Syrc}\p{sc=Thaa}\p{sc=Nkoo}]`
const TURNS = new RegExp(String.raw`[${RIGHT_TO_LEFT}&&\p{L}]\P{L}*(?=[\p{L}--${RIGHT_TO_LEFT}])`, 'gv')

/** What hangs on the letter before it; no language piles up as many. */
const HANGING = String.raw`[\p{M}\p{Emoji_Modifier}\p{Default_Ignorable_Code_Point}]`
const MOST_HANGING = 24
const PILE = new RegExp(`${HANGING}{${String(MOST_HANGING + 1)}}`, 'u')
const PILES = new RegExp(`(${HANGING}{${String(MOST_HANGING)}})${HANGING}+`, 'gu')

/** Why a text is too much to be read or laid out; undefined when it is not. */
export function overInText(text: string): OverBudget | undefined {
  if (text.length > MOST_LETTERS) return 'long'
  const signs = text.length - (text.match(PLAIN_LETTERS) ?? []).reduce((sum, part) => sum + part.length, 0)
  const slow = text.match(SLOW_SIGNS)?.length ?? 0
  const turns = text.match(TURNS)?.length ?? 0
  if (text.length + signs * (SIGN_COST - 1) + slow * SLOW_SIGN_COST + turns * TURN_COST > MOST_LETTERS) return 'long'
  return PILE.test(text) ? 'marks' : undefined
}

/** The text with no more marks on a letter than can be laid out. */
export function withoutPiles(text: string): string {
  return text.replace(PILES, '$1…')
}

/** What a tree may come to. */
export interface TreeSize {
  /** Elements; those that cost more count more than once. */
  readonly elements: number
  /** Elements inside each other. The engine's own stack ends at some thousands, and the page with it. */
  readonly nested: number
}

/** What a tree comes to; it is counted no further than `most`. */
export function sizeOf(root: Node, most: TreeSize, outside = 0): TreeSize {
  // It walks, because a form answers for its properties with its own fields.
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT)
  const size = { elements: 0, nested: outside }
  const isWithin = (): boolean => size.elements <= most.elements && size.nested <= most.nested
  for (let depth = stepIn(walker, 0); depth > 0 && isWithin(); depth = stepIn(walker, depth)) {
    const { currentNode } = walker
    size.elements += elementCost(currentNode)
    size.nested = Math.max(size.nested, outside + depth)
    // A template keeps its content beside the tree.
    if (!(currentNode instanceof HTMLTemplateElement) || !isWithin()) continue
    const inner = sizeOf(currentNode.content, most, outside + depth)
    size.elements += inner.elements
    size.nested = Math.max(size.nested, inner.nested)
  }
  return size
}

/** Goes on to the next element; gives how deep it lies, 0 at the end. */
function stepIn(walker: TreeWalker, depth: number): number {
  if (walker.firstChild()) return depth + 1
  for (let at = depth; at > 0; at -= 1) {
    if (walker.nextSibling()) return at
    walker.parentNode()
  }
  return 0
}

/** As how many plain elements one counts. */
function elementCost(element: Node): number {
  if (!(element instanceof Element) || element instanceof HTMLFormElement) return 1
  return element.attributes.length + (element.matches('td, th') ? slots(element) : element.matches('rt, img') ? 3 : 1)
}

/** Places of the table a cell takes: it reaches no further down than there are rows. */
function slots(cell: Element): number {
  const rows = cell.closest('table')?.rows.length ?? 1
  return span(cell, 'colspan', 1_000) * span(cell, 'rowspan', rows)
}

function span(cell: Element, name: string, most: number): number {
  return Math.min(most, Math.max(1, Number.parseInt(cell.getAttribute(name) ?? '', 10) || 1))
}
