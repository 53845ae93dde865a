import type { Moment } from '../shared/domain/schedule.ts'

/** Tells the time by the computer's clock and zone. */
export interface Clock {
  readonly atMs: () => number
  readonly moment: (rolloverHour: number) => Moment
}

/** A clock that runs from `startIso` on instead of from now, for tests; the real one without it. */
export function createClock(startIso?: string): Clock {
  const aheadMs = startIso === undefined ? 0 : Date.parse(startIso) - Date.now()
  if (!Number.isFinite(aheadMs)) throw new RangeError(`--now is no date: ${String(startIso)}`)
  const atMs = (): number => Date.now() + aheadMs
  return {
    atMs,
    moment: (rolloverHour) => {
      const now = atMs()
      return { atMs: now, offsetMinutes: -new Date(now).getTimezoneOffset(), rolloverHour }
    },
  }
}
