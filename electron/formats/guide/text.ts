/** The text of a file as the reader works on it: no byte order mark, `\n` line ends, no NUL, Hangul composed (NFC). */
export function normaliseText(text: string): string {
  return text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .replaceAll('\0', '\uFFFD')
    .normalize('NFC')
}

/** Runs of white space as one space, none at the ends. */
export function foldSpaces(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** The text cut to `most` letters with an ellipsis, on one line, for messages and lists. */
export function shorten(text: string, most: number): string {
  const line = foldSpaces(text.slice(0, most * 4))
  const letters = [...line]
  return letters.length <= most
    ? line
    : `${letters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`
}

/** The lines without empty ones at either end. */
export function trimLines(lines: readonly string[]): readonly string[] {
  const from = lines.findIndex((line) => line.trim() !== '')
  return from < 0 ? [] : lines.slice(from, lines.findLastIndex((line) => line.trim() !== '') + 1)
}

/** Text without HTML comments; an unclosed one stays. */
export function withoutComments(text: string): string {
  let kept = ''
  let from = 0
  for (let open = text.indexOf('<!--'); open >= 0; open = text.indexOf('<!--', from)) {
    const close = text.indexOf('-->', open)
    if (close < 0) break
    kept += text.slice(from, open)
    from = close + 3
  }
  return kept + text.slice(from)
}
