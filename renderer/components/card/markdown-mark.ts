import type { MarkdownIt, StateInline } from 'markdown-it'

const MARKER = '=='

/**
 * `==word==` becomes `<mark>`. The nearest closing marker ends it, whatever letters stand beside it: Korean particles
 * follow a marked word without a space, which the rules for `**` would not take as an end.
 */
export function markRule(markdown: MarkdownIt): void {
  markdown.inline.ruler.before('emphasis', 'mark', (state, silent) => {
    const end = state.src.startsWith(MARKER, state.pos) ? closingMarker(state) : -1
    if (end < 0) return false
    if (!silent) pushMark(state, end)
    state.pos = end + MARKER.length
    return true
  })
}

function closingMarker(state: StateInline): number {
  const start = state.pos
  const inside = start + MARKER.length
  if (isSpace(state.src[inside]) || state.src[inside] === '=') return -1
  state.pos = inside
  let end = -1
  while (end < 0 && state.pos < state.posMax) {
    if (state.src.startsWith(MARKER, state.pos) && state.pos > inside) end = state.pos
    else state.md.inline.skipToken(state)
  }
  state.pos = start
  return end < 0 || end + MARKER.length > state.posMax || isSpace(state.src[end - 1]) ? -1 : end
}

function pushMark(state: StateInline, end: number): void {
  const { posMax } = state
  state.push('mark_open', 'mark', 1).markup = MARKER
  state.pos += MARKER.length
  state.posMax = end
  state.md.inline.tokenize(state)
  state.push('mark_close', 'mark', -1).markup = MARKER
  state.posMax = posMax
}

function isSpace(letter: string | undefined): boolean {
  return letter === undefined || /\s/.test(letter)
}
