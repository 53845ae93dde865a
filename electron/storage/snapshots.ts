import * as z from 'zod'
import type { Notice } from '../shared/contract.ts'
import type { CardKey } from '../shared/domain/deck.ts'
import type { DayTotals, DeckRecord, Progress, ProgressSnapshot } from '../shared/domain/history.ts'
import type { CardState } from '../shared/domain/schedule.ts'
import type { JournalPlace, JournalPositions } from './journal.ts'
import { KeyedStore, storeExists, type OpenStore } from './keyed-store.ts'

/** Cards a shard holds at most: one is written in a few milliseconds. */
const SHARD_CARDS = 2000

/** Up to where the journal is in a snapshot, and from where on its entries can still be taken back. */
export interface SnapshotPoint {
  readonly seq: number
  readonly positions: JournalPositions
  readonly undoFrom: JournalPlace | null
}

/** What the snapshots held when they were opened. */
export interface StoredSnapshot {
  readonly point: SnapshotPoint
  readonly snapshot: ProgressSnapshot
}

const libraryShape = z.object({
  point: z.object({ seq: z.number(), positions: z.record(z.string(), z.number()), undoFrom: z.object({ file: z.string(), offset: z.number() }).nullable() }),
  days: z.record(z.string(), z.custom<DayTotals>((value) => typeof value === 'object')),
  decks: z.record(z.string(), z.custom<DeckRecord>((value) => typeof value === 'object')),
  shards: z.number().int(),
})

const shardShape = z.record(z.string(), z.custom<CardState>((value) => typeof value === 'object' && value !== null && 'stability' in value))

/**
 * The live state kept in electron-store so that starting does not read the whole journal: the states of the cards in
 * shards, in the order they were first studied, and one `library` store with everything else and the place in the
 * journal. Shards are written before it, and entries hold absolute states, so replaying from that place is right
 * even over shards that are newer.
 */
export class Snapshots {
  readonly #dataFolder: string
  readonly #openStore: OpenStore
  readonly #library: KeyedStore
  readonly #shards: KeyedStore[] = []
  readonly #shardOf = new Map<CardKey, number>()
  readonly #keys: CardKey[][] = []
  readonly #dirty = new Set<CardKey>()
  /** Null when there is none, or not all of it can be read. */
  readonly stored: StoredSnapshot | null
  /** What could be read, whole or not: for a journal that has nothing at all. */
  readonly salvaged: ProgressSnapshot

  constructor(dataFolder: string, openStore: OpenStore) {
    this.#dataFolder = dataFolder
    this.#openStore = openStore
    this.#library = this.#open('library')
    const library = libraryShape.safeParse(this.#library.value)
    const shards = this.#readShards(library.data?.shards ?? 0)
    this.salvaged = { cards: shards.cards, days: library.data?.days ?? {}, decks: library.data?.decks ?? {} }
    this.stored = library.data && shards.isWhole ? { point: library.data.point, snapshot: this.salvaged } : null
  }

  get notices(): readonly Notice[] {
    return [this.#library, ...this.#shards].flatMap((store) => store.notices)
  }

  /** Whether anything, readable or not, was there. */
  get wasThere(): boolean {
    return this.#library.value !== undefined || this.notices.length > 0
  }

  /** Notes that a card's state changed since its shard was written. */
  touch(key: CardKey): void {
    this.#dirty.add(key)
  }

  touchAll(progress: Progress): void {
    for (const key of this.#shardOf.keys()) this.#dirty.add(key)
    for (const key of progress.cards.keys()) this.#dirty.add(key)
  }

  /**
   * Writes what changed, one shard a turn, so that nothing else waits long. The library store comes last and only over
   * shards that hold everything: `point` gives null while an answer is on its way, and then it is left for later.
   * Returns whether it was written. Throws what the disk says.
   */
  async write(progress: Progress, point: () => SnapshotPoint | null): Promise<boolean> {
    for (let [key] = this.#dirty; key !== undefined; [key] = this.#dirty) {
      this.#writeShard(this.#place(key), progress)
      await new Promise((resolve) => { setImmediate(resolve) })
    }
    const reached = point()
    if (!reached) return false
    this.#library.write({ point: reached, days: Object.fromEntries(progress.days), decks: Object.fromEntries(progress.decks), shards: this.#shards.length })
    return true
  }

  #writeShard(shard: number, progress: Progress): void {
    // New cards first, so that a long import of progress fills a shard before it is written.
    for (const key of this.#dirty) this.#place(key)
    const keys = this.#keys[shard] ?? []
    const states = keys.flatMap((key) => {
      const state = progress.cards.get(key)
      return state ? [[key, state] as const] : []
    })
    this.#shards[shard]?.write(Object.fromEntries(states))
    for (const key of keys) this.#dirty.delete(key)
  }

  /** A card keeps its shard; a new one goes to the last that has room. */
  #place(key: CardKey): number {
    const known = this.#shardOf.get(key)
    if (known !== undefined) return known
    const last = this.#shards.length - 1
    const shard = last >= 0 && (this.#keys[last]?.length ?? 0) < SHARD_CARDS ? last : last + 1
    if (shard > last) this.#shards.push(this.#open(shardName(shard)))
    this.#keep(key, shard)
    return shard
  }

  #keep(key: CardKey, shard: number): void {
    this.#shardOf.set(key, shard)
    const keys = this.#keys[shard]
    if (keys) keys.push(key)
    else this.#keys[shard] = [key]
  }

  /** Reads the shards the library store counts, and any other that is there. */
  #readShards(counted: number): { readonly cards: ProgressSnapshot['cards']; readonly isWhole: boolean } {
    const cards: Record<CardKey, CardState> = {}
    let isWhole = true
    for (let shard = 0; shard < counted || storeExists(this.#dataFolder, shardName(shard)); shard += 1) {
      const store = this.#open(shardName(shard))
      this.#shards.push(store)
      const states = shardShape.safeParse(store.value)
      if (!states.success) isWhole = false
      for (const [key, state] of Object.entries(states.data ?? {}) as [CardKey, CardState][]) {
        cards[key] = state
        this.#keep(key, shard)
      }
    }
    return { cards, isWhole }
  }

  #open(name: string): KeyedStore {
    return new KeyedStore({ dataFolder: this.#dataFolder, name, openStore: this.#openStore })
  }
}

function shardName(shard: number): string {
  return `progress-${String(shard + 1).padStart(3, '0')}`
}
