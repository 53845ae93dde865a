import { sizeOf, type OverBudget, type TreeSize } from './budget.ts'

/** Letters, places where an attribute may begin, and tags of any kind that are read at most. */
const MOST_LETTERS = 2_000_000
const MOST_GAPS = 25_000
const MOST_TAGS = 5_000
/** A player's controls are a page of their own, and each table inside another is looked through again. */
const COSTLY_TAGS = [[/<(?:audio|video)/gi, 250], [/<table/gi, 30]] as const
const MOST: TreeSize = { elements: 5_000, nested: 100 }

/**
 * Markup that a browser opens again in every paragraph after it when it is not closed (and what it looks for the same
 * way): a little text can become millions of elements, and reading them takes the cube of their number.
 */
const REOPENED = ['a', 'applet', 'b', 'big', 'code', 'em', 'font', 'i', 'marquee', 'nobr', 'object', 's', 'small', 'strike', 'strong', 'tt', 'u'] as const
const REOPENED_TAGS = new RegExp(String.raw`<(/?)(${REOPENED.join('|')})(?=[\s/>])`, 'gi')
/** A name no browser knows: it is opened once and closed where its tag says so. */
const PLAIN = 'plain-'
/** Subtitles are fetched even for a document that is not shown; no card has any. */
const FETCHED_TAGS = /<(\/?)(track)(?=[\s/>])/gi

/** How often markup may be opened again. */
const MOST_REOPENED = 2_000

/** Reads HTML into nodes of a document of its own, which runs and loads nothing; says why when they would be too much. */
export function parseHtml(html: string): DocumentFragment | OverBudget {
  if (html.length > MOST_LETTERS || countOf(html, /[\s"'/]/g) > MOST_GAPS) return 'long'
  const tags = countOf(html, /<[a-z/!?]/gi)
  if (COSTLY_TAGS.reduce((sum, [tag, cost]) => sum + countOf(html, tag) * cost, tags) > MOST_TAGS) return 'many'
  const isReopened = countOf(html, REOPENED_TAGS) * tags > MOST_REOPENED
  const nodes = parse(renamed(isReopened ? renamed(html, REOPENED_TAGS) : html, FETCHED_TAGS))
  const size = sizeOf(nodes, MOST)
  if (size.nested > MOST.nested) return 'nested'
  if (size.elements > MOST.elements) return 'many'
  if (isReopened) for (const plain of nodes.querySelectorAll(REOPENED.map((name) => PLAIN + name).join())) restore(plain)
  return nodes
}

function renamed(html: string, tags: RegExp): string {
  return html.replace(tags, `<$1${PLAIN}$2`)
}

function countOf(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}

function parse(html: string): DocumentFragment {
  const { body } = new DOMParser().parseFromString(`<body>${html}`, 'text/html')
  const nodes = body.ownerDocument.createDocumentFragment()
  nodes.append(...body.childNodes)
  return nodes
}

function restore(plain: Element): void {
  const real = plain.ownerDocument.createElement(plain.localName.slice(PLAIN.length))
  // The parser takes names that this refuses; none of those is ever kept.
  for (const { name, value } of plain.attributes) if (/^[a-z][\w-]*$/.test(name)) real.setAttribute(name, value)
  real.append(...plain.childNodes)
  plain.replaceWith(real)
}
