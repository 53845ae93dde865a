import { describe, expect, test } from 'vitest'
import { en } from './en.ts'
import { ko } from './ko.ts'
import { messageCalls } from './test-calls.ts'

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

/** The forms of a message, as vue-i18n cuts them: `{'|'}` is a bar that is meant. */
function formsOf(text: string): readonly string[] {
  return text.replaceAll("{'|'}", '¦').split('|').map((form) => form.trim())
}

const namesIn = (text: string): readonly string[] => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ''))].sort()
const calls = sources.flatMap((source) => messageCalls(source))

describe('messages with a number', () => {
  test('a call is read with its arguments, in a script as in a template', () => {
    expect(messageCalls(`
      t('a.one'); t(\`b.\${of(kind)}\`, { count: n(f(1, 2)), words: ',)' }, count)
      <p>{{ t(isOn ? 'c.on' : 'c.off', 3) }}</p><I18nT keypath="d.days" :plural="days"> x.t('e.not')
    `)).toEqual([
      { keys: ['a.one'], hasNumber: false, text: "t('a.one')" },
      { keys: ['b.${of(kind)}'], hasNumber: true, text: "t(`b.${of(kind)}`, { count: n(f(1, 2)), words: ',)' }, count)" },
      { keys: ['c.on', 'c.off'], hasNumber: true, text: "t(isOn ? 'c.on' : 'c.off', 3)" },
      { keys: ['d.days'], hasNumber: true, text: '<I18nT keypath="d.days" :plural="days">' },
    ])
  })

  test('every call names the message it asks for', () => {
    expect([calls.length > 400, calls.filter(({ keys }) => keys.length === 0).map(({ text }) => text)]).toEqual([true, []])
  })

  test('a message of several forms is never asked for without its number', () => {
    const several = [...korean, ...english].filter(([, text]) => formsOf(text).length > 1).map(([key]) => key)
    const isSeveral = (key: string): boolean => several.some((one) => asPattern(key).test(one))
    expect(calls.filter(({ keys, hasNumber }) => !hasNumber && keys.some(isSeveral)).map(({ text }) => text)).toEqual([])
  })

  test('a bar stands only between the two forms of one message', () => {
    const isTorn = ([key, text]: readonly [string, string]): boolean => {
      const [one = '', other, ...more] = formsOf(text)
      if (other === undefined) return false
      // “Once” needs no number, “twice” does.
      const isCounted = COUNTED_BY_A_WORD.has(key) || namesIn(other).length > 0
      return more.length > 0 || !isCounted || namesIn(one).some((name) => !namesIn(other).includes(name))
    }
    const torn = [...korean, ...english].filter(isTorn)
    expect([torn, [...korean].filter(([, text]) => formsOf(text).length > 1)]).toEqual([[], []])
  })

  test('no English message says “1 cards”', () => {
    const singular = [...english].map(([key, text]) => [key, formsOf(text)[0] ?? ''] as const)
    const wrong = singular.filter(([, form]) => /\{\w+\} (?:\w+ )?(?:card|question|answer|review|time|day|week|minute|hour|exam|letter|note|deck|file|entrie)s\b/.test(form))
    expect(wrong).toEqual([])
  })
})

/** Messages whose number is not written in them. */
const COUNTED_BY_A_WORD = new Set(['imports.unit'])
