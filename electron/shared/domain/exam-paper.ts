/** Drawing a paper: how many questions of each domain, which ones, and in which order. The seed decides all of it. */
import type { ExamDomain } from './deck.ts'
import { mulberry32 } from './shuffle.ts'

/** A question that may be drawn; `domain` is the target exam's. */
export interface Drawable {
  readonly domain?: string | undefined
}

export interface DrawRequest<Item extends Drawable> {
  readonly items: readonly Item[]
  readonly count: number
  /** Weights to draw by; empty draws evenly. */
  readonly domains: readonly ExamDomain[]
  readonly seed: number
}

/** A domain that has fewer questions than its weight asks for. */
export interface Shortfall {
  readonly domain: string
  readonly wanted: number
  readonly found: number
}

export interface Drawn<Item extends Drawable> {
  /** In the order they are asked. */
  readonly items: readonly Item[]
  readonly shortfalls: readonly Shortfall[]
}

/**
 * Draws a paper. Each domain gets its share of the count by weight; what a domain lacks is made up by the others, and
 * last by questions outside every weighted domain. Fewer come back when there are not enough.
 */
export function drawPaper<Item extends Drawable>({ items, count, domains, seed }: DrawRequest<Item>): Drawn<Item> {
  const random = mulberry32(seed)
  const weighted = domains.filter(({ weight }) => weight > 0)
  const pools = new Map<string, Item[]>(weighted.map(({ id }) => [id, []]))
  const rest: Item[] = []
  for (const item of items) (pools.get(item.domain ?? '') ?? rest).push(item)
  const wanted = sharesOf(weighted, count)
  const given = fill(weighted, { wanted, pools, count })
  const drawn = weighted.flatMap(({ id }) => sample(pools.get(id) ?? [], given.get(id) ?? 0, random))
  const others = sample(rest, count - drawn.length, random)
  return {
    items: sample([...drawn, ...others], drawn.length + others.length, random),
    shortfalls: weighted.flatMap(({ id }) => shortfallOf(id, wanted.get(id) ?? 0, pools.get(id)?.length ?? 0)),
  }
}

/** Whole numbers by weight that add up to the count: the largest remainders are rounded up. */
export function sharesOf(domains: readonly ExamDomain[], count: number): ReadonlyMap<string, number> {
  const total = domains.reduce((sum, { weight }) => sum + weight, 0)
  const exact = domains.map(({ id, weight }) => ({ id, share: total > 0 ? (count * weight) / total : 0 }))
  const shares = new Map(exact.map(({ id, share }) => [id, Math.floor(share)]))
  const left = total > 0 ? count - [...shares.values()].reduce((sum, share) => sum + share, 0) : 0
  const byRemainder = exact.toSorted((a, b) => (b.share % 1) - (a.share % 1))
  for (const { id } of byRemainder.slice(0, left)) shares.set(id, (shares.get(id) ?? 0) + 1)
  return shares
}

interface Filling<Item> {
  readonly wanted: ReadonlyMap<string, number>
  readonly pools: ReadonlyMap<string, readonly Item[]>
  readonly count: number
}

/** What each domain gives: its share, then by weight what the others lack, as far as it has any. */
function fill<Item>(domains: readonly ExamDomain[], { wanted, pools, count }: Filling<Item>): ReadonlyMap<string, number> {
  const size = (id: string): number => pools.get(id)?.length ?? 0
  const given = new Map([...wanted].map(([id, share]) => [id, Math.min(share, size(id))]))
  for (;;) {
    const missing = count - [...given.values()].reduce((sum, share) => sum + share, 0)
    const open = domains.filter(({ id }) => (given.get(id) ?? 0) < size(id))
    if (missing <= 0 || open.length === 0) return given
    for (const [id, more] of sharesOf(open, missing)) given.set(id, Math.min(size(id), (given.get(id) ?? 0) + more))
  }
}

function shortfallOf(domain: string, wanted: number, found: number): readonly Shortfall[] {
  return found < wanted ? [{ domain, wanted, found }] : []
}

/** So many of the items at random, each at most once: the first steps of a Fisher–Yates shuffle. */
export function sample<Item>(items: readonly Item[], count: number, random: () => number): Item[] {
  const pool = [...items]
  const taken: Item[] = []
  while (taken.length < count && pool.length > 0) {
    const place = Math.floor(random() * pool.length)
    const [item] = pool.slice(place, place + 1)
    const last = pool.pop()
    if (last !== undefined && place < pool.length) pool[place] = last
    if (item !== undefined) taken.push(item)
  }
  return taken
}

/** The order in which options are shown: shown place to the option's own place. */
export function optionOrder(count: number, random: () => number): readonly number[] {
  return sample(Array.from({ length: count }, (_unused, place) => place), count, random)
}
