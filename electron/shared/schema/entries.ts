/** What every kind of entry of the history looks like. A new kind does not compile without its schema. */
import * as z from 'zod'
import type { HistoryEntry, UndoableEntry } from '../domain/entries.ts'
import { answer, attempt, examEnd, questionPlace, returnedCards } from './attempt.ts'
import { isReview } from './review.ts'
import { says } from './says.ts'
import { studySettings } from './settings.ts'
import { cardsChange, cards, cardState, deckRecord, editsChange, folderName, marksChange, progressPart, progressSnapshot } from './state.ts'
import { count, duration, id, key, offsetMinutes, rolloverHour, seq, time, title } from './values.ts'

type Kind = HistoryEntry['kind']
type OfKind<Name extends Kind> = Extract<HistoryEntry, { readonly kind: Name }>

const common = { atMs: time, offsetMinutes }
const step = { ...common, redoes: z.exactOptional(seq) }
const rating = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)])

const scope = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('card'), deckId: id, card: key }),
  z.object({ kind: z.literal('week'), deckId: id, week: count }),
  z.object({ kind: z.literal('deck'), deckId: id }),
  z.object({ kind: z.literal('all') }),
  z.object({ kind: z.literal('cards') }),
])

const elsewhere = z.object({ rolloverHour, answers: z.record(key, z.array(z.tuple([time, rating, z.number().min(0)]))) })

const undoable: { readonly [Name in UndoableEntry['kind']]: z.ZodType<OfKind<Name>> } = {
  'review': says<OfKind<'review'>>()(z.object({
    ...step, kind: z.literal('review'), card: key, rating, mode: z.enum(['study', 'cram', 'exam']), tookMs: duration, rolloverHour, engine: z.string().max(200),
    before: cardState.nullable(), after: cardState.nullable(),
  })),
  'reset': says<OfKind<'reset'>>()(z.object({ ...step, kind: z.literal('reset'), scope, part: z.exactOptional(count), before: cards })),
  'marked': says<OfKind<'marked'>>()(z.object({ ...step, kind: z.literal('marked'), ...marksChange })),
  'edited': says<OfKind<'edited'>>()(z.object({ ...step, kind: z.literal('edited'), ...editsChange })),
  'deck-added': says<OfKind<'deck-added'>>()(z.object({
    ...step, kind: z.literal('deck-added'), deckId: id, title, folder: folderName, before: deckRecord.nullable(), studiedBefore: z.exactOptional(z.string().max(200)),
    cards: z.exactOptional(cardsChange), marks: z.exactOptional(z.object(marksChange)), edits: z.exactOptional(z.object(editsChange)), elsewhere: z.exactOptional(elsewhere),
  })),
  'deck-deleted': says<OfKind<'deck-deleted'>>()(z.object({ ...step, kind: z.literal('deck-deleted'), deckId: id, title, before: z.exactOptional(deckRecord.nullable()) })),
  'deck-restored': says<OfKind<'deck-restored'>>()(z.object({ ...step, kind: z.literal('deck-restored'), deckId: id, title, before: z.exactOptional(deckRecord) })),
  'backup-restored': says<OfKind<'backup-restored'>>()(z.object({
    ...step, kind: z.literal('backup-restored'), mode: z.enum(['replace', 'merge']), madeAtMs: time, before: progressPart, after: progressPart,
    settings: z.exactOptional(z.object({ before: studySettings, after: studySettings })),
  })),
  'exam-returned': says<OfKind<'exam-returned'>>()(z.object({ ...step, kind: z.literal('exam-returned'), attempt: id, returned: returnedCards, cards: cardsChange })),
}

/** The schemas by kind. */
export const entries: { readonly [Name in Kind]: z.ZodType<OfKind<Name>> } = {
  ...undoable,
  'undo': says<OfKind<'undo'>>()(z.object({ ...common, kind: z.literal('undo'), undoes: seq, entry: z.custom<UndoableEntry>(isUndoable) })),
  'restored': says<OfKind<'restored'>>()(z.object({ ...common, kind: z.literal('restored'), snapshot: progressSnapshot })),
  'exam-begun': says<OfKind<'exam-begun'>>()(z.object({ ...common, kind: z.literal('exam-begun'), attempt })),
  'exam-kept': says<OfKind<'exam-kept'>>()(z.object({
    ...common, kind: z.literal('exam-kept'), attempt: id, usedMs: duration, place: z.exactOptional(questionPlace), answer: z.exactOptional(answer),
  })),
  'exam-ended': says<OfKind<'exam-ended'>>()(z.object({ ...common, kind: z.literal('exam-ended'), attempt: id, usedMs: duration, end: examEnd })),
}

function isUndoable(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return false
  return isKnownKind(value.kind) && Object.hasOwn(undoable, value.kind) && faultOf({ ...value, kind: value.kind }) === undefined
}

/** Whether this build knows such a kind of entry at all. */
export function isKnownKind(kind: unknown): kind is Kind {
  return typeof kind === 'string' && Object.hasOwn(entries, kind)
}

/** Where an entry of a known kind is not as it must be, such as `after.lastDay`; undefined for one that is. */
export function faultOf(entry: { readonly kind: Kind }): string | undefined {
  if (isReview(entry)) return undefined
  const { error } = entries[entry.kind].safeParse(entry)
  return error === undefined ? undefined : (error.issues[0]?.path.map(String).join('.') ?? '')
}
