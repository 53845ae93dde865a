/** Changes to a map that are told as plain records, because those go to the disk. */

/** A map that remembers which keys changed since it was last asked, so that whoever stores it need not know why. */
export class TrackedMap<Key, Value> extends Map<Key, Value> {
  #changed = new Set<Key>()

  override set(key: Key, value: Value): this {
    this.#changed.add(key)
    return super.set(key, value)
  }

  override delete(key: Key): boolean {
    this.#changed.add(key)
    return super.delete(key)
  }

  override clear(): void {
    for (const key of this.keys()) this.#changed.add(key)
    super.clear()
  }

  /** The keys that changed since the last call. */
  takeChanged(): ReadonlySet<Key> {
    const changed = this.#changed
    this.#changed = new Set()
    return changed
  }
}

/** Sets what the record has; null takes out. */
export function put<Key extends string, Value>(map: Map<Key, Value>, record: Readonly<Record<Key, Value | null>>): void {
  for (const [key, value] of Object.entries(record) as [Key, Value | null][]) {
    if (value === null) map.delete(key)
    else map.set(key, value)
  }
}

/** Makes the map hold what the record has, and nothing else. */
export function fill<Key extends string, Value>(map: Map<Key, Value>, record: Readonly<Record<Key, Value>>): void {
  map.clear()
  for (const [key, value] of Object.entries(record) as [Key, Value][]) map.set(key, value)
}
