import { LONGEST_NAME } from '../deck-schema.ts'

/** A name as a deck may hold it: of a long one the first letters and `…`. */
export function shortName(name: string): string {
  if (name.length <= LONGEST_NAME) return name
  // As the schema counts, a letter may be two units of the text.
  const letters = [...name.slice(0, 2 * LONGEST_NAME + 2)]
  return letters.length <= LONGEST_NAME ? name : `${letters.slice(0, LONGEST_NAME - 1).join('').trimEnd()}…`
}

/** A value with every half of a letter in it shown as one that is not known, as it would come back from a file. */
export function wellFormed(value: unknown): unknown {
  return isWellFormed(value) ? value : rewritten(value)
}

function isWellFormed(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed()
  if (typeof value !== 'object' || value === null) return true
  return Array.isArray(value) ? value.every(isWellFormed) : Object.entries(value).every(([key, one]) => key.isWellFormed() && isWellFormed(one))
}

function rewritten(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed()
  if (Array.isArray(value)) return value.map(rewritten)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key.toWellFormed(), rewritten(one)]))
}

/** Levels of a file of ours are fewer than ten. What takes a value apart goes a level deeper with each of them, and no program's stack is endless. */
const DEEPEST = 50

/** A value without what lies deeper in it than anything that means something; the very same where nothing does. */
export function withoutDepths(value: unknown): unknown {
  return isDeeper(value, DEEPEST) ? cut(value, DEEPEST) : value
}

function isDeeper(value: unknown, most: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  return most === 0 || Object.values(value).some((one) => isDeeper(one, most - 1))
}

function cut(value: unknown, most: number): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (most === 0) return null
  if (Array.isArray(value)) return value.map((one) => cut(one, most - 1))
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, cut(one, most - 1)]))
}
