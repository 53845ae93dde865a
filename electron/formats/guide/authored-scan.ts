import type { FoundCard } from './found-card.ts'
import { clozeCard, finishDraft, type Draft } from './authored-draft.ts'
import { hasOwnForm, readLineForms, readSeparatorForm, type Around } from './authored-lines.ts'
import { sourceOf, type Block, type Container, type ListBlock, type TextBlock } from './blocks.ts'
import type { Findings } from './report.ts'
import type { Section } from './sections.ts'
import { isTaskList } from './tasks.ts'

/** `Q:`, `A:` or `C:` at the start of a line, bold or not. */
const MARKER = /^\s*(\*\*|__)?([QAC])[:：](?:\*\*|__)?(?=\s|$|[^\s:\\/])\s*/

/** Finds the cards of a section's own blocks. Code and HTML never hold one, a heading only a `{{c1::hole}}`. */
export function scanSection(section: Section, findings: Findings): readonly FoundCard[] {
  const scan = new Scan(section, findings)
  if (section.heading.includes('{{c'))
    scan.found.push(...clozeCard(section.heading, { section, findings, line: section.line }, false))
  scan.blocks({ ...section.document, blocks: section.blocks })
  scan.close()
  return scan.found
}

/**
 * Walks the blocks with at most one `Q:` or `C:` card open. What follows belongs to the open card until another card,
 * a rule, a heading or the end of the list item it began in.
 */
class Scan {
  readonly found: FoundCard[] = []
  readonly #section: Section
  readonly #findings: Findings
  #draft: Draft | null = null

  constructor(section: Section, findings: Findings) {
    this.#section = section
    this.#findings = findings
  }

  close(): void {
    if (this.#draft) this.#add(finishDraft(this.#draft, this.#context(this.#draft.line)))
    this.#draft = null
  }

  blocks(container: Container): void {
    for (const [index, block] of container.blocks.entries()) {
      if (block.kind === 'paragraph') this.#paragraph(block, { container, before: container.blocks[index - 1], next: container.blocks[index + 1] })
      else if (block.kind === 'rule') this.close()
      else if (block.kind === 'table' && this.#section.traits.isCards) this.close()
      else if (block.kind === 'list' && (this.#draft === null || holdsMarkers(block))) this.#list(block)
      else if (this.#draft) this.#extend(block, container)
      else if (block.kind === 'quote') this.#apart(block.inside)
    }
  }

  /** Items are read one by one; a card that began in one ends with it, unless the next goes on with its `A:`. */
  #list(list: ListBlock): void {
    const outer = this.#draft
    for (const [index, item] of list.items.entries()) {
      this.blocks(item)
      if (this.#draft !== outer && markerOf(list.items[index + 1]) !== 'A') this.close()
    }
  }

  #apart(inside: Container): void {
    this.blocks(inside)
    this.close()
  }

  #extend(block: Block, container: Container): void {
    const draft = this.#draft
    if (!draft) return
    if (block.kind === 'html' && /^\s*<!--/.test(block.text)) return
    if (draft.kind === 'question' && draft.part === 'front' && block.kind === 'list' && isTaskList(block))
      draft.options = block.items
    else if (draft.options && draft.part === 'front') this.#afterOptions(block, container)
    else append(draft, sourceOf(container, block), block)
  }

  /** Below the options stands only the explanation, as a quote. */
  #afterOptions(block: Block, container: Container): void {
    if (block.kind === 'quote') for (const line of [...block.inside.lines, '']) this.#draft?.explanation.push(line)
    else {
      this.close()
      this.blocks({ ...container, blocks: [block] })
    }
  }

  #paragraph(block: TextBlock, around: Around & { readonly container: Container }): void {
    const lines = sourceOf(around.container, block)
    if (!MARKER.test(lines[0] ?? '') && (!this.#draft || hasOwnForm(block.text, this.#section.document))) {
      this.close()
      this.#lines(block, lines, around)
      return
    }
    for (const [index, line] of lines.entries())
      this.#line(line, { start: block.start + index, end: block.start + index + 1 }, block)
  }

  #line(line: string, extent: { readonly start: number; readonly end: number }, block: TextBlock): void {
    const marker = MARKER.exec(line)
    const rest = marker ? unbold(line.slice(marker[0].length), marker[0]) : line
    const draft = this.#draft
    if (marker?.[2] === 'Q' || marker?.[2] === 'C') {
      this.close()
      const kind = marker[2] === 'Q' ? 'question' : 'cloze'
      this.#draft = {
        kind,
        part: 'front',
        line: extent.start + 1,
        end: extent.end,
        front: [rest],
        back: [],
        explanation: [],
        options: null,
      }
    } else if (marker && draft?.kind === 'question' && draft.part === 'front') {
      draft.part = 'back'
      draft.back.push(rest)
      draft.end = extent.end
    } else if (marker && draft?.kind !== 'question') {
      this.close()
      this.#findings.reject('answer-without-question', {
        file: this.#section.file,
        line: extent.start + 1,
        text: line,
        reason: 'answer-needs-question',
      })
    } else if (draft?.options && draft.part === 'front') {
      this.close()
      this.#lines(block, [line], { container: null })
    } else if (draft) append(draft, [line], extent)
  }

  #lines(
    block: TextBlock,
    lines: readonly string[],
    around: Around,
  ): void {
    const context = this.#context(block.start + 1)
    const separated = readSeparatorForm(block, lines, { ...context, ...around })
    this.#add(separated ?? readLineForms(lines, context))
  }

  #context(line: number) {
    return { section: this.#section, findings: this.#findings, line }
  }

  #add(cards: readonly FoundCard[]): void {
    for (const card of cards) this.found.push(card)
  }
}

function append(draft: Draft, lines: readonly string[], extent: { readonly start: number; readonly end: number }): void {
  const part = draft.part === 'back' ? draft.back : draft.front
  if (extent.start > draft.end) part.push('')
  for (const line of lines) part.push(line)
  draft.end = extent.end
}

/** `**Q: text**` closes its bold at the end of the line. */
function unbold(rest: string, marker: string): string {
  const isOpen = /^\s*(?:\*\*|__)[QAC][:：]\s*$/.test(marker)
  return isOpen ? rest.replace(/(?:\*\*|__)\s*$/, '') : rest
}

function markerOf(item: Container | undefined): string | undefined {
  const [first] = item?.blocks ?? []
  return first?.kind === 'paragraph' ? MARKER.exec(first.text)?.[2] : undefined
}

function holdsMarkers(list: ListBlock): boolean {
  return list.items.some((item) => markerOf(item) !== undefined)
}
