/** Weak spots: the weakest sections by what FSRS foresees and by what mock exams showed, together. */
import type { CardKey } from './deck.ts'
import type { Attempt } from './exam-attempt.ts'
import { isRightAt } from './exam-score.ts'
import type { Outlook } from './outlook.ts'
import type { ReadyCard } from './readiness.ts'

/** Papers that still tell how it stands; older ones do not. */
const LATEST = 3

/** Sections one session is about. */
const SECTIONS = 3

/** How much a domain that was missed whole weighs against one that was never missed. */
const MISS_WEIGHT = 2

/** Shares of questions missed, 0–1, by domain and by week. */
export interface ExamMisses {
  readonly byDomain: ReadonlyMap<string, number>
  readonly byWeek: ReadonlyMap<number, number>
}

/** What the latest papers of a course say; nothing where none was sat. */
export function missesIn(attempts: readonly Attempt[]): ExamMisses {
  const latest = attempts.filter(({ endedAtMs }) => endedAtMs !== undefined).sort((a, b) => (b.endedAtMs ?? 0) - (a.endedAtMs ?? 0)).slice(0, LATEST)
  const domains = new Shares<string>()
  const weeks = new Shares<number>()
  for (const attempt of latest) {
    for (const [place, { domain, week }] of attempt.questions.entries()) {
      const isMissed = !isRightAt(attempt, place)
      if (domain !== undefined) domains.add(domain, isMissed)
      weeks.add(week, isMissed)
    }
  }
  return { byDomain: domains.all(), byWeek: weeks.all() }
}

class Shares<Key> {
  readonly #counts = new Map<Key, { missed: number; total: number }>()

  add(key: Key, isMissed: boolean): void {
    const count = this.#counts.get(key) ?? { missed: 0, total: 0 }
    this.#counts.set(key, { missed: count.missed + Number(isMissed), total: count.total + 1 })
  }

  all(): ReadonlyMap<Key, number> {
    return new Map([...this.#counts].map(([key, { missed, total }]) => [key, missed / total]))
  }
}

export interface WeakRequest {
  /** In the order of the outlook. */
  readonly cards: readonly (ReadyCard & { readonly key: CardKey })[]
  readonly outlook: Outlook
  readonly misses: ExamMisses
  /** Cards behind misses that were not answered since, the most urgent first. */
  readonly returned: readonly CardKey[]
}

/**
 * Places of the cards to study, the most urgent first: those behind misses, then the cards of the three weakest
 * sections. A card is worth what studying it today adds to its recall on the exam day, more where papers were missed.
 */
export function weakSpots({ cards, outlook, misses, returned }: WeakRequest): readonly number[] {
  const worth = (place: number): number => {
    const gain = (outlook.studiedToday[place] ?? 0) - (outlook.stopped[place] ?? 0)
    return Math.max(0, gain) * (1 + MISS_WEIGHT * missedShare(cards[place], misses))
  }
  const rank = new Map(returned.map((key, index) => [key, index]))
  const behindMisses = [...cards.keys()].filter((place) => rank.has(keyAt(cards, place)))
  const urgent = behindMisses.sort((a, b) => (rank.get(keyAt(cards, a)) ?? 0) - (rank.get(keyAt(cards, b)) ?? 0))
  const chosen = new Set(urgent)
  const weakest = weakestSections(cards, worth).flat().filter((place) => !chosen.has(place))
  return [...urgent, ...weakest]
}

/** The sections whose cards are worth most on average, each with its cards, the worthiest first. */
function weakestSections(cards: WeakRequest['cards'], worth: (place: number) => number): readonly (readonly number[])[] {
  const sections = new Map<string, number[]>()
  for (const [place, { section = '' }] of cards.entries()) {
    if (worth(place) <= 0) continue
    const known = sections.get(section)
    if (known) known.push(place)
    else sections.set(section, [place])
  }
  const mean = (places: readonly number[]): number => places.reduce((sum, place) => sum + worth(place), 0) / places.length
  const ranked = [...sections.values()].map((places) => ({ places, mean: mean(places) })).sort((a, b) => b.mean - a.mean)
  return ranked.slice(0, SECTIONS).map(({ places }) => places.sort((a, b) => worth(b) - worth(a) || a - b))
}

function missedShare(card: ReadyCard | undefined, { byDomain, byWeek }: ExamMisses): number {
  if (!card) return 0
  return Math.max((card.domain === undefined ? undefined : byDomain.get(card.domain)) ?? 0, byWeek.get(card.week) ?? 0)
}

function keyAt(cards: WeakRequest['cards'], place: number): CardKey {
  return cards[place]?.key ?? ('' as CardKey)
}
