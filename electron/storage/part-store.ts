import type { Part, Parts } from '../shared/domain/parts.ts'
import type { KeyedStore } from './keyed-store.ts'

/** Parts that have a store of their own. */
export type LargePart = Extract<Part, 'attempts' | 'edits'>
type Entries<Name extends Part> = Readonly<Record<Parts[Name][0], Parts[Name][1]>>
export type StoredPart<Name extends LargePart> = { readonly seq: number } & { readonly [Own in Name]: Entries<Own> }

/**
 * A part of the snapshots in a store of its own: one that is large and seldom changes, while the library store is written
 * again after nearly every answer. A store with nothing in it is not begun.
 */
export class PartStore<Name extends LargePart> {
  readonly #store: KeyedStore<StoredPart<Name>>
  readonly #part: Name
  #seq: number | undefined
  #isDirty = false

  constructor(store: KeyedStore<StoredPart<Name>>, part: Name) {
    this.#store = store
    this.#part = part
  }

  get notices(): KeyedStore['notices'] {
    return this.#store.notices
  }

  /** The last entry of the journal that it holds; undefined as long as there is no store. */
  get seq(): number | undefined {
    return this.#seq
  }

  /** Reads it; gives what it holds, undefined for nothing. Comes before all else, once. */
  load(): StoredPart<Name>[Name] | undefined {
    const read = this.#store.read()
    this.#seq = read?.seq
    return read?.[this.#part]
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
  write(entries: ReadonlyMap<Parts[Name][0], Parts[Name][1]>, seq: number): void {
    const isNone = entries.size === 0 && this.#seq === undefined
    if (isNone || !this.#isDirty) return
    this.#store.write({ seq, [this.#part]: Object.fromEntries(entries) } as StoredPart<Name>)
    this.#seq = seq
    this.#isDirty = false
  }
}
