import type { Exam } from '../../shared/domain/deck.ts'
import { mergeTraits, readAttributes, takeTail, withHint, type Traits } from './attributes.ts'
import type { Block, Document, HeadingBlock } from './blocks.ts'
import { plainText } from './plain.ts'
import type { Findings } from './report.ts'

/** A heading with what stands below it up to the next heading of any level. */
export interface Section {
  readonly file: string
  /** Line of the heading, from 1; of the file's first line for text above every heading. */
  readonly line: number
  /** 0 for text above every heading. */
  readonly level: number
  readonly title: string
  /** The heading's Markdown without its attributes. */
  readonly heading: string
  /** Titles from the outermost heading to this one. */
  readonly path: readonly string[]
  readonly parent: Section | null
  /** Attributes of this heading over those of the headings it stands under. */
  readonly traits: Traits
  readonly document: Document
  readonly blocks: readonly Block[]
  /** Whether it has headings below it. */
  readonly hasParts: boolean
}

type Growing = { -readonly [Key in keyof Section]: Section[Key] } & { blocks: Block[] }

/** Cuts a guide file at its headings. */
export function sectionsOf(file: string, document: Document, context: { readonly exams: readonly Exam[]; readonly findings: Findings }): readonly Section[] {
  const top: Growing = { file, line: 1, level: 0, title: '', heading: '', path: [], parent: null, traits: {}, document, blocks: [], hasParts: false }
  const sections: Growing[] = [top]
  let current = top
  for (const block of document.blocks) {
    if (block.kind !== 'heading') {
      current.blocks.push(block)
      continue
    }
    const parent = parentOf(current, block.level)
    if (parent) parent.hasParts = true
    current = { ...headed(block, file, context), parent, document, blocks: [], hasParts: false }
    current.path = [...(parent?.path ?? []), current.title]
    current.traits = mergeTraits(parent?.traits ?? {}, current.traits)
    sections.push(current)
  }
  return sections
}

function parentOf(section: Growing, level: number): Growing | null {
  let parent: Growing | null = section
  while (parent && (parent.level >= level || parent.level === 0)) parent = parent.parent as Growing | null
  return parent
}

function headed(block: HeadingBlock, file: string, { exams, findings }: { readonly exams: readonly Exam[]; readonly findings: Findings }) {
  const { text, attributes } = takeTail(block.text, { hasTags: false })
  const { traits, unknown } = readAttributes(attributes, exams)
  const line = block.start + 1
  for (const word of unknown) findings.warn('attribute-unknown', { file, line, text: withHint(word, exams) })
  const heading = text.replace(/\s+#+\s*$/, '')
  return { file, line, level: block.level, title: plainText(heading), heading, path: [], traits }
}
