import { setImmediate as nextTurn } from 'node:timers/promises'
import type * as z from 'zod'
import type { Notice } from '../shared/contract.ts'
import { courseOfCard, type CardKey } from '../shared/domain/deck.ts'
import { snapshotOf, type Progress } from '../shared/domain/history.ts'
import type { Part, ProgressSnapshot } from '../shared/domain/parts.ts'
import type { CardState } from '../shared/domain/schedule.ts'
import type { JournalPositions } from './journal-files.ts'
import { KeyedStore, storeFiles, type OpenStore } from './keyed-store.ts'
import { PartStore } from './part-store.ts'
import { editsSchema, examsSchema, librarySchema, shardSchema } from './store-schemas.ts'

/** Cards a shard holds at most: one answer has no more than this written again, some fifty kilobytes. */
const SHARD_CARDS = 250

/** Changed cards that are looked at before something else has its turn. */
const LOOKED_AT_ONCE = 10_000

/** How far a snapshot is along the journal, and from which byte of each file on its entries can still be taken back. */
export interface SnapshotPoint {
  readonly seq: number
  readonly positions: JournalPositions
  readonly undoFrom: Readonly<Record<string, number>>
}

/** What the snapshots held when they were opened. */
export interface StoredSnapshot {
  /** Null when the library store is not there or cannot be read. */
  readonly point: SnapshotPoint | null
  /** All that can be read. */
  readonly state: Partial<ProgressSnapshot>
  /** The last entry that any part of it holds. */
  readonly seq: number
  /** Every part that the library store counts is there, and none is older than it says. */
  readonly isWhole: boolean
}

interface Shard {
  readonly store: KeyedStore<z.infer<typeof shardSchema>>
  readonly course: string
  readonly keys: CardKey[]
  /** The last entry it holds. */
  seq: number
  /** False for one that could not be read when it should have been. */
  readonly isRead: boolean
}

/** The parts that are neither many nor long. */
const SMALL = ['days', 'decks', 'courseDays', 'marks'] as const satisfies readonly Part[]

/**
 * The live state kept in electron-store so that starting does not read the whole journal: the states of the cards in
 * shards, those of a course in the order they were first studied, mock exams and edited notes in a store each, and one
 * `library` store with everything else and the place in the journal. The others are written before it, and entries hold
 * absolute states, so replaying from that place is right even over shards that are newer.
 */
export class Snapshots {
  readonly notices: Notice[] = []
  readonly #dataFolder: string
  readonly #openStore: OpenStore
  readonly #library: KeyedStore<z.infer<typeof librarySchema>>
  readonly #exams: PartStore<'attempts'>
  readonly #edits: PartStore<'edits'>
  readonly #shards: Shard[] = []
  readonly #shardOf = new Map<CardKey, number>()
  readonly #lastOfCourse = new Map<string, number>()
  readonly #dirty = new Set<number>()
  /** Cards that changed and have no shard to be written yet. */
  readonly #unseen = new Set<CardKey>()
  /** The entry the library store was last written at. */
  #librarySeq = -1

  constructor(dataFolder: string, openStore: OpenStore) {
    this.#dataFolder = dataFolder
    this.#openStore = openStore
    this.#library = this.#open('library', librarySchema)
    this.#exams = new PartStore(this.#open('exams', examsSchema), 'attempts')
    this.#edits = new PartStore(this.#open('edits', editsSchema), 'edits')
  }

  /** Reads everything that is there, one shard a turn, so that nothing else waits long. Comes before all else, once. */
  async load(): Promise<StoredSnapshot> {
    const read = this.#library.read()
    const { point, shards, exams, edits: editsSeq, days, decks, courseDays, marks } = read ?? { point: null, shards: [] }
    const cards = new Map<CardKey, CardState>()
    let isWhole = read !== undefined
    const there = shardsOnDisk(this.#dataFolder)
    // Shards are numbered without a gap, so there is none beyond as many as there are.
    const most = Math.max(shards.length, there.length)
    for (let number = 0; number < most; number += 1) {
      if (!this.#loadShard(number, { cards, seq: shards[number] ?? 0 })) isWhole = false
      await nextTurn()
    }
    this.#dropUnread()
    let strayed = 0
    for (const number of there.filter((one) => one >= most)) {
      strayed = Math.max(strayed, this.#takeStray(number, cards))
      isWhole = false
      await nextTurn()
    }
    const attempts = this.#exams.load()
    const edits = this.#edits.load()
    const small = Object.fromEntries(Object.entries({ days, decks, courseDays, marks, edits, attempts }).filter(([, part]) => part !== undefined))
    if (!this.#exams.reaches(exams) || !this.#edits.reaches(editsSeq)) isWhole = false
    this.#librarySeq = point?.seq ?? -1
    this.notices.push(...[this.#library, this.#exams, this.#edits, ...this.#shards.map(({ store }) => store)].flatMap(({ notices }) => notices))
    const seq = Math.max(strayed, point?.seq ?? 0, this.#exams.seq ?? 0, this.#edits.seq ?? 0, ...this.#shards.map((shard) => shard.seq))
    return { point, state: { ...small, cards: Object.fromEntries(cards) }, isWhole, seq }
  }

  /** Sees what changed since it looked last, of very many cards some at a time. Returns whether it has seen everything. */
  #look({ cards, edits, attempts }: Progress): boolean {
    for (const key of cards.takeChanged()) this.#unseen.add(key)
    let seen = 0
    for (const key of this.#unseen) {
      if (seen === LOOKED_AT_ONCE) return false
      this.#dirty.add(this.#place(key))
      this.#unseen.delete(key)
      seen += 1
    }
    if (attempts.takeChanged().size > 0) this.#exams.touch()
    if (edits.takeChanged().size > 0) this.#edits.touch()
    return true
  }

  /** Notes that nothing of what was read can be relied on. */
  touchAll(progress: Progress): void {
    for (const key of progress.cards.keys()) this.#dirty.add(this.#place(key))
    for (const shard of this.#shards.keys()) this.#dirty.add(shard)
    this.#exams.touch()
    this.#edits.touch()
    this.#librarySeq = -1
  }

  /**
   * Writes what changed, one shard a turn. The library store comes last, and only over shards that hold everything.
   * `point` gives null while an answer is on its way to the journal: only what the journal has is ever written. Returns
   * whether it came to the end. Throws what the disk says.
   */
  async write(progress: Progress, point: () => SnapshotPoint | null): Promise<boolean> {
    for (;;) {
      if (!this.#look(progress)) {
        await nextTurn()
        continue
      }
      const reached = point()
      if (!reached) return false
      const [shard] = this.#dirty
      if (shard === undefined) {
        this.#exams.write(progress.attempts, reached.seq)
        this.#edits.write(progress.edits, reached.seq)
        this.#writeLibrary(progress, reached)
        return true
      }
      this.#writeShard(shard, progress, reached.seq)
      await nextTurn()
    }
  }

  #writeLibrary(progress: Progress, point: SnapshotPoint): void {
    if (point.seq === this.#librarySeq) return
    const shards = this.#shards.map(({ seq }) => seq)
    const parts = Object.entries({ exams: this.#exams.seq, edits: this.#edits.seq }).filter(([, seq]) => seq !== undefined)
    const small: Pick<ProgressSnapshot, (typeof SMALL)[number]> = snapshotOf(progress, SMALL)
    this.#library.write({ point, ...small, shards, ...Object.fromEntries(parts) })
    this.#librarySeq = point.seq
  }

  #writeShard(number: number, progress: Progress, seq: number): void {
    const shard = this.#shards[number]
    if (!shard) return
    const { course, keys } = shard
    const states = keys.flatMap((key) => {
      const state = progress.cards.get(key)
      return state ? [[key, state] as const] : []
    })
    shard.store.write({ course, seq, cards: Object.fromEntries(states) })
    shard.seq = seq
    this.#dirty.delete(number)
  }

  /** False when it cannot be read, or is older than it should be. */
  #loadShard(number: number, wanted: { readonly cards: Map<CardKey, CardState>; readonly seq: number }): boolean {
    const store = this.#open(shardName(number), shardSchema)
    const read = store.read()
    const { course, seq, cards } = read ?? { course: '', seq: 0, cards: {} }
    const states = Object.entries(cards) as [CardKey, CardState][]
    for (const [key, state] of states) {
      wanted.cards.set(key, state)
      this.#shardOf.set(key, number)
    }
    this.#shards.push({ store, course, seq, keys: states.map(([key]) => key), isRead: read !== undefined })
    this.#lastOfCourse.set(course, number)
    return read !== undefined && seq >= wanted.seq
  }

  /** Last shards of which nothing could be read need not be written again: however many they are, they hold nothing. */
  #dropUnread(): void {
    for (let last = this.#shards.at(-1); last && !last.isRead; last = this.#shards.at(-1)) {
      this.notices.push(...last.store.notices)
      this.#shards.pop()
    }
  }

  /** Takes in what a shard holds whose number is none, sets it aside, and gives its last entry. */
  #takeStray(number: number, known: Map<CardKey, CardState>): number {
    const store = this.#open(shardName(number), shardSchema)
    const { cards, seq } = store.read() ?? { cards: {}, seq: 0 }
    for (const [key, state] of Object.entries(cards) as [CardKey, CardState][]) if (!known.has(key)) known.set(key, state)
    store.setAside()
    this.notices.push(...store.notices)
    return seq
  }

  /** A card keeps its shard; a new one goes to its course's last, as long as that has room. */
  #place(key: CardKey): number {
    const known = this.#shardOf.get(key)
    if (known !== undefined) return known
    const number = this.#shardWithRoom(courseOfCard(key))
    this.#shards[number]?.keys.push(key)
    this.#shardOf.set(key, number)
    return number
  }

  #shardWithRoom(course: string): number {
    const last = this.#lastOfCourse.get(course)
    if (last !== undefined && (this.#shards[last]?.keys.length ?? 0) < SHARD_CARDS) return last
    const number = this.#shards.push({ store: this.#open(shardName(this.#shards.length), shardSchema), course, keys: [], seq: 0, isRead: true }) - 1
    this.#lastOfCourse.set(course, number)
    return number
  }

  #open<Value>(name: string, schema: z.ZodType<Value>): KeyedStore<Value> {
    return new KeyedStore({ dataFolder: this.#dataFolder, name, openStore: this.#openStore, schema })
  }
}

function shardName(number: number): string {
  return `progress-${String(number + 1).padStart(3, '0')}`
}

/** The numbers of the shards that are on the disk, from 0, whether the library store knows of them or not. */
function shardsOnDisk(dataFolder: string): readonly number[] {
  const numbers = storeFiles(dataFolder).flatMap((file) => {
    const [, name = '', number] = /^(progress-(\d+))\.[ab]\.json$/.exec(file) ?? []
    return number !== undefined && name === shardName(Number(number) - 1) ? [Number(number) - 1] : []
  })
  return [...new Set(numbers)].filter((number) => number >= 0).sort((a, b) => a - b)
}
