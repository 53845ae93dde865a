import * as z from 'zod'
import type { Argument, Channel } from '../shared/contract.ts'
import { COLUMN_ROLES, TEXT_ENCODINGS } from '../shared/domain/reading.ts'
import { SHOWN_CHANGES } from './reader-messages.ts'

const id = z.string().min(1).max(200)
/** As many as a guide may have. */
const MOST_WEEKS = 520
/** What stands between cells or cards. */
const cut = z.string().min(1).max(20)

const table = z.strictObject({
  separator: z.exactOptional(cut),
  rowEnd: z.exactOptional(cut),
  hasHeader: z.exactOptional(z.boolean()),
  roles: z.exactOptional(z.array(z.enum(COLUMN_ROLES)).max(1000)),
  isHtml: z.exactOptional(z.boolean()),
})
const choice = z.strictObject({ table: z.exactOptional(table), encoding: z.exactOptional(z.enum(TEXT_ENCODINGS)), isLarge: z.exactOptional(z.boolean()) })

const target = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('own') }),
  z.strictObject({ kind: z.literal('separate') }),
  z.strictObject({ kind: z.literal('add'), deckId: id }),
])
const plan = z.strictObject({
  target,
  title: z.exactOptional(z.string().trim().min(1).max(200)),
  withLearnt: z.boolean(),
  withoutDerived: z.boolean(),
  week: z.exactOptional(z.number().int().min(1).max(MOST_WEEKS)),
  duplicates: z.enum(['skip', 'update', 'both']),
})

const file = z.strictObject({ name: z.string().max(500), bytes: z.instanceof(Uint8Array), folder: z.exactOptional(z.string().max(500)) })
const source = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('dialog') }),
  z.strictObject({ kind: z.literal('files'), files: z.array(file).min(1).max(1000) }),
  z.strictObject({ kind: z.literal('text'), text: z.string().min(1), table: z.exactOptional(table) }),
])

type ImportChannel = Extract<Channel, 'decks:open' | 'decks:preview' | 'decks:reread' | 'decks:compare' | 'decks:import' | 'decks:discard'>

/** What the channels of an import take. */
export const importParsers: { readonly [Name in ImportChannel]: z.ZodType<Argument<Name>> } = {
  'decks:open': source,
  'decks:preview': z.strictObject({
    queue: id,
    place: z.number().int().min(0).max(1000),
    isLarge: z.exactOptional(z.boolean()),
    table: z.exactOptional(table),
  }),
  'decks:reread': z.strictObject({ preview: id, plan, choice }),
  'decks:compare': z.strictObject({ preview: id, plan }),
  'decks:import': z.strictObject({ preview: id, plan, startOver: z.array(id).max(SHOWN_CHANGES) }),
  'decks:discard': id,
}
