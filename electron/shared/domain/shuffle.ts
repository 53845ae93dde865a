/** The items in an order that depends on the seed alone: each item is ranked by one draw of mulberry32 (public domain). */
export function shuffled<Item>(items: readonly Item[], seed: number): readonly Item[] {
  const random = mulberry32(seed)
  const keyed = items.map((item) => ({ item, rank: random() }))
  return keyed.sort((a, b) => a.rank - b.rank).map(({ item }) => item)
}

/** Numbers in [0, 1) that repeat for the same seed. */
export function mulberry32(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
