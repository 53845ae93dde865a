import * as z from 'zod'
import type { ChoiceOption, Note, OtherCard } from '../shared/domain/card.ts'
import { isLocalDate } from '../shared/domain/days.ts'
import type { Exam, Resource } from '../shared/domain/deck.ts'
import type { PlanRow } from '../shared/domain/plan.ts'
import { MOST_WEEKS } from './guide/attributes.ts'

/** The version of deck files this program writes. */
export const DECK_VERSION = 1

/** The form of a language's name (BCP 47), such as `ko` or `pt-BR`. */
export const LANGUAGE = /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/

/** Letters of a name at most: a title, a tag, a code. */
export const LONGEST_NAME = 300

/** A cloze without one would ask for nothing. */
export const HOLE = /\{\{c0*[1-9]\d*::/

const text = z.string().min(1)
const name = z.string().min(1).max(LONGEST_NAME)
const week = z.int().min(0).max(MOST_WEEKS)
const amount = z.int().positive().max(100_000)
/** An id ends up in the names of scheduled cards: no white space and no slash. */
export const ID = /^[^\s/]{1,200}$/
const id = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[^\s/]+$/)

const source = z.strictObject({ file: text, line: z.int().positive(), headings: z.array(z.string()) })
const common = {
  id,
  week: z.exactOptional(week),
  domains: z.exactOptional(z.record(name, name)),
  tags: z.exactOptional(z.array(name)),
  explanation: z.exactOptional(text),
  paper: z.exactOptional(z.int().positive()),
  derived: z.exactOptional(z.literal(true)),
  markup: z.exactOptional(z.enum(['md', 'html'])),
  media: z.exactOptional(z.array(z.string().regex(/^[0-9a-f]{64}$/))),
  source: z.exactOptional(source),
}
const option: z.ZodType<ChoiceOption> = z.strictObject({ text, right: z.boolean(), why: z.exactOptional(text) })

const other: z.ZodType<OtherCard> = z.strictObject({ id: z.string().regex(/^[a-z]\w{0,15}$/), front: text, back: z.string() })

/** An entry of a deck file. */
export const noteSchema = z.discriminatedUnion('kind', [
  z.strictObject({ ...common, kind: z.literal('basic'), front: text, back: z.string(), reverse: z.exactOptional(z.literal(true)), others: z.exactOptional(z.array(other)) }),
  z.strictObject({
    ...common,
    kind: z.literal('cloze'),
    text: z.string().regex(HOLE),
  }),
  z.strictObject({ ...common, kind: z.literal('choice'), front: text, options: z.array(option).min(1) }),
]) satisfies z.ZodType<Note>

const head = { id, course: id, title: name, language: z.string().regex(LANGUAGE) }
const deckHead = z.strictObject({ ...head, week: z.exactOptional(week), parts: z.exactOptional(z.int().min(2).max(100_000)) })

export const examSchema: z.ZodType<Exam> = z.strictObject({
  code: name,
  name,
  lastDate: z.exactOptional(z.string().refine(isLocalDate)),
  minutes: z.exactOptional(amount),
  questions: z.exactOptional(amount),
  pass: z.exactOptional(amount),
  domains: z.array(z.strictObject({ id: name, name, weight: z.number().min(0).max(100) })),
})
export const resourceSchema: z.ZodType<Resource> = z.strictObject({
  title: text,
  url: z.exactOptional(z.string().regex(/^https?:\/\//)),
  headings: z.array(z.string()),
})
export const planRowSchema: z.ZodType<PlanRow> = z.strictObject({
  week,
  toWeek: z.exactOptional(week),
  topic: z.string(),
  notes: z.string(),
  tasks: z.exactOptional(z.array(z.strictObject({ text: z.string(), done: z.boolean() }))),
  line: z.int().positive(),
})

const version = z.literal(DECK_VERSION)

/** The items of a list are read one by one, so that a bad one costs no more than itself. */
const items = z.array(z.unknown())

/** A deck file: the cards of one week of a guide, or of a whole import; what it says besides its cards. */
export const deckFileSchema = z.strictObject({ format: z.literal('weekdeck'), version, deck: deckHead, cards: items })

/** `guide.json`: what a guide is called, the exams it serves and its links. */
export const guideFileSchema = z.strictObject({ format: z.literal('weekdeck-guide'), version, ...head, exams: items, resources: items })

/** `plan.json`: the weeks of a guide. */
export const planFileSchema = z.strictObject({ format: z.literal('weekdeck-plan'), version, plan: items })

/** The JSON Schema (2020-12) of a deck file, as `resources/deck.schema.json` holds it, ending in a newline. */
export function deckJsonSchema(): string {
  const schema = z.toJSONSchema(deckFileSchema.extend({ cards: z.array(noteSchema) }), { target: 'draft-2020-12' })
  return `${JSON.stringify({ ...schema, title: 'Weekdeck deck file', description: 'Flashcards of one week or one import, version 1.' }, null, 2)}\n`
}
