import { HOSTILE_PIECES } from '../../electron/formats/write/test-hostile-text.ts'
import { below, type Random } from './random.ts'

/** Lists of every length, full and empty: a hundred million places are few for whoever reads only the length. */
const LISTS: readonly (() => unknown[])[] = [
  () => [], () => new Array<unknown>(1), () => new Array<unknown>(1_000_000), () => new Array<unknown>(100_000_000), () => new Array<unknown>(4_294_967_295), () => Array.from({ length: 1_100_000 }, () => 0), () => Array.from({ length: 90_000 }, () => ({ a: 1 })),
  () => Array.from({ length: 50_000 }, (_unused, index) => [index, index]), () => Array.from({ length: 1000 }, () => [0, 10_000_000]), doubled,
]

/** Values of every kind that structured clone carries, and of every size. Made anew each time: a call may keep what it was given. */
const VALUES: readonly (() => unknown)[] = [
  () => undefined, () => null, () => true, () => NaN, () => Infinity, () => -Infinity, () => -0, () => -1, () => 0.5, () => 1e9, () => 2 ** 31, () => 2 ** 53, () => 1e308, () => 10n ** 40n,
  () => '', () => ' ', () => 'x', () => '__proto__', () => 'constructor', () => '../../../../out', () => '/etc/passwd', () => 'C:\\con', () => 'a/b', () => 'file:///etc/passwd', () => 'javascript:alert(1)', () => 'https://example.com/',
  () => '2026-02-30', () => '9999-12-31', () => '0000-01-01', () => 'a'.repeat(201), () => 'a'.repeat(100_001), () => '가'.repeat(3_000_000), () => '\0'.repeat(500), () => `a/${'b'.repeat(690)}`, () => '(a+)+$'.repeat(30),
  ...LISTS, () => ({}), () => nested(20), () => nested(5000), () => cyclic(), () => Object.fromEntries(Array.from({ length: 50_000 }, (_unused, index) => [`k${String(index)}`, true])),
  () => new Map([[1, 2]]), () => new Set([1]), () => new Date(NaN), () => /a/g, () => new Error('x'), () => new Uint8Array(70_000), () => new ArrayBuffer(8), () => new Float64Array(3), () => JSON.parse('{"__proto__": {"kind": "all"}, "kind": "all"}') as unknown,
]

/** Any of those values, or a text of pieces that some format takes for more than text. */
export function hostileValue(random: Random): unknown {
  if (below(random, 5) === 0) return Array.from({ length: 1 + below(random, 5) }, () => HOSTILE_PIECES[below(random, HOSTILE_PIECES.length)]).join('')
  return VALUES[below(random, VALUES.length)]?.()
}

/** A copy in which one part, any of them as likely as another, is left out or something else, or has one field more. */
export function broken(value: unknown, random: Random): unknown {
  const paths = pathsIn(value)
  return changed(value, paths[below(random, paths.length)] ?? [], random)
}

type Path = readonly string[]

function pathsIn(value: unknown): readonly Path[] {
  const inside = isCompound(value) ? Object.entries(value).flatMap(([name, inner]) => pathsIn(inner).map((path) => [name, ...path])) : []
  return [[], ...inside]
}

function changed(value: unknown, [name, ...path]: Path, random: Random): unknown {
  if (name === undefined) return otherThan(value, random)
  const copy = (Array.isArray(value) ? [...value as unknown[]] : { ...value as object }) as Record<string, unknown>
  if (path.length === 0 && below(random, 8) === 0) Reflect.deleteProperty(copy, name)
  else copy[name] = changed(copy[name], path, random)
  return copy
}

function otherThan(value: unknown, random: Random): unknown {
  if (Array.isArray(value) && below(random, 2) === 0) return LISTS[below(random, LISTS.length)]?.()
  if (isCompound(value) && !Array.isArray(value) && below(random, 2) === 0) return { ...value, [`extra${String(below(random, 9))}`]: hostileValue(random) }
  return hostileValue(random)
}

function isCompound(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !ArrayBuffer.isView(value)
}

function nested(depth: number): unknown {
  let value: unknown = 'x'
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { kind: value }
  return value
}

function cyclic(): unknown {
  const value: Record<string, unknown> = { kind: 'deck' }
  value['deckId'] = value
  return value
}

/** Thirty lists, each holding the next one twice: a billion values to whoever follows them all. */
function doubled(): unknown[] {
  let value: unknown[] = []
  for (let level = 0; level < 30; level += 1) value = [value, value]
  return value
}
