import * as z from 'zod'
import type { Argument, Channel } from '../shared/contract.ts'
import { browseParsers } from './browse-parsers.ts'
import { editParsers } from './edit-parsers.ts'
import { examParsers } from './exam-parsers.ts'
import { importParsers } from './import-parsers.ts'
import type { CardKey } from '../shared/domain/deck.ts'
import { WRITE_FORMATS } from '../shared/domain/writing.ts'
import { isLocalDate } from '../shared/domain/days.ts'
import { domain } from '../shared/schema/values.ts'
import { MOST_BREAKS } from '../shared/settings.ts'

const id = z.string().min(1).max(200)
const week = z.number().int().min(0).max(999)
const nothing = z.undefined()
const step = z.number().int().min(0).optional()
const KEY = /^[^/]+\/.+$/s
const key = z.string().max(700).regex(KEY).transform((value) => value as CardKey)
const date = z.string().refine(isLocalDate, 'not a calendar day')

const scope = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('card'), deckId: id, card: key }),
  z.strictObject({ kind: z.literal('week'), deckId: id, week }),
  z.strictObject({ kind: z.literal('deck'), deckId: id }),
  z.strictObject({ kind: z.literal('all') }),
])

const topic = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('section'), section: z.string().max(2000) }),
  z.strictObject({ kind: z.literal('week'), week }),
  z.strictObject({ kind: z.literal('domain'), domain }),
  z.strictObject({ kind: z.literal('weak') }),
])

/** Optional fields that may be absent but never hold `undefined`, as `exactOptionalPropertyTypes` asks. */
const optional = <Type extends z.ZodType>(type: Type): z.ZodExactOptional<Type> => z.exactOptional(type)

const settingsPatch = z.strictObject({
  language: optional(z.enum(['system', 'ko', 'en'])),
  theme: optional(z.enum(['system', 'light', 'dark'])),
  textSize: optional(z.enum(['small', 'normal', 'large', 'largest'])),
  newPerDay: optional(z.union([z.literal('auto'), z.number().int().min(0).max(999)])),
  desiredRetention: optional(z.number().min(0.8).max(0.97)),
  rolloverHour: optional(z.number().int().min(0).max(12)),
  grading: optional(z.enum(['two', 'four'])),
  isWelcomed: optional(z.boolean()),
  remindAt: optional(z.number().int().min(0).max(23).nullable()),
})

/** What each channel takes, checked again from `unknown`: a page that was taken over must find nothing here. */
export const parsers: { readonly [Name in Channel]: z.ZodType<Argument<Name>> } = {
  'start:show': nothing,
  'start:retry': nothing,
  'start:repair': nothing,
  'start:restore': nothing,
  'start:copy': nothing,
  'start:fresh': nothing,
  'start:open-folder': nothing,
  'start:quit': nothing,
  'start:give-up': z.string().max(2000),
  'app:start': nothing,
  'settings:change': settingsPatch,
  'course:change': z.strictObject({
    course: id,
    settings: z.strictObject({
      startDate: optional(date),
      examDate: optional(date),
      targetExam: optional(domain),
      breaks: optional(z.array(z.strictObject({ from: date, to: date })).max(MOST_BREAKS)),
      minutesPerDay: optional(z.number().int().min(0).max(1440)),
      tasks: optional(z.record(z.string().max(2000), z.boolean())),
    }),
  }),
  'today:show': nothing,
  'plan:show': nothing,
  'plan:tick': z.strictObject({ course: id, task: z.string().max(2000), isDone: z.boolean() }),
  'plan:export': nothing,
  'plan:retention': nothing,
  'study:start': z.strictObject({
    deckId: optional(id),
    week: optional(week),
    extra: optional(z.number().int().min(0).max(999)),
    isAhead: optional(z.boolean()),
    topic: optional(topic),
    isCram: optional(z.boolean()),
  }),
  'study:show': id,
  'study:rate': z.strictObject({
    session: id,
    card: key,
    rating: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
    tookMs: z.number().min(0).max(86_400_000),
  }),
  'marks:set': z.strictObject({
    cards: z.custom<readonly CardKey[]>(areKeys, 'expected keys of cards'),
    mark: z.enum(['suspended', 'buried', 'flagged']),
    isOn: z.boolean(),
  }),
  'flip:show': z.strictObject({
    deckId: optional(id),
    week: optional(week),
    seed: optional(z.number().int()),
    from: z.number().int().min(0),
    count: z.number().int().min(1).max(50),
  }),
  ...editParsers,
  ...browseParsers,
  'statistics:show': z.enum(['plan', 'all']),
  'guide:section': z.strictObject({ deckId: id, noteId: id }),
  'decks:list': nothing,
  'decks:choose': id,
  ...importParsers,
  ...examParsers,
  'decks:export': z.strictObject({ deckId: id, format: z.enum(WRITE_FORMATS), hasMark: z.boolean() }),
  'decks:delete': id,
  'decks:bring-back': id,
  'decks:restore': id,
  'progress:count': scope,
  'progress:reset': scope,
  'progress:undo': step,
  'progress:redo': step,
  'backup:list': nothing,
  'backup:make': nothing,
  'backup:cancel': nothing,
  'backup:preview': id,
  'backup:restore': z.strictObject({ preview: id, mode: z.enum(['replace', 'merge']) }),
  'backup:discard': id,
  'backup:choose-folder': nothing,
  'backup:clear-folder': nothing,
  'profile:export': nothing,
  'profile:preview': nothing,
  'data:open-folder': nothing,
  'data:check': nothing,
  'link:open': z.string().max(2000),
}

/** Looked at in one go and left at the first that is none: there may be very many. */
function areKeys(value: unknown): value is readonly CardKey[] {
  const isKey = (one: unknown): boolean => typeof one === 'string' && one.length <= 700 && KEY.test(one)
  return Array.isArray(value) && value.length > 0 && value.length <= 1_000_000 && value.every(isKey)
}
