/** What the stores hold. */
import * as z from 'zod'
import type { Settings } from '../shared/settings.ts'
import { parts } from '../shared/schema/state.ts'
import { seq } from '../shared/schema/values.ts'
import type { JournalPositions } from './journal-files.ts'

/** Far more than anybody has cards for. */
const MOST_SHARDS = 100_000

/** The name of a journal file, and nothing that leads elsewhere. */
const fileName = z.string().regex(/^[^/\\]+$/)
const place = z.number().int().min(0)
const position = z.object({ end: place, start: place, seq }).refine(({ start, end }) => start <= end)
const positions: z.ZodType<JournalPositions> = z.record(fileName, position)

const { days, decks, courseDays, marks } = parts
export const librarySchema = z.object({
  point: z.object({ seq, positions, undoFrom: z.record(fileName, place) }),
  days: z.exactOptional(days),
  decks: z.exactOptional(decks),
  courseDays: z.exactOptional(courseDays),
  marks: z.exactOptional(marks),
  /** The last entry of each shard. */
  shards: z.array(seq).max(MOST_SHARDS),
  /** The last entry of the mock exams; absent where there are none. */
  exams: z.exactOptional(seq),
  /** The same of what the person wrote over notes. */
  edits: z.exactOptional(seq),
})

export const shardSchema = z.object({ course: z.string(), seq, cards: parts.cards })
export const examsSchema = z.object({ seq, attempts: parts.attempts })
export const editsSchema = z.object({ seq, edits: parts.edits })
/** Settings are looked at one by one. */
export type StoredSettings = Partial<Readonly<Record<keyof Settings, unknown>>>
export const settingsSchema: z.ZodType<StoredSettings> = z.record(z.string(), z.unknown())

const byName: ReadonlyMap<string, z.ZodType> = new Map<string, z.ZodType>([['library', librarySchema], ['exams', examsSchema], ['edits', editsSchema], ['settings', settingsSchema]])

/** What a store of a name must hold; anything for one that is none of ours. */
export function schemaOfStore(name: string): z.ZodType {
  return /^progress-\d+$/.test(name) ? shardSchema : (byName.get(name) ?? z.unknown())
}
