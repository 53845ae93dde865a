import * as z from 'zod'
import type { Argument, Channel } from '../shared/contract.ts'
import type { CardKey } from '../shared/domain/deck.ts'
import { CARD_STATES, type Ranges } from '../shared/views/browse.ts'

const id = z.string().min(1).max(200)
const key = z.string().max(700).regex(/^[^/]+\/.+$/s).transform((value) => value as CardKey)
const MOST_PLACE = 10_000_000
const MOST_RANGES = 1_000_000
const place = z.number().int().min(0).max(MOST_PLACE)
const search = z.number().int().min(0)
/** Looked at in one go, as there may be very many: in order and apart, so that no place is named twice. */
const ranges = z.custom<Ranges>(areRanges, 'expected ranges of places in order')
const none = z.literal(-1)

type BrowseChannel = Extract<Channel, `browse:${string}`>

/** What the channels of Browse take. */
export const browseParsers: { readonly [Name in BrowseChannel]: z.ZodType<Argument<Name>> } = {
  'browse:search': z.strictObject({
    filter: z.strictObject({
      text: z.string().max(200),
      deckId: z.exactOptional(id),
      week: z.exactOptional(z.number().int().min(0).max(999)),
      domain: z.exactOptional(id),
      state: z.exactOptional(z.enum(CARD_STATES)),
      tag: z.exactOptional(z.string().max(1000)),
    }),
    chosen: z.exactOptional(z.strictObject({ search, active: z.union([none, place]), anchor: z.union([none, place]), ranges })),
  }),
  'browse:rows': z.strictObject({ search, from: place, count: z.number().int().min(1).max(500) }),
  'browse:card': z.strictObject({ deckId: id, card: key }),
  'browse:history': key,
  'browse:act': z.strictObject({
    search,
    ranges: ranges.refine((given) => given.length > 0),
    act: z.enum(['suspend', 'bring-back', 'flag', 'unflag', 'reset']),
  }),
}

function areRanges(value: unknown): value is Ranges {
  let after = -1
  const isNext = (one: unknown): boolean => {
    if (!Array.isArray(one) || one.length !== 2 || !one.every((each) => Number.isInteger(each))) return false
    const [from, to] = one as [number, number]
    const isApart = from > after && to >= from
    after = to
    return isApart
  }
  return Array.isArray(value) && value.length <= MOST_RANGES && value.every(isNext) && after <= MOST_PLACE
}
