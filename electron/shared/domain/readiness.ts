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
  /** The weakest cards of all, by FSRS and by mock exams. */
  | { readonly kind: 'weak' }

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
  const sections = new TopGains<string>()
  const weeks = new TopGains<number>()
  const domains = new TopGains<string>()
  for (let place = 0; place < cards.length; place += 1) {
    const { section, week, domain } = cards[place] ?? { week: 0 }
    const gain = (weights.get(domain) ?? 0) * ((outlook.studiedToday[place] ?? 0) - (outlook.stopped[place] ?? 0))
    if (gain <= 0) continue
    if (section !== undefined) sections.add(section, gain)
    if (week !== 0) weeks.add(week, gain)
    if (domain !== undefined) domains.add(domain, gain)
  }
  return [
    ...sections.best().map(([section, gain]) => ({ topic: { kind: 'section' as const, section }, ...gain })),
    ...weeks.best().map(([week, gain]) => ({ topic: { kind: 'week' as const, week }, ...gain })),
    ...domains.best().map(([domain, gain]) => ({ topic: { kind: 'domain' as const, domain }, ...gain })),
  ]
}

/** The {@link RAISE_CARDS} best gains of each topic: one session's worth. */
class TopGains<Name> {
  /** Ascending, so that the one to give way is the first. */
  readonly #gains = new Map<Name, number[]>()

  add(name: Name, gain: number): void {
    const gains = this.#gains.get(name)
    if (!gains) this.#gains.set(name, [gain])
    else if (gains.length < RAISE_CARDS || gain > (gains[0] ?? 0)) {
      const above = gains.findIndex((other) => other > gain)
      gains.splice(above < 0 ? gains.length : above, 0, gain)
      if (gains.length > RAISE_CARDS) gains.shift()
    }
  }

  /** The topic that gains most, alone in a list; an empty one when there is none. */
  best(): readonly (readonly [Name, { readonly cards: number; readonly gain: number }])[] {
    const sums = [...this.#gains].map(([name, gains]) => [name, { cards: gains.length, gain: gains.reduce((sum, gain) => sum + gain, 0) }] as const)
    return sums.sort(([, a], [, b]) => b.gain - a.gain).slice(0, 1)
  }
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
    case 'weak':
      return true
  }
}
