import { likeness } from '../../shared/domain/likeness.ts'
import type { Exam } from '../../shared/domain/deck.ts'

/** Weeks a plan may have; more is a slip of the pen. */
export const MOST_WEEKS = 520

/** What attributes such as `{week=3 MLS-C01=d3 .cards}` say of a heading's section or of one card. */
export interface Traits {
  readonly week?: number
  readonly paper?: number
  readonly domains?: Readonly<Record<string, string>>
  /** Tables below are cards, one a row. */
  readonly isCards?: boolean
}

/** Text with what stood at its end taken off: `^id`, `{attributes}` and, where asked for, `#tags`. */
export interface Tail {
  readonly text: string
  readonly id?: string
  readonly tags: readonly string[]
  /** The words inside the braces, as written. */
  readonly attributes: readonly string[]
}

const ID = /(?:^|\s)\^(?=\S*\p{L})([\p{L}\p{N}][\p{L}\p{N}._-]{0,99})$/u
const BRACES = /(?:^|\s)\{([^{}]*)\}$/
const WORD = /^(?:\.[\p{L}][\p{L}\p{N}_-]*|[\p{L}][\p{L}\p{N}._-]*=[^\s=]+)$/u
const TAG = /(?:^|\s)#(?=\S*\p{L})([\p{L}\p{N}_/-]{1,100})$/u

/** Longest word or braces at an end, in letters, and most of them: no author writes more, and the cost stays bounded. */
const TAIL = 400
const MOST_TAILS = 40

/** Takes ids, attributes and tags off the end of a text, in any order. */
export function takeTail(text: string, { hasTags }: { readonly hasTags: boolean }): Tail {
  let tail: Tail = { text: text.trimEnd(), tags: [], attributes: [] }
  for (let taken = 0; taken < MOST_TAILS; taken += 1) {
    const shorter = takeOne(tail, hasTags)
    if (!shorter) break
    tail = shorter
  }
  return tail
}

function takeOne(tail: Tail, hasTags: boolean): Tail | null {
  const end = tail.text.slice(-TAIL)
  const without = (found: RegExpExecArray): string => tail.text.slice(0, tail.text.length - found[0].length).trimEnd()
  const id = ID.exec(end)
  if (id?.[1]) return { ...tail, text: without(id), id: id[1] }
  const tag = hasTags ? TAG.exec(end) : null
  if (tag?.[1]) return { ...tail, text: without(tag), tags: [tag[1], ...tail.tags] }
  const braces = BRACES.exec(end)
  const words = braces?.[1]?.trim().split(/\s+/) ?? []
  if (!braces || !words.every((word) => WORD.test(word))) return null
  return { ...tail, text: without(braces), attributes: [...words, ...tail.attributes] }
}

/** What attribute words mean, and those that mean nothing here. Exams are those of the front matter; none known, any code will do. */
export function readAttributes(
  words: readonly string[],
  exams: readonly Exam[],
): { readonly traits: Traits; readonly unknown: readonly string[] } {
  let traits: Traits = {}
  const unknown: string[] = []
  for (const word of words) {
    const read = readAttribute(word, exams)
    if (!read) unknown.push(word)
    else traits = mergeTraits(traits, read)
  }
  return { traits, unknown }
}

function readAttribute(word: string, exams: readonly Exam[]): Traits | null {
  if (word === '.cards') return { isCards: true }
  const [key = '', value = ''] = word.split('=')
  const number = /^\d{1,3}$/.test(value) ? Number(value) : undefined
  if (key === 'week') return number !== undefined && number <= MOST_WEEKS ? { week: number } : null
  if (key === 'paper') return number !== undefined && number > 0 ? { paper: number } : null
  const exam = exams.find(({ code }) => code === key)
  const isKnown = exam ? exam.domains.some(({ id }) => id === value) : exams.length === 0 && /^[A-Z][A-Z0-9-]*$/.test(key)
  return isKnown ? { domains: { [key]: value } } : null
}

/** From this likeness on a word is taken for a slip of a known one. */
const SLIP = 0.4

/** An attribute nobody knows, with the one that was likely meant: `wekk=3 → week=3?`. */
export function withHint(word: string, exams: readonly Exam[]): string {
  const [key = '', value = ''] = word.split('=')
  const known = ['week', 'paper', ...exams.map(({ code }) => code)]
  const [best] = known.map((name) => ({ name, score: likeness(key, name) })).sort((a, b) => b.score - a.score)
  if (!best || best.score < SLIP || best.name === key) return word
  return `${word} → ${best.name}=${value}?`
}

/** The inner attributes over the outer ones. */
export function mergeTraits(outer: Traits, inner: Traits): Traits {
  const domains = { ...outer.domains, ...inner.domains }
  return { ...outer, ...inner, ...(Object.keys(domains).length > 0 ? { domains } : {}) }
}
