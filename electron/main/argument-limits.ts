/**
 * How large a call's argument may be. A page that was taken over can send anything that structured clone carries: lists
 * of four billion empty places, a million levels, lists that hold themselves. It is measured before any parser follows
 * it, level by level without recursion, and left at the first thing too much.
 */
import { LARGEST_BYTES } from '../shared/domain/reading.ts'
import type { Channel } from '../shared/contract.ts'

export interface ArgumentLimits {
  /** Lists, objects and what is in them. */
  readonly values: number
  /** Of all texts and names of fields together, in UTF-16 units. */
  readonly characters: number
  readonly bytes: number
}

/** Levels of lists and objects in one another; what the window sends has seven. */
export const DEEPEST = 16

/** A course's ticked notes are the most that most calls carry; the longest text is a note being edited. */
const USUAL: ArgumentLimits = { values: 100_000, characters: 20_000_000, bytes: 0 }

/** A library of a million cards, chosen one by one. */
const MANY_CARDS: ArgumentLimits = { values: 4_000_000, characters: 700_000_000, bytes: 0 }

const OF_CHANNEL: Partial<Record<Channel, ArgumentLimits>> = {
  'marks:set': MANY_CARDS,
  'browse:act': MANY_CARDS,
  'browse:search': MANY_CARDS,
  'decks:open': { ...USUAL, characters: LARGEST_BYTES, bytes: 4 * LARGEST_BYTES },
}

export function limitsOf(channel: Channel): ArgumentLimits {
  return OF_CHANNEL[channel] ?? USUAL
}

/** What is too much about an argument, or nothing that any call takes; undefined when it may be parsed. */
export function excessOf(argument: unknown, limits: ArgumentLimits): string | undefined {
  const measured = { values: 0, characters: 0, bytes: 0 }
  let level: readonly unknown[] = [argument]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth >= DEEPEST && level.some(isCompound)) return `more than ${String(DEEPEST)} levels`
    const below: unknown[] = []
    for (const value of level) {
      const excess = measure(value, { measured, below, limits })
      if (excess !== undefined) return excess
    }
    level = below
  }
  return undefined
}

interface Measuring {
  readonly measured: { values: number; characters: number; bytes: number }
  /** What is one level further in. */
  readonly below: unknown[]
  readonly limits: ArgumentLimits
}

function measure(value: unknown, { measured, below, limits }: Measuring): string | undefined {
  measured.values += 1
  if (typeof value === 'bigint') return 'a value of kind BigInt'
  if (typeof value === 'string') measured.characters += value.length
  else if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) measured.bytes += value.byteLength
  else if (Array.isArray(value)) {
    // The length is told before the places are looked at: there may be four billion, and nothing in them.
    if (measured.values + below.length + value.length > limits.values) return `more than ${String(limits.values)} values`
    for (let place = 0; place < value.length; place += 1) {
      if (!(place in value)) return 'a list with holes'
      below.push(value[place])
    }
  } else if (typeof value === 'object' && value !== null) {
    if (!isPlain(value)) return `a value of kind ${value.constructor.name}`
    for (const [name, inner] of Object.entries(value)) {
      measured.characters += name.length
      below.push(inner)
    }
  }
  if (measured.values + below.length > limits.values) return `more than ${String(limits.values)} values`
  if (measured.characters > limits.characters) return `more than ${String(limits.characters)} characters`
  return measured.bytes > limits.bytes ? `more than ${String(limits.bytes)} bytes` : undefined
}

function isCompound(value: unknown): boolean {
  return typeof value === 'object' && value !== null
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || prototype === Object.prototype
}
