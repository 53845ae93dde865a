import createMarkdown, { type MarkdownIt, type StateBlock, type Token } from 'markdown-it'
import cjkFriendly from 'markdown-it-cjk-friendly'
import { CODE_MARK } from './code.ts'
import { markRule } from './markdown-mark.ts'
import { mathRules } from './markdown-math.ts'

/** Paragraphs, rows, cells and the like at most: a table fills up its rows, so a little text can become very many. */
const MOST_PARTS = 20_000

export class TooManyParts extends Error {}

const markdown = createCardMarkdown()

/**
 * Markdown of a card or guide as HTML that still has to be sanitised. HTML inside it stays text. Throws
 * {@link TooManyParts}.
 */
export function markdownToHtml(text: string): string {
  return markdown.render(text)
}

function createCardMarkdown(): MarkdownIt {
  const created = createMarkdown({ html: false, linkify: false })
  // Without it `**재현율(Recall)**은` would keep its asterisks.
  created.use(cjkFriendly)
  created.use(markRule)
  created.use(mathRules)
  created.block.State = class extends created.block.State {
    override push(...token: Parameters<StateBlock['push']>): Token {
      if (this.tokens.length > MOST_PARTS) throw new TooManyParts()
      return super.push(...token)
    }
  }
  created.renderer.rules.fence = (tokens, index) => {
    const { content = '', info = '' } = tokens[index] ?? {}
    const { escapeHtml } = created.utils
    const language = info.trim().split(/\s/)[0]?.toLowerCase() ?? ''
    return `<pre><code${language === '' ? '' : ` ${CODE_MARK}="${escapeHtml(language)}"`}>${escapeHtml(content)}</code></pre>\n`
  }
  created.core.ruler.push('cell_alignment', (state) => {
    for (const token of state.tokens) {
      const side = /^text-align:(\w+)$/.exec(String(token.attrGet('style') ?? ''))?.[1]
      if (side !== undefined) token.attrs = [['align', side]]
    }
  })
  return created
}
