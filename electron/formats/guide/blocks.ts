import createMarkdown from 'markdown-it'

/** A stretch of a guide whose blocks are siblings: the document, a list item or a quote. */
export interface Container {
  /** Its source, without the prefix of what it stands in. */
  readonly lines: readonly string[]
  /** Line of `lines[0]` in the file, from 0. */
  readonly first: number
  readonly blocks: readonly Block[]
}

/** Lines of the file, from 0; `end` is the first line after. */
interface Extent {
  readonly start: number
  readonly end: number
}

export interface HeadingBlock extends Extent {
  readonly kind: 'heading'
  readonly level: number
  readonly text: string
}
export interface TextBlock extends Extent {
  readonly kind: 'paragraph' | 'html'
  readonly text: string
}
export interface ListBlock extends Extent {
  readonly kind: 'list'
  readonly items: readonly Container[]
}
export interface QuoteBlock extends Extent {
  readonly kind: 'quote'
  readonly inside: Container
}
export interface TableRow {
  readonly cells: readonly string[]
  readonly line: number
}
export interface TableBlock extends Extent {
  readonly kind: 'table'
  readonly header: TableRow
  readonly rows: readonly TableRow[]
}
export interface OtherBlock extends Extent {
  readonly kind: 'code' | 'rule'
}
export type Block = HeadingBlock | TextBlock | ListBlock | QuoteBlock | TableBlock | OtherBlock

/** What a link reference (`[name]: url`) says, by its name in capitals as the parser folds it. */
export type References = Readonly<Record<string, { readonly href: string; readonly title: string } | undefined>>

export interface Document extends Container {
  readonly references: References
  /** Marked with a line `#flashcards`, as Obsidian's decks are: `a::b` needs no spaces there, and `{{a}}` is a hole. */
  readonly isFlashcards: boolean
}

/** The parser stops at blocks: inline rules would swallow `[holes]`, and cost more than they give. */
const markdown = createMarkdown({ html: true })
markdown.core.ruler.enableOnly(['normalize', 'block'])
// A line "Q:" right below a list or a table would otherwise be taken as going on with it.
markdown.block.ruler.before(
  'paragraph',
  'card_marker',
  (...[state, line, , isAsked]) => isAsked && startsCard(state.src, (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0)),
  {
    alt: ['paragraph', 'reference', 'blockquote', 'list', 'table'],
  },
)
type Token = ReturnType<typeof markdown.parse>[number]

/** A guide file as blocks with their lines. */
export function readBlocks(text: string): Document {
  const env: Parameters<typeof markdown.parse>[1] = {}
  const tokens = markdown.parse(text, env)
  const lines = text.split('\n')
  const blocks = new Walk(tokens).blocks(lines, 0)
  return {
    lines,
    first: 0,
    blocks: joinHtmlTables(blocks, lines),
    references: env.references ?? {},
    isFlashcards: /^(?:#[^\s#]+[ \t]+)*#flashcards(?![\w-])/m.test(text),
  }
}

function startsCard(source: string, at: number): boolean {
  return /^(?:\*\*|__)?[QAC][:：]/.test(source.slice(at, at + 4))
}

/** The source of some lines of a container. */
export function sourceOf(container: Container, { start, end }: Extent): readonly string[] {
  return container.lines.slice(start - container.first, end - container.first)
}

class Walk {
  readonly #tokens: readonly Token[]
  #at = 0

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens
  }

  /** Blocks up to the token that closes the container. `lines` are the container's, the first of them at `first`. */
  blocks(lines: readonly string[], first: number): Block[] {
    const blocks: Block[] = []
    for (let token = this.#tokens[this.#at]; token && token.nesting >= 0; token = this.#tokens[this.#at]) {
      this.#at += 1
      for (const block of this.#block(token, lines, first)) blocks.push(block)
    }
    this.#at += 1
    return blocks
  }

  #block(token: Token, lines: readonly string[], first: number): Block[] {
    const extent = { start: token.map?.[0] ?? 0, end: token.map?.[1] ?? 0 }
    switch (token.type) {
      case 'heading_open':
        return headingOrCard(
          { kind: 'heading', level: Number(token.tag.slice(1)), text: this.#inline(), ...extent },
          token.markup,
        )
      case 'paragraph_open':
        return [{ kind: 'paragraph', text: this.#inline(), ...extent }]
      case 'bullet_list_open':
      case 'ordered_list_open':
        return [{ kind: 'list', items: this.#items(lines, first), ...extent }]
      case 'blockquote_open': {
        const inside = lines.slice(extent.start - first, extent.end - first).map((line) => line.replace(/^\s{0,3}> ?/, ''))
        return [
          { kind: 'quote', inside: { lines: inside, first: extent.start, blocks: this.blocks(inside, extent.start) }, ...extent },
        ]
      }
      case 'table_open':
        return [this.#table(extent)]
      case 'html_block':
        return [{ kind: 'html', text: token.content, ...extent }]
      case 'fence':
      case 'code_block':
        return [{ kind: 'code', ...extent }]
      case 'hr':
        return [{ kind: 'rule', ...extent }]
      default:
        return []
    }
  }

  /** The text between an opening token and its close. */
  #inline(): string {
    const content = this.#tokens[this.#at]?.content ?? ''
    this.#at += 2
    return content
  }

  #items(lines: readonly string[], first: number): Container[] {
    const items: Container[] = []
    for (let token = this.#tokens[this.#at]; token?.type === 'list_item_open'; token = this.#tokens[this.#at]) {
      this.#at += 1
      const [start, end] = token.map ?? [0, 0]
      const inside = withoutBullet(lines.slice(start - first, end - first))
      items.push({ lines: inside, first: start, blocks: this.blocks(inside, start) })
    }
    this.#at += 1
    return items
  }

  #table(extent: Extent): TableBlock {
    const rows: { cells: string[]; line: number }[] = []
    let token = this.#tokens[this.#at]
    for (; token && token.type !== 'table_close'; token = this.#tokens[this.#at]) {
      this.#at += 1
      if (token.type === 'tr_open') rows.push({ cells: [], line: token.map?.[0] ?? extent.start })
      else if (token.type === 'inline') rows.at(-1)?.cells.push(token.content)
    }
    this.#at += 1
    const [header = { cells: [], line: extent.start }, ...body] = rows
    return { kind: 'table', header, rows: body, ...extent }
  }
}

/** Strips a list item's marker from its first line and as much white space from the others. */
function withoutBullet(lines: readonly string[]): string[] {
  const expanded = lines.map((line) => line.replace(/^[ \t]+/, (space) => space.replaceAll('\t', '    ')))
  const width = /^\s*(?:[-*+]|\d{1,9}[.)])(?: {1,4}(?=\S)|\s|$)/.exec(expanded[0] ?? '')?.[0].length ?? 0
  return expanded.map((line, index) => (index === 0 ? line.slice(width) : line.slice(Math.min(width, line.search(/\S|$/)))))
}

/** A card above a rule (`A: text` then `---`) would read as an underlined heading; it is a paragraph and a rule. */
function headingOrCard(heading: HeadingBlock, markup: string): Block[] {
  const isUnderlined = markup === '-' || markup === '='
  if (!isUnderlined || !/^\s*(?:\*\*)?[QAC]:|\s::\s|^\?\??\s*$/m.test(heading.text)) return [heading]
  const { start, end, text } = heading
  return [
    { kind: 'paragraph', text, start, end: end - 1 },
    { kind: 'rule', start: end - 1, end },
  ]
}

/** An HTML table with empty lines in it falls into many blocks; this makes it one again. */
function joinHtmlTables(blocks: readonly Block[], lines: readonly string[]): readonly Block[] {
  const closes = lines.flatMap((line, index) => (/<\/table\s*>/i.test(line) ? [index] : [])).reverse()
  const joined: Block[] = []
  for (const block of blocks) {
    const last = joined.at(-1)
    if (last && block.start < last.end) continue
    const isOpen = block.kind === 'html' && /<table[\s>]/i.test(block.text) && !/<\/table\s*>/i.test(block.text)
    if (isOpen) while (closes.length > 0 && (closes.at(-1) ?? 0) < block.start) closes.pop()
    const close = isOpen ? closes.at(-1) : undefined
    joined.push(
      close === undefined
        ? block
        : { kind: 'html', text: lines.slice(block.start, close + 1).join('\n'), start: block.start, end: close + 1 },
    )
  }
  return joined
}
