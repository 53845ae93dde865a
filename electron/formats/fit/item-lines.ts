/** Finds the lines of a JSON list's items when one of them is told of; the text is read for them once at most. */
export function itemLines(text: string, list: string): (index: number) => number {
  let lines: readonly number[] | undefined
  return (index) => {
    lines ??= linesOf(text, list)
    return lines[index] ?? 1
  }
}

/** The line each item of a list begins in; the list is a field of the object that a valid JSON text is. */
function linesOf(text: string, list: string): readonly number[] {
  let lines: number[] = []
  let line = 1
  let depth = 0
  let key = ''
  let isInList = false
  let isAwaited = false
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charAt(at)
    if (letter === '\n') line += 1
    if (/\s/.test(letter)) continue
    if (isInList && isAwaited && depth === 2 && letter !== ']') {
      lines.push(line)
      isAwaited = false
    }
    if (letter === '"') {
      const end = endOfString(text, at)
      if (depth === 1) key = text.slice(at + 1, end)
      at = end
    } else if (letter === '{' || letter === '[') {
      depth += 1
      if (depth === 2 && letter === '[' && key === list) {
        // Of a field that stands there twice the last one counts.
        lines = []
        isInList = true
        isAwaited = true
      }
    } else if (letter === '}' || letter === ']') {
      depth -= 1
      if (depth === 1) isInList = false
    } else if (letter === ',' && depth === 2) isAwaited = true
  }
  return lines
}

function endOfString(text: string, from: number): number {
  let at = from + 1
  while (at < text.length && text.charAt(at) !== '"') at += text.charAt(at) === '\\' ? 2 : 1
  return at
}
