/** Marks a stretch of text as math; its value says whether it stands in a line or on lines of its own. */
export const MATH_MARK = 'data-math'

export type MathKind = 'inline' | 'block'

const DELIMITERS = [['$$', '$$'], ['\\[', '\\]'], ['\\(', '\\)'], ['$', '$']] as const

/** How math is set, told by what it is written between: `$$…$$` and `\[…\]` stand on lines of their own. */
export function mathKind(source: string): MathKind {
  return source.startsWith('$$') || source.startsWith('\\[') ? 'block' : 'inline'
}

/** The TeX between the signs that say it is math. */
export function texOf(source: string): string {
  const text = source.trim()
  const found = DELIMITERS.find(([open, close]) => text.startsWith(open) && text.endsWith(close) && text.length >= open.length + close.length)
  return found ? text.slice(found[0].length, -found[1].length).trim() : text
}

/** Whether something in the box waits to be set as math. */
export function hasMath(box: ParentNode): boolean {
  return box.querySelector(`[${MATH_MARK}]`) !== null
}

/** MathJax's signs, which is how Anki writes math. A `$` in HTML is money. */
const IN_HTML = /\\\((?:.+?)\\\)|\\\[(?:.+?)\\\]/gs

/** Marks math written `\(…\)` or `\[…\]` in nodes made from HTML; code keeps its text. */
export function markMath(nodes: DocumentFragment): void {
  const walker = document.createTreeWalker(nodes, NodeFilter.SHOW_TEXT)
  const texts: Text[] = []
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node instanceof Text && !node.parentElement?.closest('code, pre, kbd, samp')) texts.push(node)
  }
  for (const text of texts) markIn(text)
}

function markIn(text: Text): void {
  const parts: (Node | string)[] = []
  let from = 0
  for (const found of text.data.matchAll(IN_HTML)) {
    parts.push(text.data.slice(from, found.index), marked(found[0]))
    from = found.index + found[0].length
  }
  if (parts.length > 0) text.replaceWith(...parts, text.data.slice(from))
}

function marked(source: string): HTMLElement {
  const span = document.createElement('span')
  span.setAttribute(MATH_MARK, mathKind(source))
  span.textContent = source
  return span
}
