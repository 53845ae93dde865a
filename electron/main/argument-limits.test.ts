import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DEEPEST, excessOf, limitsOf } from './argument-limits.ts'

const limits = { values: 100, characters: 1000, bytes: 50 }

function nested(depth: number): unknown {
  let value: unknown = 1
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { a: value }
  return value
}

function cyclic(): unknown {
  const value: unknown[] = []
  value.push(value)
  return value
}

/** Ten lists, each holding the next one ten times: ten billion values to whoever follows them all. */
function doubled(): unknown {
  let value: unknown[] = []
  for (let level = 0; level < 10; level += 1) value = Array.from({ length: 10 }, () => value)
  return value
}

function withHole(): unknown {
  const value = [1, 2, 3]
  Reflect.deleteProperty(value, 1)
  return value
}

test.each<[string, unknown, string]>([
  ['nested too deep', nested(DEEPEST + 1), `more than ${String(DEEPEST)} levels`],
  ['nested very deep', nested(100_000), `more than ${String(DEEPEST)} levels`],
  ['a list in itself', cyclic(), `more than ${String(DEEPEST)} levels`],
  ['the same list many times over', doubled(), 'more than 100 values'],
  ['a long list', Array.from({ length: 101 }, () => 0), 'more than 100 values'],
  ['a list of four billion empty places', new Array(4_294_967_295), 'more than 100 values'],
  ['a list with a hole', withHole(), 'a list with holes'],
  ['an object of many fields', Object.fromEntries(Array.from({ length: 101 }, (_unused, index) => [index, 0])), 'more than 100 values'],
  ['a long text', { text: 'a'.repeat(1001) }, 'more than 1000 characters'],
  ['many short texts', Array.from({ length: 50 }, () => 'a'.repeat(30)), 'more than 1000 characters'],
  ['a long name of a field', { ['a'.repeat(1001)]: 1 }, 'more than 1000 characters'],
  ['many bytes', new Uint8Array(51), 'more than 50 bytes'],
  ['a buffer', new ArrayBuffer(51), 'more than 50 bytes'],
  ['a long number', 10n ** 2000n, 'a value of kind BigInt'],
  ['a map', new Map([[1, 2]]), 'a value of kind Map'],
  ['a set', new Set([1]), 'a value of kind Set'],
  ['a pattern', /a/, 'a value of kind RegExp'],
  ['an error', new Error('a'), 'a value of kind Error'],
])('%s is too much', (_name, argument, excess) => {
  expect(excessOf(argument, limits)).toBe(excess)
})

test('what the window sends is not too much', () => {
  for (const argument of [undefined, null, 1, 'a', true, [], {}, nested(DEEPEST), { bytes: new Uint8Array(50) }, [[1, 2], [3, 4]], Object.assign(Object.create(null) as object, { a: 1 })])
    expect(excessOf(argument, limits)).toBeUndefined()
})

test('whatever is sent is measured in no time, without following it to its end', () => {
  const huge = [nested(1_000_000), doubled(), new Array(4_000_000_000), 'a'.repeat(100_000_000), Array.from({ length: 1_000_000 }, () => ({}))]
  for (const argument of huge) {
    const from = performance.now()
    expect(excessOf(argument, limitsOf('settings:change'))).toBeDefined()
    expect(performance.now() - from).toBeLessThan(300)
  }
})

test('anything that JSON can say is either measured as it is or refused', () => {
  fc.assert(fc.property(fc.jsonValue({ maxDepth: 20 }), (value) => {
    const [values, depth] = sizeOf(value, 0)
    const isOver = values > limits.values || depth > DEEPEST
    if (isOver) expect(excessOf(value, { ...limits, characters: Infinity })).toBeDefined()
    else expect(excessOf(value, { ...limits, characters: Infinity })).toBeUndefined()
  }), { seed: 1, numRuns: 500 })
})

/** How many values there are, and how many lists and objects stand in one another. */
function sizeOf(value: unknown, depth: number): [values: number, depth: number] {
  if (typeof value !== 'object' || value === null) return [1, depth]
  return Object.values(value).reduce<[number, number]>(([values, deepest], inner) => {
    const [more, inside] = sizeOf(inner, depth + 1)
    return [values + more, Math.max(deepest, inside)]
  }, [1, depth + 1])
}
