/** Which cards stand behind a missed question: those of its guide section, and those its tags name. */
import type { Note } from './card.ts'
import type { CardKey } from './deck.ts'
import { WeekWords } from './exam-likeness.ts'
import { spaced } from './exam-words.ts'

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

interface Section {
  readonly name: string
  readonly leaf: string
  readonly lower: string
  readonly cards: LinkCard[]
}

interface Tag {
  readonly tag: string
  readonly lower: string
}

/**
 * Links questions to the guide's own cards; a paper's question stands behind no other one. Made once for a deck, because
 * reading its sections costs a pass.
 */
export class CardLinks {
  readonly #keys = new Set<CardKey>()
  readonly #sections = new Map<string, Section>()
  readonly #byTag = new Map<string, LinkCard[]>()
  readonly #byWeek = new Map<number, LinkCard[]>()
  readonly #weekWords = new Map<number, WeekWords<LinkCard>>()
  readonly #fronts = new Map<CardKey, string>()

  constructor(cards: readonly LinkCard[]) {
    for (const card of cards) {
      this.#keys.add(card.key)
      if (card.note.paper !== undefined) continue
      sectionIn(this.#sections, card.note).cards.push(card)
      listIn(this.#byWeek, card.week).push(card)
      for (const tag of card.note.tags ?? []) listIn(this.#byTag, tag).push(card)
    }
  }

  /** The cards behind a question, the nearest first; those equally near in guide order. */
  of(question: LinkCard): readonly LinkedCard[] {
    const found = new Map<CardKey, LinkedCard>()
    for (const link of this.#nearestFirst(question)) {
      if (!found.has(link.key)) found.set(link.key, link)
      if (found.size === LINKS) break
    }
    return [...found.values()]
  }

  /** Itself, shared tags, its very section, headings that name its tags, cards of its week that do, cards of its week that speak of the same. */
  *#nearestFirst(question: LinkCard): Generator<LinkedCard> {
    const own = sectionIn(new Map(), question.note)
    const tags = (question.note.tags ?? []).map((tag): Tag => ({ tag, lower: spaced(tag) })).filter(({ lower }) => lower.length > 1)
    if (this.#keys.has(question.key)) yield { key: question.key, reason: { kind: 'itself' } }
    yield* this.#sharing(question, tags)
    if (own.name !== '') yield* inSection(this.#sections.get(own.name)?.cards ?? [], own.leaf)
    yield* this.#named(question, tags)
    yield* this.#toldByFront(question, tags)
    for (const { key, note } of this.#wordsOf(question.week).likest(question.note)) yield { key, reason: { kind: 'section', section: leafOf(note) } }
  }

  *#sharing({ week }: LinkCard, tags: readonly Tag[]): Generator<LinkedCard> {
    const cards = tags.flatMap(({ tag }) => (this.#byTag.get(tag) ?? []).map((card) => ({ card, tag })))
    for (const { card, tag } of nearWeekFirst(cards, week)) yield { key: card.key, reason: { kind: 'tag', tag } }
  }

  *#named({ week }: LinkCard, tags: readonly Tag[]): Generator<LinkedCard> {
    const cards = tags.length === 0 ? [] : [...this.#sections.values()].flatMap(({ lower, cards: all }) => {
      const named = tags.find((tag) => lower.includes(tag.lower))
      return named ? all.map((card) => ({ card, tag: named.tag })) : []
    })
    for (const { card, tag } of nearWeekFirst(cards, week)) yield { key: card.key, reason: { kind: 'tag', tag } }
  }

  *#toldByFront({ week }: LinkCard, tags: readonly Tag[]): Generator<LinkedCard> {
    if (tags.length === 0) return
    for (const card of this.#byWeek.get(week) ?? []) {
      const front = this.#frontOf(card)
      const told = tags.find(({ lower }) => front.includes(lower))
      if (told) yield { key: card.key, reason: { kind: 'tag', tag: told.tag } }
    }
  }

  #wordsOf(week: number): WeekWords<LinkCard> {
    const known = this.#weekWords.get(week)
    if (known) return known
    const words = new WeekWords(this.#byWeek.get(week) ?? [])
    this.#weekWords.set(week, words)
    return words
  }

  #frontOf({ key, note }: LinkCard): string {
    const known = this.#fronts.get(key)
    if (known !== undefined) return known
    const front = spaced(note.kind === 'cloze' ? note.text : note.front)
    this.#fronts.set(key, front)
    return front
  }
}

function leafOf({ source }: Note): string {
  return source?.headings.at(-1) ?? ''
}

function* inSection(cards: readonly LinkCard[], section: string): Generator<LinkedCard> {
  for (const { key } of cards) yield { key, reason: { kind: 'section', section } }
}

function nearWeekFirst<Linked extends { readonly card: LinkCard }>(cards: readonly Linked[], week: number): readonly Linked[] {
  return [...cards.filter(({ card }) => card.week === week), ...cards.filter(({ card }) => card.week !== week)]
}

function listIn<Key>(lists: Map<Key, LinkCard[]>, key: Key): LinkCard[] {
  const known = lists.get(key)
  if (known) return known
  const list: LinkCard[] = []
  lists.set(key, list)
  return list
}

function sectionIn(known: Map<string, Section>, { source }: Note): Section {
  const name = source?.headings.join('\n') ?? ''
  const found = known.get(name)
  if (found) return found
  const leaf = source?.headings.at(-1) ?? ''
  const section: Section = { name, leaf, lower: spaced(leaf), cards: [] }
  known.set(name, section)
  return section
}
