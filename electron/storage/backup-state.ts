import { setImmediate as nextTurn } from 'node:timers/promises'
import * as z from 'zod'
import { isLocalDate } from '../shared/domain/days.ts'
import type { NoteEdit, NoteTexts } from '../shared/domain/edit.ts'
import type { DayTotals } from '../shared/domain/day-totals.ts'
import { emptyProgress, type DeckRecord } from '../shared/domain/history.ts'
import type { LearnedState } from '../shared/domain/restore.ts'
import type { CardState } from '../shared/domain/schedule.ts'
import type { Settings } from '../shared/settings.ts'
import { attemptShape } from './attempt-shape.ts'
import { damagedZip } from './zip-read.ts'
import { JournalTrack } from './journal-track.ts'
import { KeyedStore, type OpenStore } from './keyed-store.ts'
import { loadProgress } from './progress-load.ts'
import { settingsFrom } from './settings-store.ts'
import { Snapshots } from './snapshots.ts'

const TURN = 1000
/** What is told of where a strange value was found. */
const PROFILE = 'The file'

const time = z.number().min(0).max(8.64e15)
const count = z.number().int().min(0)
const date = z.string().refine(isLocalDate)
const cardShape: z.ZodType<CardState> = z.object({
  phase: z.enum(['learning', 'review', 'relearning']),
  stability: z.number().positive(),
  difficulty: z.number().min(1).max(10),
  step: count,
  dueAtMs: time,
  intervalDays: z.number().min(0),
  reps: count,
  lapses: count,
  lastAtMs: time,
  lastDay: date,
})
const some = z.exactOptional(count)
const dayShape: z.ZodType<DayTotals> = z.object({
  reviews: z.number().int(), newCards: z.number().int(), tookMs: z.number(), elsewhere: some, young: some, youngRecalled: some, mature: some, matureRecalled: some,
})
const deckShape: z.ZodType<DeckRecord> = z.object({
  title: z.string().max(1000),
  folder: z.exactOptional(z.string().max(200).regex(/^[^./\\:\0][^/\\:\0]*$/)),
  isDeleted: z.boolean(),
  addedAtMs: z.exactOptional(time),
  deletedAtMs: z.exactOptional(time),
  isTakenBack: z.exactOptional(z.literal(true)),
})
const marksShape = z.strictObject({ isSuspended: z.exactOptional(z.literal(true)), buriedOn: z.exactOptional(date), isFlagged: z.exactOptional(z.literal(true)) })
const text = z.string().max(1_000_000)
const explanation = z.exactOptional(text)
const other = z.strictObject({ id: z.string().max(200), front: text, back: text })
const textsShape: z.ZodType<NoteTexts> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('basic'), front: text, back: text, others: z.exactOptional(z.array(other)), explanation }),
  z.strictObject({ kind: z.literal('cloze'), text, explanation }),
  z.strictObject({ kind: z.literal('choice'), front: text, options: z.array(z.strictObject({ text, right: z.boolean(), why: z.exactOptional(text) })), explanation }),
])
const editShape: z.ZodType<NoteEdit> = z.strictObject({ texts: textsShape, original: textsShape })
const cardKeyShape = z.string().max(700).regex(/^[^/]+\/.+$/s)

/** What an unpacked backup tells: progress and decks. A stranger may have made it, so every value is looked at. */
export async function readState(folder: string, openStore: OpenStore): Promise<LearnedState> {
  const snapshots = new Snapshots(folder, openStore)
  const progress = emptyProgress()
  try {
    const stored = await snapshots.load()
    await loadProgress({ dataFolder: folder, snapshots, stored, progress, track: new JournalTrack(progress), notices: [] })
  } catch (error) {
    // An entry of another shape than ours breaks what applies it.
    throw error instanceof TypeError || error instanceof RangeError ? damagedZip(PROFILE, { fact: 'senseless-value' }) : error
  }
  await check(progress.cards, { key: cardKeyShape, value: cardShape })
  await check(progress.days, { key: date, value: dayShape })
  await check(progress.courseDays, { key: cardKeyShape, value: dayShape })
  await check(progress.marks, { key: cardKeyShape, value: marksShape })
  await check(progress.edits, { key: cardKeyShape, value: editShape })
  await check(progress.attempts, { key: z.string().min(1).max(200), value: attemptShape })
  await check(progress.decks, { key: z.string().min(1).max(200), value: deckShape })
  return progress
}

/** The settings of an unpacked backup; what makes no sense has its default. */
export function readSettings(folder: string, openStore: OpenStore): Settings {
  return settingsFrom(new KeyedStore({ dataFolder: folder, name: 'settings', openStore }).read())
}

async function check<Key, Value>(map: ReadonlyMap<Key, Value>, shape: { readonly key: z.ZodType; readonly value: z.ZodType<Value> }): Promise<void> {
  let seen = 0
  for (const [key, value] of map) {
    if (!shape.key.safeParse(key).success || !shape.value.safeParse(value).success) throw damagedZip(PROFILE, { fact: 'senseless-value' }, String(key).slice(0, 200))
    seen += 1
    if (seen % TURN === 0) await nextTurn()
  }
}
