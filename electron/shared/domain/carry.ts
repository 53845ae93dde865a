/** Three-way changes of plain values. */

/**
 * `now` with the change from one value to another carried over: what was changed otherwise since stays as it is. Looks
 * into plain objects field by field; anything else is one value.
 */
export function carry<Value>(now: Value, change: { readonly from: Value; readonly to: Value }): Value {
  return carried(now, change.from, change.to) as Value
}

function carried(now: unknown, from: unknown, to: unknown): unknown {
  if (isSame(now, from)) return to
  if (!isPlain(now) || !isPlain(from) || !isPlain(to)) return now
  const names = [...new Set([now, from, to].flatMap((side) => Object.keys(side)))]
  return Object.fromEntries(names.map((name) => [name, carried(now[name], from[name], to[name])] as const).filter(([, value]) => value !== undefined))
}

/** Whether two plain values hold the same. */
export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  const names = Object.keys(a)
  return names.length === Object.keys(b).length && names.every((name) => isSame(Reflect.get(a, name), Reflect.get(b, name)))
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
