/**
 * Readiness: mean recall on the exam day over the plan's cards, weighted by the target exam's domains; a card not met
 * yet counts 0. Two figures, if studying stops today and if the plan is followed; never a promise of passing.
 */
import type { Exam } from './deck.ts'
import type { Outlook } from './outlook.ts'

/** Both shares are 0–1. */
export interface Readiness {
  readonly stopped: number
  readonly followed: number
}

/** A card as readiness sees it, in the order of the outlook. */
export interface ReadyCard {
  readonly week: number
  /** Id of the target exam's domain. */
  readonly domain?: string | undefined
  /** Headings the card stands under, as one text. */
  readonly section?: string | undefined
}

/** Part of a course that a person may study by itself. */
export type Topic =
  | { readonly kind: 'section'; readonly section: string }
  | { readonly kind: 'week'; readonly week: number }
  | { readonly kind: 'domain'; readonly domain: string }

/** What studying a topic's weakest cards today would add to the readiness of the whole, 0–1. */
export interface Raise {
  readonly topic: Topic
  readonly cards: number
  readonly gain: number
}

/** How many cards one such session takes. */
export const RAISE_CARDS = 20

export interface ReadinessReport extends Readiness {
  /** Of the cards of a week, or of a range of weeks. */
  readonly ofWeeks: (week: number, toWeek?: number) => Readiness
  readonly byDomain: ReadonlyMap<string, Readiness & { readonly cards: number }>
  /** The section, the week and the domain that would raise it most; a kind the course does not have is left out. */
  readonly raises: readonly Raise[]
}

class Sum {
  stopped = 0
  followed = 0
  cards = 0

  add(stopped: number, followed: number): void {
    this.stopped += stopped
    this.followed += followed
    this.cards += 1
  }
}

/** Readiness of a course and of its parts. */
export function readinessOf(cards: readonly ReadyCard[], outlook: Outlook, exam: Exam | undefined): ReadinessReport {
  const weeks = new Map<number, Sum>()
  const domains = new Map<string, Sum>()
  const all = new Sum()
  const outside = new Sum()
  for (const [index, { week, domain }] of cards.entries()) {
    const stopped = outlook.stopped[index] ?? 0
    const followed = outlook.followed[index] ?? 0
    all.add(stopped, followed)
    sumIn(weeks, week).add(stopped, followed)
    if (domain === undefined) outside.add(stopped, followed)
    else sumIn(domains, domain).add(stopped, followed)
  }
  const weights = weightsOf({ exam, domains, cards: all.cards, outside: outside.cards })
  return {
    ...weigh(domains, outside, weights),
    ofWeeks: (from, to = from) => meanOf([...weeks].filter(([week]) => week >= from && week <= to).map(([, sum]) => sum)),
    byDomain: new Map([...domains].map(([domain, sum]) => [domain, meanOf([sum])])),
    raises: raisesOf(cards, outlook, weights),
  }
}

function meanOf(sums: readonly Sum[]): Readiness & { readonly cards: number } {
  const total = (of: (sum: Sum) => number): number => sums.reduce((all, sum) => all + of(sum), 0)
  const cards = total((sum) => sum.cards)
  return { stopped: total((sum) => sum.stopped) / Math.max(1, cards), followed: total((sum) => sum.followed) / Math.max(1, cards), cards }
}

/** What one card of a domain adds to the whole; `undefined` stands for the cards outside the exam's domains. */
type Weights = ReadonlyMap<string | undefined, number>

/** Domains weigh what the exam says, those without cards left out; cards outside them weigh what they are of all cards. */
function weightsOf({ exam, domains, cards, outside }: { exam: Exam | undefined; domains: ReadonlyMap<string, Sum>; cards: number; outside: number }): Weights {
  const known = (exam?.domains ?? []).filter(({ id }) => domains.has(id))
  const total = known.reduce((sum, { weight }) => sum + weight, 0)
  const inside = cards === 0 ? 0 : (cards - outside) / cards
  const each = new Map<string | undefined, number>([[undefined, cards === 0 ? 0 : 1 / cards]])
  for (const { id, weight } of known) each.set(id, (inside * weight) / total / (domains.get(id)?.cards ?? 1))
  return each
}

function weigh(domains: ReadonlyMap<string, Sum>, outside: Sum, weights: Weights): Readiness {
  let stopped = 0
  let followed = 0
  for (const [domain, sum] of [...domains, [undefined, outside] as const]) {
    const weight = weights.get(domain) ?? 0
    stopped += weight * sum.stopped
    followed += weight * sum.followed
  }
  return { stopped, followed }
}

function raisesOf(cards: readonly ReadyCard[], outlook: Outlook, weights: Weights): readonly Raise[] {
  const gains = Float64Array.from(cards, ({ domain }, index) => (weights.get(domain) ?? 0) * ((outlook.studiedToday[index] ?? 0) - (outlook.stopped[index] ?? 0)))
  const section = bestOf(cards, gains, (card) => card.section)
  const week = bestOf(cards, gains, (card) => (card.week === 0 ? undefined : card.week))
  const domain = bestOf(cards, gains, (card) => card.domain)
  return [
    ...(section ? [{ topic: { kind: 'section' as const, section: section.name }, cards: section.cards, gain: section.gain }] : []),
    ...(week ? [{ topic: { kind: 'week' as const, week: week.name }, cards: week.cards, gain: week.gain }] : []),
    ...(domain ? [{ topic: { kind: 'domain' as const, domain: domain.name }, cards: domain.cards, gain: domain.gain }] : []),
  ]
}

/** The name whose {@link RAISE_CARDS} best cards gain most; the first in guide order among equals. Nothing when nothing gains. */
function bestOf<Name extends string | number>(
  cards: readonly ReadyCard[], gains: Float64Array, nameOf: (card: ReadyCard) => Name | undefined,
): { readonly name: Name; readonly cards: number; readonly gain: number } | undefined {
  const byName = new Map<Name, number[]>()
  for (const [index, card] of cards.entries()) {
    const name = nameOf(card)
    if (name === undefined) continue
    const found = byName.get(name)
    if (found) found.push(gains[index] ?? 0)
    else byName.set(name, [gains[index] ?? 0])
  }
  let best: { readonly name: Name; readonly cards: number; readonly gain: number } | undefined
  for (const [name, all] of byName) {
    const most = Float64Array.from(all).sort().slice(-RAISE_CARDS).filter((gain) => gain > 0)
    const gain = most.reduce((sum, one) => sum + one, 0)
    if (gain > (best?.gain ?? 0)) best = { name, cards: most.length, gain }
  }
  return best
}

function sumIn<Key>(sums: Map<Key, Sum>, key: Key): Sum {
  const known = sums.get(key)
  if (known) return known
  const sum = new Sum()
  sums.set(key, sum)
  return sum
}

/** Places of a topic's cards that gain anything from being studied today, the most first. */
export function weakestFirst(cards: readonly ReadyCard[], outlook: Outlook, topic: Topic): readonly number[] {
  const gainOf = (index: number): number => (outlook.studiedToday[index] ?? 0) - (outlook.stopped[index] ?? 0)
  const places = [...cards.keys()].filter((index) => isAbout(cards[index], topic) && gainOf(index) > 0)
  return places.sort((a, b) => gainOf(b) - gainOf(a) || a - b)
}

function isAbout(card: ReadyCard | undefined, topic: Topic): boolean {
  switch (topic.kind) {
    case 'section':
      return card?.section === topic.section
    case 'week':
      return card?.week === topic.week
    case 'domain':
      return card?.domain === topic.domain
  }
}
