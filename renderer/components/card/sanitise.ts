import createPurify, { type Config, type DOMPurify } from 'dompurify'
import { CODE_MARK } from './code.ts'
import { MATH_MARK } from './math.ts'

/** What a card may consist of. Nothing that loads, runs, submits, names itself or brings its own style. */
const TAGS = [
  'a', 'abbr', 'audio', 'b', 'blockquote', 'br', 'caption', 'code', 'dd', 'del', 'div', 'dl', 'dt', 'em', 'figcaption', 'figure',
  'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'i', 'img', 'ins', 'kbd', 'li', 'mark', 'ol', 'p', 'pre', 'q', 'rp', 'rt', 'ruby',
  's', 'samp', 'small', 'span', 'strong', 'sub', 'sup', 'table', 'tbody', 'td', 'tfoot', 'th', 'thead', 'tr', 'u', 'ul', 'var', 'video',
]
const ADDRESSES = ['href', 'src']
const PLAIN_ATTRIBUTES = ['align', 'alt', 'colspan', 'controls', 'dir', 'height', 'lang', 'rowspan', 'scope', 'start', 'title', 'width']

const CONFIG: Config & { RETURN_DOM_FRAGMENT: true } = {
  ALLOWED_TAGS: TAGS,
  ALLOWED_ATTR: [...ADDRESSES, ...PLAIN_ATTRIBUTES],
  // The library holds every attribute not named here against the address pattern.
  ADD_URI_SAFE_ATTR: PLAIN_ATTRIBUTES,
  ALLOW_ARIA_ATTR: false,
  ALLOW_DATA_ATTR: false,
  ALLOWED_URI_REGEXP: /^(?:https:\/\/|media:[\w.-]+$)/i,
  RETURN_DOM_FRAGMENT: true,
}

/** Our own Markdown marks its math and the language of its code; a stranger's HTML may not. */
const OWN_ATTRIBUTES = [...PLAIN_ATTRIBUTES, MATH_MARK, CODE_MARK]
const OWN_CONFIG = { ...CONFIG, ALLOWED_ATTR: [...ADDRESSES, ...OWN_ATTRIBUTES], ADD_URI_SAFE_ATTR: OWN_ATTRIBUTES }

let purify: DOMPurify | undefined

/**
 * What was read from HTML as nodes that are safe to show: https links, pictures of the deck itself, plain text markup.
 * `own` says that the HTML was made from Markdown here.
 */
export function sanitise(read: DocumentFragment, own = false): DocumentFragment {
  purify ??= createStrictPurify()
  return purify.sanitize(read, own ? OWN_CONFIG : CONFIG)
}

function createStrictPurify(): DOMPurify {
  const created = createPurify(window)
  // The library lets `data:` pictures through whatever the pattern says, and one pattern cannot tell a link from a picture.
  created.addHook('uponSanitizeAttribute', (_node, attribute) => {
    if (attribute.attrName === 'src' && !/^media:/i.test(attribute.attrValue)) attribute.keepAttr = false
    if (attribute.attrName === 'href' && !/^https:/i.test(attribute.attrValue)) attribute.keepAttr = false
  })
  // Decks hide the answer on the front by a style, and styles are left out: what was hidden must not show.
  created.addHook('uponSanitizeElement', (node) => {
    if (node instanceof Element && /(?:visibility\s*:\s*hidden|display\s*:\s*none)/i.test(node.getAttribute('style') ?? '')) node.remove()
  })
  return created
}
