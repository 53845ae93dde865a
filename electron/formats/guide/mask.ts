/** Stands for a letter that only looks like syntax. */
const MASK = '\u0001'

/**
 * The text with code spans, math, comments and escaped letters blanked out, at the same length: a marker found in the
 * result is one the author meant, and its place is the same in the text. Takes time in proportion to the text.
 */
export function maskLiterals(text: string): string {
  if (!/[\\`$]|<!--/.test(text)) return text
  const finders: Readonly<Record<string, Finder>> = {
    '`': codeFinder(text),
    $: mathFinder(text),
    '<': commentFinder(text),
    '\\': escapeEnd,
  }
  let masked = ''
  let at = 0
  while (at < text.length) {
    const end = finders[text.charAt(at)]?.(text, at) ?? at + 1
    masked += end > at + 1 ? blank(text, at, end) : text.charAt(at)
    at = end
  }
  return masked
}

/** Where the literal that begins at a place ends; `at + 1` when none does. */
type Finder = (text: string, at: number) => number

function blank(text: string, from: number, to: number): string {
  return text.slice(from, to).replace(/[^\n]/g, MASK)
}

const escapeEnd: Finder = (text, at) => (/[!-/:-@[-`{-~]/.test(text.charAt(at + 1)) ? at + 2 : at + 1)

/** A code span ends at the next run of as many backticks; each length keeps its runs in order, so none is looked at twice. */
function codeFinder(text: string): Finder {
  const runs = new Map<number, number[]>()
  for (const { 0: run, index } of text.matchAll(/`+/g)) {
    const starts = runs.get(run.length)
    if (starts) starts.push(index)
    else runs.set(run.length, [index])
  }
  for (const starts of runs.values()) starts.reverse()
  return (_text, at) => {
    let length = 1
    while (text[at + length] === '`') length += 1
    const starts = runs.get(length) ?? []
    while (starts.length > 0 && (starts.at(-1) ?? 0) <= at) starts.pop()
    const close = starts.at(-1)
    return close === undefined ? at + length : close + length
  }
}

/** `$…$` on one line with no space inside its ends and no digit after it, so that prices are not math; `$$…$$` anywhere. */
function mathFinder(text: string): Finder {
  const lastDouble = text.lastIndexOf('$$')
  return (_text, at) => {
    if (text[at + 1] === '$') return lastDouble > at + 1 ? text.indexOf('$$', at + 2) + 2 : at + 2
    const close = text.indexOf('$', at + 1)
    const inside = text.slice(at + 1, Math.max(close, at + 1))
    const isMath = inside !== '' && !/^\s|\s$|\n/.test(inside) && !/\d/.test(text.charAt(close + 1))
    return isMath ? close + 1 : at + 1
  }
}

function commentFinder(text: string): Finder {
  const lastClose = text.lastIndexOf('-->')
  return (_text, at) => (text.startsWith('<!--', at) && lastClose > at ? text.indexOf('-->', at) + 3 : at + 1)
}
