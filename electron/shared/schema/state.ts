/** What the parts of the live state hold, whole and in part. */
import * as z from 'zod'
import type { DayTotals } from '../domain/day-totals.ts'
import type { NoteEdit } from '../domain/edit.ts'
import type { DeckRecord, Part, Parts, ProgressPart, ProgressSnapshot } from '../domain/parts.ts'
import type { CardMarks } from '../domain/marks.ts'
import type { CardState } from '../domain/schedule.ts'
import { attempt } from './attempt.ts'
import { says } from './says.ts'
import { balance, count, courseDay, date, days, difficulty, farTime, id, key, stability, time, title } from './values.ts'

export const cardState = says<CardState>()(z.object({
  phase: z.enum(['learning', 'review', 'relearning']),
  stability,
  difficulty,
  step: count,
  dueAtMs: farTime,
  intervalDays: days,
  reps: count,
  lapses: count,
  lastAtMs: time,
  lastDay: date,
}))

const dayTotals = says<DayTotals>()(z.object({
  reviews: balance,
  newCards: balance,
  tookMs: z.number().min(-1e18).max(1e18),
  elsewhere: z.exactOptional(balance),
  young: z.exactOptional(count),
  youngRecalled: z.exactOptional(count),
  mature: z.exactOptional(count),
  matureRecalled: z.exactOptional(count),
}))

/** The name of one folder, and nothing that leads out of where it lies. */
export const folderName = z.string().max(200).regex(/^[^./\\:\0][^/\\:\0]*$/)

export const deckRecord = says<DeckRecord>()(z.object({
  title,
  folder: z.exactOptional(folderName),
  isDeleted: z.boolean(),
  addedAtMs: z.exactOptional(time),
  deletedAtMs: z.exactOptional(time),
  isTakenBack: z.exactOptional(z.literal(true)),
}))

/** Strict, and so are the texts: they are laid over what is a card's own. */
export const cardMarks = says<CardMarks>()(z.strictObject({
  isSuspended: z.exactOptional(z.literal(true)),
  buriedOn: z.exactOptional(date),
  isFlagged: z.exactOptional(z.literal(true)),
}))

/** What a person writes is far shorter, but beside it stands what the deck said. Twice that in three bytes a letter is still one line. */
const text = z.string().max(32_000_000)
const explanation = z.exactOptional(text)
const texts = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('basic'), front: text, back: text, others: z.exactOptional(z.array(z.strictObject({ id, front: text, back: text }))), explanation }),
  z.strictObject({ kind: z.literal('cloze'), text, explanation }),
  z.strictObject({ kind: z.literal('choice'), front: text, options: z.array(z.strictObject({ text, right: z.boolean(), why: z.exactOptional(text) })), explanation }),
])
export const noteEdit = says<NoteEdit>()(z.strictObject({ texts, original: texts, atMs: z.exactOptional(time) }))

export const cards = z.record(key, cardState)
const some = {
  cards: z.record(key, cardState.nullable()),
  days: z.record(date, dayTotals.nullable()),
  decks: z.record(id, deckRecord.nullable()),
  courseDays: z.record(courseDay, dayTotals.nullable()),
  marks: z.record(key, cardMarks.nullable()),
  edits: z.record(key, noteEdit.nullable()),
  attempts: z.record(id, attempt.nullable()),
}

/** The parts of a state, each whole. */
export const parts: { readonly [Name in Part]: z.ZodType<Readonly<Record<Parts[Name][0], Parts[Name][1]>>> } = {
  cards,
  days: z.record(date, dayTotals),
  decks: z.record(id, deckRecord),
  courseDays: z.record(courseDay, dayTotals),
  marks: z.record(key, cardMarks),
  edits: z.record(key, noteEdit),
  attempts: z.record(id, attempt),
}

export const marksChange = { before: some.marks, after: some.marks }
export const editsChange = { before: some.edits, after: some.edits }
export const cardsChange = z.object({ before: cards, after: cards })

const { courseDays, marks, edits, attempts } = parts
export const progressSnapshot = says<ProgressSnapshot>()(z.object({
  cards,
  days: parts.days,
  decks: parts.decks,
  courseDays: z.exactOptional(courseDays),
  marks: z.exactOptional(marks),
  edits: z.exactOptional(edits),
  attempts: z.exactOptional(attempts),
}))

export const progressPart = says<ProgressPart>()(z.object({
  ...some,
  courseDays: z.exactOptional(some.courseDays),
  marks: z.exactOptional(some.marks),
  edits: z.exactOptional(some.edits),
  attempts: z.exactOptional(some.attempts),
}))
