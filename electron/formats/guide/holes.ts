import { maskLiterals } from './mask.ts'

/** A cloze text with all of its holes written `{{c1::hidden}}`. */
export interface Holes {
  readonly text: string
  readonly count: number
  /** What a hole that never ends begins with. */
  readonly unclosed?: string
}

export interface HoleForms {
  /** `[hidden]`, as after `C:`. */
  readonly hasBrackets: boolean
  /** `{{hidden}}` without a number, as in Obsidian's decks. */
  readonly hasBareBraces: boolean
}

interface Span {
  readonly from: number
  readonly to: number
  readonly inside: string
  readonly number?: number
}

/** Finds the holes of a text: `{{c1::so::hint}}`, `==so==` and, where it is asked for, `[so]`. Those without a number are counted on. */
export function readHoles(text: string, forms: HoleForms): Holes {
  const masked = maskLiterals(text)
  const { spans: braces, unclosed } = braceSpans(text, masked, forms.hasBareBraces)
  const free = blankSpans(masked, braces)
  const marks = markSpans(text, free)
  const brackets = forms.hasBrackets ? bracketSpans(text, blankSpans(free, marks)) : []
  const spans = [...braces, ...marks, ...brackets].sort((a, b) => a.from - b.from)
  const count = spans.length
  return { text: writeSpans(text, spans), count, ...(unclosed === undefined ? {} : { unclosed }) }
}

/** Whether a text might have a hole of a kind that needs no `C:`: a quick look before the full one. */
export function mayHaveHoles(text: string): boolean {
  return text.includes('==') || text.includes('{{')
}

function braceSpans(text: string, masked: string, hasBare: boolean): { spans: Span[]; unclosed?: string } {
  const spans: Span[] = []
  let at = 0
  for (let open = masked.indexOf('{{'); open >= 0; open = masked.indexOf('{{', at)) {
    const number = /^c(\d{1,4})::/.exec(masked.slice(open + 2, open + 10))
    let close = number || hasBare ? masked.indexOf('}}', open + 2) : -1
    while (close >= 0 && masked[close + 2] === '}') close += 1
    if (number && close < 0) return { spans, unclosed: text.slice(open, open + 40) }
    if (close < 0) {
      at = open + 2
      if (hasBare) break
      continue
    }
    at = close + 2
    const inside = text.slice(open + 2 + (number?.[0].length ?? 0), close)
    if (inside.trim() !== '' && Number(number?.[1] ?? 1) > 0)
      spans.push({ from: open, to: at, inside, ...(number ? { number: Number(number[1]) } : {}) })
  }
  return { spans }
}

/** `==so==`: not `a == b`, nor a comparison inside a word. */
function markSpans(text: string, masked: string): Span[] {
  const spans: Span[] = []
  let at = 0
  for (let open = masked.indexOf('==', at); open >= 0; open = masked.indexOf('==', at)) {
    const close = masked.indexOf('==', open + 2)
    if (close < 0) break
    const inside = text.slice(open + 2, close)
    const isHole =
      inside !== '' &&
      !/^[\s=]|\s$|\n\s*\n/.test(inside) &&
      !/[\w=!<>]/.test(masked.charAt(open - 1)) &&
      masked[close + 2] !== '='
    at = isHole ? close + 2 : open + 2
    if (isHole) spans.push({ from: open, to: at, inside })
  }
  return spans
}

/** `[so]`, but no link, image, footnote, `[[page]]` or box of a to-do; of nested ones the outermost. */
function bracketSpans(text: string, masked: string): Span[] {
  const pairs: { readonly from: number; readonly to: number }[] = []
  const opens: number[] = []
  for (const { 0: sign, index } of masked.matchAll(/[[\]]/g)) {
    const from = sign === '[' ? opens.push(index) && undefined : opens.pop()
    if (from !== undefined) pairs.push({ from, to: index + 1 })
  }
  let end = 0
  return pairs
    .sort((a, b) => a.from - b.from)
    .flatMap((pair) => {
      if (pair.from < end) return []
      end = pair.to
      return isHole(text, masked, pair) ? [{ ...pair, inside: text.slice(pair.from + 1, pair.to - 1) }] : []
    })
}

function isHole(text: string, masked: string, { from, to }: { readonly from: number; readonly to: number }): boolean {
  const inside = text.slice(from + 1, to - 1)
  const isLink = masked[to] === '(' || masked[from - 1] === '!'
  const isOther = inside.trim() === '' || inside.startsWith('^') || (inside.startsWith('[') && inside.endsWith(']'))
  const isBox = /^[xX]$/.test(inside) && /(?:^|\n)\s*(?:[-*+]|\d+[.)])\s+$/.test(masked.slice(Math.max(0, from - 12), from))
  return !isLink && !isOther && !isBox
}

function blankSpans(masked: string, spans: readonly Span[]): string {
  let blanked = ''
  let at = 0
  for (const { from, to } of spans) {
    blanked += masked.slice(at, from) + '\u0001'.repeat(to - from)
    at = to
  }
  return blanked + masked.slice(at)
}

/** A hole ends at the first `}}`, so math that has one inside gets a space there, which changes nothing in it. */
function writeSpans(text: string, spans: readonly Span[]): string {
  let next = Math.max(0, ...spans.map((span) => span.number ?? 0))
  let written = ''
  let at = 0
  for (const { from, to, inside, number } of spans) {
    next += number === undefined ? 1 : 0
    written += `${text.slice(at, from)}{{c${String(number ?? next)}::${inside.replace(/\}(?=\})|\}$/g, '} ')}}}`
    at = to
  }
  return written + text.slice(at)
}
