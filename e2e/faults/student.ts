import { openConfStore } from '../../electron/storage/conf-store.ts'
import { freeFolder, writeDeck } from '../../electron/storage/deck-files.ts'
import { openProgress, type ProgressStore } from '../../electron/storage/progress-store.ts'
import { openSettings, type SettingsStore } from '../../electron/storage/settings-store.ts'
import { cardKey, type CardKey } from '../../electron/shared/domain/deck.ts'
import type { HistoryEntry, ReviewEntry } from '../../electron/shared/domain/entries.ts'
import type { Rating } from '../../electron/shared/domain/rating.ts'
import { answer, ENGINE, type CardState } from '../../electron/shared/domain/schedule.ts'
import { UserError } from '../../electron/shared/errors.ts'
import type { Acknowledged } from './acknowledged.ts'
import { below, type Random } from './random.ts'

const CARDS = 300
const CLOCK = { offsetMinutes: 540, rolloverHour: 4 }

/**
 * Does at random what a person does – answers mostly, and now and then takes back, resets, imports and changes a
 * setting – over the real storage. What it returns was acknowledged: it must be there whatever happens next.
 */
export class Student {
  readonly store: ProgressStore
  readonly settings: SettingsStore
  readonly #dataFolder: string
  readonly #random: Random
  readonly #now: () => number

  private constructor(parts: { store: ProgressStore; settings: SettingsStore; dataFolder: string; random: Random; now: () => number }) {
    this.store = parts.store
    this.settings = parts.settings
    this.#dataFolder = parts.dataFolder
    this.#random = parts.random
    this.#now = parts.now
  }

  static async open(dataFolder: string, random: Random, now: () => number = everLater()): Promise<Student> {
    const settings = openSettings({ dataFolder, openStore: openConfStore })
    const store = await openProgress({ dataFolder, openStore: openConfStore, now })
    return new Student({ store, settings, dataFolder, random, now })
  }

  /** Does one thing; null when the disk refused it. */
  async step(): Promise<Acknowledged | null> {
    const what = below(this.#random, 100)
    // Snapshots are written while answers come in, so that a fault meets them too.
    if (what % 5 === 0) void this.store.flush()
    if (what < 4) return this.#setting()
    if (what < 6) return this.#deck()
    if (what < 14 && this.store.progress.undoable.length > 0) return this.record(this.#undo())
    if (what < 17) return this.record(this.#reset())
    return this.review()
  }

  /** Answers a card. */
  review(card = cardKey('course', String(below(this.#random, CARDS)))): Promise<Acknowledged | null> {
    const rating = (1 + below(this.#random, 4)) as Rating
    return this.record(reviewOf({ card, rating, atMs: this.#now(), before: this.store.progress.cards.get(card) ?? null }))
  }

  async record(entry: HistoryEntry): Promise<Acknowledged | null> {
    const { seq, isSaved } = await this.store.append(entry)
    return isSaved ? { kind: 'entry', seq, atMs: entry.atMs } : null
  }

  #undo(): HistoryEntry {
    const last = this.store.progress.undoable.at(-1)
    if (!last) throw new Error('There is nothing to take back.')
    const { seq, ...entry } = last
    return { kind: 'undo', atMs: this.#now(), offsetMinutes: CLOCK.offsetMinutes, undoes: seq, entry }
  }

  #reset(): HistoryEntry {
    const some = [...this.store.progress.cards].filter(() => below(this.#random, 4) === 0)
    const before = Object.fromEntries(some) as Record<CardKey, CardState>
    return { kind: 'reset', atMs: this.#now(), offsetMinutes: CLOCK.offsetMinutes, scope: { kind: 'all' }, before }
  }

  #setting(): Acknowledged | null {
    const number = Number(this.settings.value.currentDeck ?? 0) + 1
    return acceptRefusal(() => {
      this.settings.change({ currentDeck: String(number) })
      return { kind: 'setting', number }
    })
  }

  async #deck(): Promise<Acknowledged | null> {
    const folder = await freeFolder(this.#dataFolder, 'deck')
    return acceptRefusal(async () => {
      await writeDeck({ dataFolder: this.#dataFolder, folder, deck: new Map([['deck.json', deckText(folder)]]), guide: new Map([['a/b.md', folder]]) })
      return { kind: 'deck', folder }
    })
  }
}

/** What the files of a deck hold: enough to take several writes. */
export function deckText(folder: string): string {
  return JSON.stringify({ folder, notes: Array.from({ length: 200 }, (_unused, number) => `${folder} ${String(number)}`) })
}

/** An answer as the app writes it down. */
export function reviewOf({ card, rating, atMs, before }: Pick<ReviewEntry, 'card' | 'rating' | 'atMs' | 'before'>): ReviewEntry {
  const after = answer(before, rating, { atMs, ...CLOCK, desiredRetention: 0.9 })
  return { kind: 'review', atMs, ...CLOCK, card, rating, mode: 'study', tookMs: 1000, engine: ENGINE, before, after }
}

function acceptRefusal<Value>(act: () => Value): Value | null
function acceptRefusal<Value>(act: () => Promise<Value>): Promise<Value | null>
function acceptRefusal<Value>(act: () => Value | Promise<Value>): Value | null | Promise<Value | null> {
  try {
    const done = act()
    return done instanceof Promise ? done.catch(onlyRefusal) : done
  } catch (error) {
    return onlyRefusal(error)
  }
}

/** Null for what the app would tell the person; anything else is a bug. */
function onlyRefusal(error: unknown): null {
  if (error instanceof UserError && error.failure.code === 'not-saved') return null
  throw error
}

/** The time, and never the same twice, so that it names an entry. */
function everLater(): () => number {
  let lastMs = 0
  return () => (lastMs = Math.max(lastMs + 1, Date.now()))
}
