/*
 * Values as text, by the rules of the structured clone. Runs in main and, as text, in the page (see ../worlds.ts).
 * Tags: u undefined, n odd numbers, b bigint, r seen before, d Date, x RegExp, m Map, s Set, e Error, B ArrayBuffer,
 * T typed array or DataView, a array, o plain object.
 */
type Tagged = { readonly t: string; readonly v?: unknown; readonly n?: string } | string | number | boolean | null
type Pairs = readonly (readonly [Tagged, Tagged])[]

const VIEWS: Readonly<Record<string, new (buffer: ArrayBuffer) => ArrayBufferView>> = {
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
  BigInt64Array,
  BigUint64Array,
  DataView,
}

/** Throws "An object could not be cloned." for what cannot cross, as Electron does. */
export function encode(value: unknown): string {
  const seen = new Map<object, number>()
  const sub = (part: unknown): Tagged => {
    if (part === null || typeof part !== 'object') return encodePrimitive(part)
    const number = seen.get(part)
    if (number !== undefined) return { t: 'r', v: number }
    seen.set(part, seen.size)
    return encodeObject(part, sub)
  }
  return JSON.stringify(sub(cloned(value)))
}

function cloned(value: unknown): unknown {
  try {
    return structuredClone(value)
  } catch {
    throw new Error('An object could not be cloned.')
  }
}

function encodePrimitive(value: unknown): Tagged {
  if (value === undefined) return { t: 'u' }
  if (typeof value === 'bigint') return { t: 'b', v: String(value) }
  if (Object.is(value, -0)) return { t: 'n', v: '-0' }
  if (typeof value === 'number' && !Number.isFinite(value)) return { t: 'n', v: String(value) }
  return value as Tagged
}

function encodeObject(value: object, sub: (value: unknown) => Tagged): Tagged {
  if (value instanceof Date) return { t: 'd', v: value.getTime() }
  if (value instanceof RegExp) return { t: 'x', v: [value.source, value.flags] }
  if (value instanceof Map) return { t: 'm', v: [...value].map(([key, item]) => [sub(key), sub(item)]) }
  if (value instanceof Set) return { t: 's', v: [...value].map(sub) }
  if (value instanceof Error) return { t: 'e', v: [value.name, value.message, value.stack] }
  if (value instanceof ArrayBuffer) return { t: 'B', v: toBase64(new Uint8Array(value)) }
  if (ArrayBuffer.isView(value)) {
    const name = Object.prototype.toString.call(value).slice('[object '.length, -1)
    return { t: 'T', n: name, v: toBase64(new Uint8Array(value.buffer, value.byteOffset, value.byteLength)) }
  }
  if (Array.isArray(value)) return { t: 'a', v: Array.from(value, sub) }
  return { t: 'o', v: Object.entries(value).map(([key, item]) => [key, sub(item)]) }
}

/** The value that {@link encode} was given. */
export function decode(text: string): unknown {
  const kept: unknown[] = []
  const sub = (part: Tagged): unknown => {
    if (part === null || typeof part !== 'object') return part
    if (part.t === 'r') return kept[part.v as number]
    const { value, fill } = decodeTagged(part)
    if (!'unb'.includes(part.t)) kept.push(value)
    fill?.(sub)
    return value
  }
  return sub(JSON.parse(text) as Tagged)
}

/** A decoded value; containers are filled afterwards, as their parts may refer to them. */
interface Decoded {
  readonly value: unknown
  readonly fill?: (sub: (part: Tagged) => unknown) => void
}

function decodeTagged({ t, v, n }: Exclude<Tagged, string | number | boolean | null>): Decoded {
  switch (t) {
    case 'u': return { value: undefined }
    case 'n': return { value: Number(v) }
    case 'b': return { value: BigInt(v as string) }
    case 'd': return { value: new Date(v as number) }
    case 'x': return { value: new RegExp(...(v as [string, string])) }
    case 'e': return { value: decodeError(v as [string, string, string]) }
    case 'B': return { value: fromBase64(v as string) }
    case 'T': return { value: decodeView(n ?? '', v as string) }
    default: return decodeContainer(t, v)
  }
}

function decodeContainer(t: string, v: unknown): Decoded {
  switch (t) {
    case 'm': {
      const map = new Map()
      return { value: map, fill: (sub) => { for (const [key, item] of v as Pairs) map.set(sub(key), sub(item)) } }
    }
    case 's': {
      const set = new Set()
      return { value: set, fill: (sub) => { for (const item of v as Tagged[]) set.add(sub(item)) } }
    }
    case 'a': {
      const list: unknown[] = []
      return { value: list, fill: (sub) => { for (const item of v as Tagged[]) list.push(sub(item)) } }
    }
    default: {
      const object = {}
      return { value: object, fill: (sub) => { for (const [key, item] of v as Pairs) define(object, key as string, sub(item)) } }
    }
  }
}

// Defined, not assigned: a key may be `__proto__`.
function define(object: object, key: string, value: unknown): void {
  Object.defineProperty(object, key, { value, enumerable: true, writable: true, configurable: true })
}

function decodeError([name, message, stack]: [string, string, string]): Error {
  return Object.defineProperties(new Error(message), {
    name: { value: name, configurable: true },
    stack: { value: stack, configurable: true },
  })
}

function decodeView(name: string, bytes: string): ArrayBufferView {
  const View = VIEWS[name]
  if (!View) throw new TypeError(`No view is called ${name}`)
  return new View(fromBase64(bytes))
}

function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 32768) text += String.fromCharCode(...bytes.subarray(at, at + 32768))
  return btoa(text)
}

function fromBase64(text: string): ArrayBuffer {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0)).buffer
}
