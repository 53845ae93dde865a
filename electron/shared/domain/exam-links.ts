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

interface Section {
  readonly name: string
  readonly leaf: string
  readonly lower: string
  readonly words: ReadonlySet<string>
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

  /** Itself, shared tags, its very section, headings that name its tags, cards of its week that do, like headings of its week. */
  *#nearestFirst(question: LinkCard): Generator<LinkedCard> {
    const own = sectionIn(new Map(), question.note)
    const tags = (question.note.tags ?? []).map((tag): Tag => ({ tag, lower: spaced(tag) })).filter(({ lower }) => lower.length > 1)
    if (this.#keys.has(question.key)) yield { key: question.key, reason: { kind: 'itself' } }
    yield* this.#sharing(question, tags)
    if (own.name !== '') yield* inSection(this.#sections.get(own.name)?.cards ?? [], own.leaf)
    yield* this.#named(question, tags)
    yield* this.#toldByFront(question, tags)
    for (const { leaf, words, cards } of this.#sections.values()) {
      if ([...own.words].some((word) => words.has(word))) yield* inSection(cards.filter(({ week }) => week === question.week), leaf)
    }
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

  #frontOf({ key, note }: LinkCard): string {
    const known = this.#fronts.get(key)
    if (known !== undefined) return known
    const front = spaced(note.kind === 'cloze' ? note.text : note.front)
    this.#fronts.set(key, front)
    return front
  }
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
  const words = new Set(spaced(leaf).split(' ').map((word) => word.replace(PARTICLE, '')).filter((word) => word.length > 1))
  const section = { name, leaf, lower: spaced(leaf), words, cards: [] }
  known.set(name, section)
  return section
}

/** What ends a Korean noun without belonging to it. */
const PARTICLE = /(?<=[가-힣]{2})(?:으로|에서|에게|까지|부터|을|를|이|가|은|는|의|와|과|로|에|도)$/u

/** Lower case, with what stands between words as one space: `transfer-learning` is then found in "Transfer Learning". */
function spaced(text: string): string {
  return text.normalize('NFC').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
}
