import { expect, test } from 'vitest'
import { decode, encode } from './codec.ts'

const roundTrip = (value: unknown): unknown => decode(encode(value))

test('carries every kind of value the structured clone knows', () => {
  const value = {
    nothing: undefined,
    none: null,
    text: '한글 "x"',
    yes: true,
    numbers: [0, -0, 1.5, NaN, Infinity, -Infinity],
    big: 12345678901234567890n,
    at: new Date(1_700_000_000_000),
    pattern: /a+/giu,
    map: new Map<unknown, unknown>([
      ['k', { n: 1 }],
      [2, [3]],
    ]),
    set: new Set([1, 'two']),
    buffer: new Uint8Array([1, 2, 255]).buffer,
    bytes: new Uint8Array([0, 128, 255]),
    floats: new Float64Array([1.5, -2]),
    view: new DataView(new Uint8Array([9, 8]).buffer),
    list: [1, [2, [3]]],
  }
  expect(roundTrip(value)).toStrictEqual(value)
})

test('keeps shared and circular references', () => {
  const shared = { n: 1 }
  const value: Record<string, unknown> = { a: shared, b: shared }
  value['self'] = value
  const back = roundTrip(value) as typeof value
  expect([back['a'] === back['b'], back['self'] === back]).toEqual([true, true])
})

test('keeps the name, message and stack of an error', () => {
  const error = new TypeError('nope')
  const back = roundTrip(error) as Error
  expect([back instanceof Error, back.name, back.message, back.stack]).toEqual([true, 'TypeError', 'nope', error.stack])
})

test('keeps a key called __proto__ as an own key', () => {
  const back = roundTrip(JSON.parse('{"__proto__":{"polluted":true}}')) as object
  expect([Object.keys(back), (back as { polluted?: boolean }).polluted]).toEqual([['__proto__'], undefined])
})

test('takes only the viewed bytes of a larger buffer', () => {
  expect(roundTrip(new Uint8Array([1, 2, 3, 4]).subarray(1, 3))).toStrictEqual(new Uint8Array([2, 3]))
})

test.each([
  ['a function', () => 1],
  ['a symbol', Symbol('s')],
  ['a proxy', new Proxy({}, {})],
  ['a promise', Promise.resolve(1)],
])('refuses %s as Electron does', (_name, value) => {
  expect(() => encode({ value })).toThrow(new Error('An object could not be cloned.'))
})
