/** A hole of a cloze text; holes may stand inside holes. */
interface Hole {
  readonly numbers: readonly number[]
  readonly parts: readonly Part[]
  readonly hint: string
}
type Part = string | Hole

/** Anki's own limits. */
const DEEPEST = 10
const HIGHEST = 499

/** Numbers of the holes of a text, ascending, each once; number 0 is not a hole. */
export function clozeNumbers(text: string): readonly number[] {
  const found = new Set<number>()
  const collect = (parts: readonly Part[]): void => {
    for (const part of parts) {
      if (typeof part === 'string') continue
      for (const number of part.numbers) found.add(number)
      collect(part.parts)
    }
  }
  collect(parse(text))
  return [...found].filter((number) => number > 0).map((number) => Math.min(number, HIGHEST)).sort((a, b) => a - b)
}

/** Whether one hole stands inside another, or has several numbers, which a plain cloze cannot say. */
export function isIntricate(text: string): boolean {
  return parse(text).some((part) => typeof part !== 'string' && (part.numbers.length !== 1 || part.parts.some((inner) => typeof inner !== 'string')))
}

/** A cloze text as one of its cards shows it: the asked holes hidden, or marked, the others filled in. */
export function renderCloze(text: string, number: number, side: 'ask' | 'answer'): string {
  const show = (parts: readonly Part[]): string => parts.map((part) => (typeof part === 'string' ? part : hole(part))).join('')
  const hole = (part: Hole): string => {
    if (!part.numbers.includes(number)) return show(part.parts)
    return `<mark>${side === 'answer' ? show(part.parts) : `[${part.hint === '' ? '…' : part.hint}]`}</mark>`
  }
  return show(parse(text))
}

/** Only the asked holes, as the filter `cloze-only` shows them. */
export function onlyCloze(text: string, number: number): string {
  return parse(text).flatMap((part) => (typeof part !== 'string' && part.numbers.includes(number) ? [inner(part)] : [])).join(', ')
}

function inner(part: Hole): string {
  return part.parts.map((one) => (typeof one === 'string' ? one : inner(one))).join('')
}

interface Opened {
  readonly numbers: readonly number[]
  readonly parts: Part[]
}

/** One pass over the text. A hole that is not closed is text. */
function parse(text: string): readonly Part[] {
  const root: Part[] = []
  const opened: (Opened & { readonly from: number })[] = []
  const into = (): Part[] => opened.at(-1)?.parts ?? root
  let at = 0
  for (const { index, 0: token, 1: numbers } of text.matchAll(/\{\{c([\d,]+)::|\}\}/g)) {
    if (index < at) continue
    into().push(text.slice(at, index))
    at = index + token.length
    if (numbers !== undefined && opened.length < DEEPEST) opened.push({ numbers: numbers.split(',').map(Number), parts: [], from: index })
    else if (numbers === undefined && opened.length > 0) close(opened, root)
    else into().push(token)
  }
  into().push(text.slice(at))
  for (let left = opened.pop(); left; left = opened.pop()) {
    into().push(`{{c${left.numbers.join(',')}::`)
    for (const part of left.parts) into().push(part)
  }
  return root.filter((part) => part !== '')
}

function close(opened: Opened[], root: Part[]): void {
  const done = opened.pop()
  if (!done) return
  const last = done.parts.findLastIndex((part) => typeof part === 'string' && part.includes('::'))
  const target = opened.at(-1)?.parts ?? root
  const text = done.parts[last]
  if (last < 0 || typeof text !== 'string') {
    target.push({ numbers: done.numbers, parts: done.parts, hint: '' })
    return
  }
  const split = text.lastIndexOf('::')
  const hint = [text.slice(split + 2), ...done.parts.slice(last + 1).map((part) => (typeof part === 'string' ? part : inner(part)))].join('')
  target.push({ numbers: done.numbers, parts: [...done.parts.slice(0, last), text.slice(0, split)], hint })
}
