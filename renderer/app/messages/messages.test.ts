import { describe, expect, test } from 'vitest'
import { en } from './en.ts'
import { ko } from './ko.ts'

/** Every message by its whole key. */
function flatten(messages: object, above = ''): ReadonlyMap<string, string> {
  return new Map(Object.entries(messages).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'string' ? [[above + key, value] as const] : [...flatten(value as object, `${above}${key}.`)]))
}

const korean = flatten(ko)
const english = flatten(en)

const files = import.meta.glob<string>(['../../**/*.{vue,ts}', '!../../**/*.test.ts', '!./**'], { query: '?raw', import: 'default', eager: true })
const sources = Object.values(files)
/** What may name a message: a key, or with `${…}` a pattern of keys. */
const literals = sources.flatMap((text) => [...text.matchAll(/(['"`])([a-zA-Z]+(?:\.(?:[\w-]|\$\{[^}]*\})+)+)\1/g)].map((match) => match[2] ?? ''))
const isSaid = (literal: string): boolean => [...korean.keys()].some((key) => asPattern(literal).test(key))

function asPattern(literal: string): RegExp {
  const parts = literal.split(/\$\{[^}]*\}/).map((part) => part.replaceAll('.', String.raw`\.`))
  return new RegExp(`^${parts.join(String.raw`[\w-]+`)}$`)
}

describe('messages', () => {
  test('both languages have the same keys', () => {
    expect([...english.keys()].sort()).toEqual([...korean.keys()].sort())
  })

  test('no key is asked for that is not there', () => {
    const asked = sources.flatMap((text) => [...text.matchAll(/(?<![\w.])t\(\s*(['"`])(.+?)\1/g)].map((match) => match[2] ?? ''))
    expect([asked.length > 100, asked.filter((literal) => !isSaid(literal))]).toEqual([true, []])
  })

  test('no key is there that nobody asks for', () => {
    const patterns = [...new Set(literals)].map(asPattern)
    expect([...korean.keys()].filter((key) => !patterns.some((pattern) => pattern.test(key)))).toEqual([])
  })

  test('no message is empty', () => {
    const empty = [...korean, ...english].filter(([, text]) => text.trim() === '').map(([key]) => key)
    expect(empty).toEqual([])
  })

  test('both languages name the same things in a message', () => {
    const named = (text = ''): readonly string[] => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ''))].sort()
    // The dash of D-24 is set apart in Korean only.
    const differs = (key: string): boolean => key !== 'today.exam.daysLeft' && named(korean.get(key)).join() !== named(english.get(key)).join()
    expect([...korean.keys()].filter(differs)).toEqual([])
  })
})
