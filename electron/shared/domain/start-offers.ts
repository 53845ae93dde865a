import type { ErrorCode } from '../errors.ts'
import type { StartOffer } from '../views/start.ts'

/** Somebody else has it in hand, so nothing of it is touched. */
const HANDS_OFF: ReadonlySet<ErrorCode> = new Set(['data-in-use'])
/** Data that this build rightly does not read needs no repair. */
const NO_REPAIR: ReadonlySet<ErrorCode> = new Set(['data-newer-version'])

/** What may be done about data that does not open, the likeliest first. */
export function startOffers(code: ErrorCode, hasBackup: boolean): readonly StartOffer[] {
  if (HANDS_OFF.has(code)) return ['retry', 'copy']
  const repair: readonly StartOffer[] = NO_REPAIR.has(code) ? [] : ['repair']
  return [...repair, ...(hasBackup ? ['restore'] as const : []), 'copy', 'fresh', 'retry']
}
