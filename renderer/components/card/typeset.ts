import katex from 'katex'
import 'katex/dist/katex.min.css'
import { MATH_MARK, texOf } from './math.ts'

/**
 * Turns marked math into formulas. It runs after sanitising, because a formula's own markup carries styles; nothing
 * of a card's text reaches the page but through the library, which may neither link nor load (`trust: false`).
 * What it cannot read keeps its source.
 */
export function typeset(box: HTMLElement): void {
  for (const place of box.querySelectorAll<HTMLElement>(`[${MATH_MARK}]`)) {
    const source = place.textContent ?? ''
    try {
      katex.render(texOf(source), place, { displayMode: place.getAttribute(MATH_MARK) === 'block', trust: false, maxExpand: 1000, strict: 'ignore' })
    } catch {
      place.replaceChildren(source)
    }
    place.removeAttribute(MATH_MARK)
  }
}
