import * as z from 'zod'
import { MOST_BREAKS, type CourseSettings, type Settings, type StudySettings } from '../settings.ts'
import { says } from './says.ts'
import { date, time } from './values.ts'

/** The settings of a course, field by field: each may be missing. */
export const courseFields = {
  startDate: z.exactOptional(date),
  examDate: z.exactOptional(date),
  targetExam: z.exactOptional(z.string()),
  breaks: z.exactOptional(z.array(z.object({ from: date, to: date })).max(MOST_BREAKS)),
  minutesPerDay: z.exactOptional(z.number().int().min(0).max(1440)),
  tasks: z.exactOptional(z.record(z.string(), z.boolean())),
}
const courses = z.record(z.string(), says<CourseSettings>()(z.object(courseFields)))

const topic = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('section'), section: z.string() }),
  z.object({ kind: z.literal('week'), week: z.number() }),
  z.object({ kind: z.literal('domain'), domain: z.string() }),
  z.object({ kind: z.literal('weak') }),
])

const session = z.object({
  deckId: z.string(),
  scope: z.object({ week: z.exactOptional(z.number()), topic: z.exactOptional(topic), isCram: z.exactOptional(z.boolean()) }),
  startedAtMs: time,
})

/** No screen is wider, and none lies farther away. */
const pixels = z.number().min(-100_000).max(100_000)
const length = z.number().min(1).max(100_000)

/** All settings, field by field: one that makes no sense costs itself and no other. */
export const settingsFields: { readonly [Name in keyof Required<Settings>]: z.ZodType<Required<Settings>[Name]> } = {
  language: z.enum(['system', 'ko', 'en']),
  theme: z.enum(['system', 'light', 'dark']),
  textSize: z.enum(['small', 'normal', 'large', 'largest']),
  newPerDay: z.union([z.literal('auto'), z.number().int().min(0).max(999)]),
  desiredRetention: z.number().min(0.8).max(0.97),
  rolloverHour: z.number().int().min(0).max(12),
  grading: z.enum(['two', 'four']),
  isWelcomed: z.boolean(),
  remindAt: z.number().int().min(0).max(23).nullable(),
  remindedOn: date,
  currentDeck: z.string(),
  session: session.nullable(),
  courses,
  backupFolder: z.string(),
  window: z.object({ x: pixels, y: pixels, width: length, height: length, isMaximized: z.boolean() }),
}

export const studySettings = says<StudySettings>()(z.object({
  newPerDay: settingsFields.newPerDay,
  desiredRetention: settingsFields.desiredRetention,
  rolloverHour: settingsFields.rolloverHour,
  courses,
}))
