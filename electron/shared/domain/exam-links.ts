/** Which cards stand behind a missed question: those of its guide section, and those its tags name. */
import type { Note } from './card.ts'
import type { CardKey } from './deck.ts'

/** A card as linking sees it. */
export interface LinkCard {
  readonly key: CardKey
  readonly note: Note
  readonly week: number
}

/** Why a card was linked: it is the question itself, stands in its section, or is about its tag. */
export type LinkReason =
  | { readonly kind: 'itself' }
  | { readonly kind: 'section'; readonly section: string }
  | { readonly kind: 'tag'; readonly tag: string }

export interface LinkedCard {
  readonly key: CardKey
  readonly reason: LinkReason
}

/** Cards linked to one question at most, itself included. */
export const LINKS = 4

interface Found extends LinkedCard {
  readonly score: number
}

interface Section {
  readonly name: string
  readonly leaf: string
  readonly lower: string
  readonly words: ReadonlySet<string>
}

/** Links questions to cards of the same deck. Made once for a deck, because reading its sections costs a pass. */
export class CardLinks {
  readonly #cards: readonly { readonly card: LinkCard; readonly section: Section }[]

  constructor(cards: readonly LinkCard[]) {
    const sections = new Map<string, Section>()
    this.#cards = cards.map((card) => ({ card, section: sectionIn(sections, card.note) }))
  }

  /** The cards behind a question, the nearest first; those equally near in guide order. */
  of(question: LinkCard): readonly LinkedCard[] {
    const own = sectionIn(new Map(), question.note)
    const tags = (question.note.tags ?? []).map((tag) => ({ tag, lower: spaced(tag) })).filter(({ lower }) => lower.length > 1)
    const found: Found[] = []
    for (const { card, section } of this.#cards) {
      const link = card.key === question.key ? itself(card.key) : linkOf({ card, section, question, own, tags })
      if (link) found.push(link)
    }
    return found.sort((a, b) => b.score - a.score).slice(0, LINKS).map(({ key, reason }) => ({ key, reason }))
  }
}

function itself(key: CardKey): Found {
  return { key, reason: { kind: 'itself' }, score: 10 }
}

interface Comparison {
  readonly card: LinkCard
  readonly section: Section
  readonly question: LinkCard
  readonly own: Section
  readonly tags: readonly { readonly tag: string; readonly lower: string }[]
}

/** A shared tag or the very section, then a tag that the heading names, then one the card names, then a like heading of its week. */
function linkOf({ card, section, question, own, tags }: Comparison): Found | null {
  const { key } = card
  const isNear = card.week === question.week
  const near = isNear ? 0.5 : 0
  const shared = tags.find(({ tag }) => card.note.tags?.includes(tag))
  if (shared) return { key, reason: { kind: 'tag', tag: shared.tag }, score: 5 + near }
  if (own.name !== '' && own.name === section.name) return { key, reason: { kind: 'section', section: section.leaf }, score: 4 }
  const named = tags.find(({ lower }) => section.lower.includes(lower))
  if (named) return { key, reason: { kind: 'tag', tag: named.tag }, score: 3 + near }
  if (!isNear) return null
  const front = tags.length > 0 ? spaced(frontOf(card.note)) : ''
  const told = tags.find(({ lower }) => front.includes(lower))
  if (told) return { key, reason: { kind: 'tag', tag: told.tag }, score: 2 }
  const isLike = [...own.words].some((word) => section.words.has(word))
  return isLike ? { key, reason: { kind: 'section', section: section.leaf }, score: 1 } : null
}

function frontOf(note: Note): string {
  return note.kind === 'cloze' ? note.text : note.front
}

function sectionIn(known: Map<string, Section>, { source }: Note): Section {
  const name = source?.headings.join('\n') ?? ''
  const found = known.get(name)
  if (found) return found
  const leaf = source?.headings.at(-1) ?? ''
  const words = new Set(spaced(leaf).split(' ').map((word) => word.replace(PARTICLE, '')).filter((word) => word.length > 1))
  const section = { name, leaf, lower: spaced(leaf), words }
  known.set(name, section)
  return section
}

/** What ends a Korean noun without belonging to it. */
const PARTICLE = /(?<=[가-힣]{2})(?:으로|에서|에게|까지|부터|을|를|이|가|은|는|의|와|과|로|에|도)$/u

/** Lower case, with what stands between words as one space: `transfer-learning` is then found in "Transfer Learning". */
function spaced(text: string): string {
  return text.normalize('NFC').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
}
