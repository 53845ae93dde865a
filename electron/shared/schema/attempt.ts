import * as z from 'zod'
import type { Attempt, ExamAnswer } from '../domain/exam-attempt.ts'
import { says } from './says.ts'
import { count, domain, duration, id, key, MOST_OPTIONS, places, time, title } from './values.ts'

/** As many as a deck may say that an exam has. */
const MOST_QUESTIONS = 100_000

const paper = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('fixed'), number: count }),
  z.object({ kind: z.literal('full') }),
  z.object({ kind: z.literal('short') }),
  z.object({ kind: z.literal('week'), week: count }),
  z.object({ kind: z.literal('domain'), domain }),
  z.object({ kind: z.literal('missed') }),
])

const question = z.object({
  card: key,
  order: places,
  right: places,
  week: count,
  domain: z.exactOptional(domain),
  made: z.exactOptional(z.array(key).max(MOST_OPTIONS)),
})

export const answer = says<ExamAnswer>()(z.object({
  chosen: places,
  tookMs: duration,
  struck: z.exactOptional(places),
  isFlagged: z.exactOptional(z.literal(true)),
  note: z.exactOptional(z.string().max(10_000)),
  confidence: z.exactOptional(z.enum(['sure', 'unsure', 'guess'])),
  isChecked: z.exactOptional(z.literal(true)),
}))

const exam = z.object({
  code: z.string(),
  name: z.string(),
  pass: z.exactOptional(z.number()),
  domains: z.array(z.object({ id: z.string(), name: z.string(), weight: z.number() })).max(100_000),
})

/** Which questions there are; an answer is told by its question's place among them. */
export const questionPlace = count.max(MOST_QUESTIONS)
export const examEnd = z.enum(['handed-in', 'time-up'])
export const returnedCards = z.array(key).max(1_000_000)

export const attempt = says<Attempt>()(z.object({
  id,
  course: id,
  deckId: id,
  title,
  paper,
  mode: z.enum(['timed', 'practice']),
  seed: z.number(),
  minutes: z.exactOptional(z.number().positive().max(1e6)),
  exam: z.exactOptional(exam),
  questions: z.array(question).max(MOST_QUESTIONS),
  answers: z.array(answer.nullable()).max(MOST_QUESTIONS),
  startedAtMs: time,
  usedMs: duration,
  endedAtMs: z.exactOptional(time),
  end: z.exactOptional(examEnd),
  returned: returnedCards.nullable(),
}).refine(({ questions, answers }) => questions.length === answers.length))
