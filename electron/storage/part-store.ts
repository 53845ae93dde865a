import * as z from 'zod'
import type { KeyedStore } from './keyed-store.ts'

const count = z.number().int().nonnegative()
const isRecord = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * A part of the snapshots in a store of its own: one that is large and seldom changes, while the library store is written
 * again after nearly every answer. A store with nothing in it is not begun.
 */
export class PartStore<Key extends string, Value> {
  readonly #store: KeyedStore
  readonly #field: string
  #seq: number | undefined
  #isDirty = false

  /** `field` is what its entries are called in the file. */
  constructor(store: KeyedStore, field: string) {
    this.#store = store
    this.#field = field
  }

  get notices(): KeyedStore['notices'] {
    return this.#store.notices
  }

  /** The last entry of the journal that it holds; undefined as long as there is no store. */
  get seq(): number | undefined {
    return this.#seq
  }

  /** Reads it; gives what it holds. Comes before all else, once. */
  load(): Record<Key, Value> {
    const shape = z.object({ seq: count, [this.#field]: z.custom<Record<Key, Value>>(isRecord) })
    const read = shape.safeParse(this.#store.read())
    this.#seq = read.success ? count.parse(read.data['seq']) : undefined
    return (read.data?.[this.#field] ?? {}) as Record<Key, Value>
  }

  /** Whether it holds what the library store counts on. */
  reaches(seq: number | undefined): boolean {
    return (this.#seq ?? -1) >= (seq ?? -1)
  }

  /** Notes that it is not up to date any more. */
  touch(): void {
    this.#isDirty = true
  }

  /** Writes it if it changed. Throws what the disk says. */
  write(entries: ReadonlyMap<Key, Value>, seq: number): void {
    const isNone = entries.size === 0 && this.#seq === undefined
    if (isNone || !this.#isDirty) return
    this.#store.write({ seq, [this.#field]: Object.fromEntries(entries) })
    this.#seq = seq
    this.#isDirty = false
  }
}
