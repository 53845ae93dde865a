/** What single values of stored data may be. Far wider than anything the app writes, and never so wide that a sum or a date breaks. */
import * as z from 'zod'
import type { CourseDay } from '../domain/day-totals.ts'
import { isLocalDate } from '../domain/days.ts'
import type { CardKey } from '../domain/deck.ts'

/** The least and the most that a number may be. */
export const LIMITS = {
  /** UTC milliseconds of years that are told with four digits, wherever on Earth. */
  time: [Date.parse('0001-01-02T00:00:00Z'), Date.parse('9999-12-30T00:00:00Z')],
  /** UTC milliseconds, as far as a Date goes. */
  farTime: [-8.64e15, 8.64e15],
  offsetMinutes: [-1440, 1440],
  rolloverHour: [0, 24],
  /** A length of time in milliseconds; no sum of them loses a digit. */
  duration: [0, 1e12],
  count: [0, 1e12],
  /** The number of an entry; far from where numbers are not exact any more. */
  seq: [0, 1e15],
  /** A count that an undo may have taken below nothing. */
  balance: [-1e12, 1e12],
  days: [0, 4_000_000],
  /** In days; FSRS divides by it. */
  stability: [Number.MIN_VALUE, Number.MAX_VALUE],
  difficulty: [1, 10],
} as const satisfies Record<string, readonly [number, number]>

const number = ([least, most]: readonly [number, number]): z.ZodNumber => z.number().min(least).max(most)
export const time = number(LIMITS.time)
export const farTime = number(LIMITS.farTime)
export const offsetMinutes = number(LIMITS.offsetMinutes)
export const rolloverHour = number(LIMITS.rolloverHour)
export const duration = number(LIMITS.duration)
export const count = number(LIMITS.count).int()
export const seq = number(LIMITS.seq).int()
export const balance = number(LIMITS.balance).int()
export const days = number(LIMITS.days)
export const stability = number(LIMITS.stability)
export const difficulty = number(LIMITS.difficulty)

export const date = z.string().refine(isLocalDate)
export const id = z.string().min(1).max(200)
export const title = z.string().max(1000)
/** What a deck calls a domain: longer than an id, and a letter of it may be two units. */
export const domain = z.string().min(1).max(1000)
/** A place among the options of a choice. A deck's choice may have very many. */
export const MOST_OPTIONS = 100_000
export const places = z.array(count.max(MOST_OPTIONS)).max(MOST_OPTIONS)

/** Two names with a slash between them: a card's course and id, or a note's deck and id. */
export function isKey(value: unknown): value is CardKey {
  if (typeof value !== 'string' || value.length > 700) return false
  const slash = value.indexOf('/')
  return slash > 0 && slash < value.length - 1
}

export const key = z.custom<CardKey>(isKey)
export const courseDay = z.custom<CourseDay>((value) => isKey(value) && isLocalDate(value.slice(value.indexOf('/') + 1)))
