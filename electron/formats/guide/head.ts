import { createHash } from 'node:crypto'
import type { DeckHead } from '../../shared/domain/deck.ts'
import { LONGEST_NAME } from '../deck-schema.ts'
import { isSideTitle } from './authored-pairs.ts'
import type { FoundCard } from './found-card.ts'
import type { FrontMatter } from './front-matter.ts'
import { slug } from './identity.ts'
import type { Findings } from './report.ts'
import type { Section } from './sections.ts'
import { shorten } from './text.ts'

/** Letters of a guide that its language is told by. */
const LOOKED_AT = 20_000

interface Guide {
  readonly front: FrontMatter
  readonly sections: readonly Section[]
  readonly cards: readonly FoundCard[]
  readonly files: readonly { readonly name: string; readonly text: string }[]
  readonly findings: Findings
}

/**
 * What a guide is called. Its course is that of the front matter, else its title's slug: never the file's name, so that
 * a renamed file keeps its cards' progress.
 */
export function headOf(guide: Guide): DeckHead {
  const { front, sections, files, findings } = guide
  const named = sections.filter((section) => section.title !== '' && !isSideTitle(section.title))
  const titled = named.find((section) => section.level === 1) ?? named[0]
  const title = front.title ?? titled?.title
  const language = front.language ?? languageOf(sections)
  const file = files[0]?.name ?? ''
  const shown = title ?? (file.replace(/^.*\//, '').replace(/\.\w+$/, '') || 'guide')
  if (title === undefined) findings.warn('title-missing', { file, line: 1, text: shown })
  const course = courseOf(guide, front.course ?? title)
  return {
    id: [course, slug(language)].filter((part) => part !== '').join('-'),
    course,
    title: shorten(shown || 'guide', LONGEST_NAME),
    language,
  }
}

/** A guide without any name goes by its first card, and one whose name has no letter that is safe by that name's hash. */
function courseOf({ cards }: Guide, name: string | undefined): string {
  const safe = slug(name ?? '')
  if (safe !== '') return safe
  const [first] = cards
  const known = name ?? (first?.card.kind === 'cloze' ? first.card.text : first?.card.front) ?? ''
  return `guide-${createHash('sha256').update(known).digest('hex').slice(0, 8)}`
}

function languageOf(sections: readonly Section[]): string {
  const documents = [...new Set(sections.map((section) => section.document))]
  const text = documents
    .map((document) => document.lines.join('\n').slice(0, LOOKED_AT))
    .join('\n')
    .slice(0, LOOKED_AT)
  return languageOfText(text)
}

/** Korean, Japanese or Chinese by the letters of a text, else English. */
export function languageOfText(text: string): string {
  const looked = text.slice(0, LOOKED_AT)
  const count = (pattern: RegExp): number => looked.match(pattern)?.length ?? 0
  const letters = count(/\p{L}/gu)
  if (count(/[가-힣]/g) * 10 > letters) return 'ko'
  if (count(/[\u3040-\u30ff]/g) * 10 > letters) return 'ja'
  return count(/\p{Script=Han}/gu) * 10 > letters ? 'zh' : 'en'
}
