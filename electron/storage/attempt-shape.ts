import * as z from 'zod'
import type { CardKey } from '../shared/domain/deck.ts'
import type { Attempt } from '../shared/domain/exam-attempt.ts'

/** Far more than any exam asks. */
const MOST_QUESTIONS = 1000
const MOST_OPTIONS = 100

const count = z.number().int().min(0)
const time = z.number().min(0).max(8.64e15)
const id = z.string().min(1).max(200)
const key = z.custom<CardKey>((value) => typeof value === 'string' && value.length <= 700 && /^[^/]+\/.+$/s.test(value))
const places = z.array(count.max(MOST_OPTIONS)).max(MOST_OPTIONS)

const paper = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('fixed'), number: count }),
  z.strictObject({ kind: z.literal('full') }),
  z.strictObject({ kind: z.literal('short') }),
  z.strictObject({ kind: z.literal('week'), week: count }),
  z.strictObject({ kind: z.literal('domain'), domain: id }),
  z.strictObject({ kind: z.literal('missed') }),
])

const question = z.object({
  card: key,
  order: places,
  right: places,
  week: count,
  domain: z.exactOptional(id),
  made: z.exactOptional(z.array(key).max(MOST_OPTIONS)),
})

const answer = z.object({
  chosen: places,
  tookMs: z.number().min(0),
  struck: z.exactOptional(places),
  isFlagged: z.exactOptional(z.literal(true)),
  note: z.exactOptional(z.string().max(10_000)),
  confidence: z.exactOptional(z.enum(['sure', 'unsure', 'guess'])),
  isChecked: z.exactOptional(z.literal(true)),
})

const exam = z.object({
  code: z.string(),
  name: z.string(),
  pass: z.exactOptional(z.number()),
  domains: z.array(z.object({ id: z.string(), name: z.string(), weight: z.number() })).max(1000),
})

/** A mock exam out of a file that a stranger may have made. */
export const attemptShape: z.ZodType<Attempt> = z.object({
  id,
  course: id,
  deckId: id,
  title: z.string().max(1000),
  paper,
  mode: z.enum(['timed', 'practice']),
  seed: z.number(),
  minutes: z.exactOptional(z.number().positive()),
  exam: z.exactOptional(exam),
  questions: z.array(question).max(MOST_QUESTIONS),
  answers: z.array(answer.nullable()).max(MOST_QUESTIONS),
  startedAtMs: time,
  usedMs: z.number().min(0),
  endedAtMs: z.exactOptional(time),
  end: z.exactOptional(z.enum(['handed-in', 'time-up'])),
  returned: z.array(key).max(100_000).nullable(),
})
