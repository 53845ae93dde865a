import * as z from 'zod'
import type { Argument, Channel } from '../shared/contract.ts'
import { questionPlace } from '../shared/schema/attempt.ts'
import { domain, places } from '../shared/schema/values.ts'

const id = z.string().min(1).max(200)

const paper = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('fixed'), number: z.number().int().min(1).max(999) }),
  z.strictObject({ kind: z.literal('full') }),
  z.strictObject({ kind: z.literal('short') }),
  z.strictObject({ kind: z.literal('week'), week: z.number().int().min(0).max(999) }),
  z.strictObject({ kind: z.literal('domain'), domain }),
  z.strictObject({ kind: z.literal('missed') }),
])

const answer = z.strictObject({
  chosen: places,
  tookMs: z.number().min(0).max(86_400_000),
  struck: z.exactOptional(places),
  isFlagged: z.exactOptional(z.literal(true)),
  note: z.exactOptional(z.string().max(2000)),
  confidence: z.exactOptional(z.enum(['sure', 'unsure', 'guess'])),
  isChecked: z.exactOptional(z.literal(true)),
})

type ExamChannel = Extract<Channel, `exam:${string}`>

/** What the channels of mock exams take. */
export const examParsers: { readonly [Name in ExamChannel]: z.ZodType<Argument<Name>> } = {
  'exam:home': z.undefined(),
  'exam:begin': z.strictObject({ deckId: z.exactOptional(id), paper, mode: z.enum(['timed', 'practice']), seed: z.exactOptional(z.number().int()) }),
  'exam:sit': id,
  'exam:keep': z.strictObject({ attempt: id, place: questionPlace, answer }),
  'exam:finish': id,
  'exam:result': id,
  'exam:print': z.undefined(),
}
