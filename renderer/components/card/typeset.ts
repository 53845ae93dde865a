import katex from 'katex'
import 'katex/dist/katex.min.css'
import { sizeOf, type TreeSize } from './budget.ts'
import { MATH_MARK, texOf } from './math.ts'

/** Letters of a formula at most. */
const LONGEST = 2_000
/** Groups inside each other at most. */
const DEEPEST = 40
/** Of all formulas of a face: a letter becomes ten to fifty elements and attributes, and no parser holds back how deep they go. */
const MOST: TreeSize = { elements: 10_000, nested: 200 }
/** As how many elements a formula counts that cannot be read. */
const UNREAD_COST = 50
/** The size of anything in a formula at most, in em. */
const LARGEST_EM = 50

/** What a formula defines for itself, it writes out as often as it likes. */
const DEFINITION = /\\(?:[egx]?def|let|futurelet|(?:re)?newcommand|providecommand)(?![a-z])/i
const MOST_EXPANSIONS = 1_000
/** Letters that own definitions may write out at most. */
const MOST_WRITTEN = 5_000

/**
 * Turns marked math into formulas. It runs after sanitising, because a formula's own markup carries styles; nothing
 * of a card's text reaches the page but through the library, which may neither link nor load (`trust: false`).
 * What it cannot read keeps its source, and so does what is too large, with `tooLarge` behind it.
 */
export function typeset(box: HTMLElement, tooLarge: string): void {
  let left = MOST.elements
  for (const place of box.querySelectorAll<HTMLElement>(`[${MATH_MARK}]`)) {
    const isBlock = place.getAttribute(MATH_MARK) === 'block'
    place.removeAttribute(MATH_MARK)
    const tex = texOf(place.textContent)
    const formula = left > 0 && isReasonable(tex) ? made(tex, isBlock) : undefined
    const size = formula ? sizeOf(formula, MOST) : { elements: UNREAD_COST, nested: 0 }
    left -= size.elements
    if (formula === null) continue
    if (formula && left >= 0 && size.nested <= MOST.nested) place.replaceChildren(...formula.childNodes)
    else place.append(noteOf(tooLarge))
  }
}

/** A macro that is given something can double it each time it is written out. */
function isReasonable(tex: string): boolean {
  return tex.length <= LONGEST && !(DEFINITION.test(tex) && tex.includes('#')) && depthOf(tex) <= DEEPEST
}

/** What opens a group, what closes one, and commands that do neither. */
const GROUPS = /(\{|\\(?:left|begin)(?![a-z]))|(\}|\\(?:right|end)(?![a-z]))|\\./gis

function depthOf(tex: string): number {
  let depth = 0
  let deepest = 0
  for (const [, opens, closes] of tex.matchAll(GROUPS)) {
    if (opens) depth += 1
    if (closes) depth -= 1
    deepest = Math.max(deepest, depth)
  }
  return deepest
}

/** The formula; null when the library cannot read it. */
function made(tex: string, displayMode: boolean): HTMLElement | null {
  const formula = document.createElement('span')
  const maxExpand = DEFINITION.test(tex) ? Math.floor(MOST_WRITTEN / tex.length) : MOST_EXPANSIONS
  try {
    katex.render(tex, formula, { displayMode, trust: false, maxExpand, maxSize: LARGEST_EM, strict: 'ignore' })
    return formula
  } catch {
    return null
  }
}

function noteOf(words: string): HTMLElement {
  const note = document.createElement('small')
  note.className = 'card-text__note'
  note.textContent = words
  return note
}
