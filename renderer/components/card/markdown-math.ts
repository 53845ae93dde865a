import type { MarkdownIt, StateBlock, StateInline } from 'markdown-it'
import { MATH_MARK, mathKind } from './math.ts'

/**
 * Math keeps its source as a marked text that {@link typeset} turns into formulas: neither `_` nor `*` inside it is
 * emphasis, no `=` underlines a heading.
 */
export function mathRules(markdown: MarkdownIt): void {
  markdown.inline.ruler.before('escape', 'math', inlineMath)
  markdown.block.ruler.before('fence', 'math_block', blockMath, { alt: ['paragraph', 'blockquote', 'list'] })
  const marked = (source = ''): string => `<span ${MATH_MARK}="${mathKind(source)}">${markdown.utils.escapeHtml(source)}</span>`
  markdown.renderer.rules['math'] = (tokens, index) => marked(tokens[index]?.content)
  markdown.renderer.rules['math_block'] = (tokens, index) => `<p>${marked(tokens[index]?.content)}</p>\n`
}

/** `$…$` holds no space at its ends and no digit follows it, so that prices stay text. */
const INLINE = /\$\$(?:\\.|[^$\\])+\$\$|\$(?![\s$])(?:\\.|[^$\\])*?(?<!\s)\$(?!\d)/sy

function inlineMath(state: StateInline, silent: boolean): boolean {
  if (state.src[state.pos] !== '$') return false
  INLINE.lastIndex = state.pos
  const [found] = INLINE.exec(state.src) ?? []
  if (found === undefined || state.pos + found.length > state.posMax) return false
  if (!silent) state.push('math', '', 0).content = found
  state.pos += found.length
  return true
}

function blockMath(...[state, startLine, endLine, silent]: [StateBlock, number, number, boolean]): boolean {
  if (lineAt(state, startLine).trim() !== '$$') return false
  let line = startLine + 1
  while (line < endLine && lineAt(state, line).trim() !== '$$') line += 1
  if (line >= endLine) return false
  if (silent) return true
  const token = state.push('math_block', '', 0)
  token.content = state.getLines(startLine, line + 1, state.blkIndent, false).trim()
  token.map = [startLine, line + 1]
  state.line = line + 1
  return true
}

function lineAt(state: StateBlock, line: number): string {
  return state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line])
}
