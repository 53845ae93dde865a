const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS
const MONTH_MS = 30.44 * DAY_MS
const YEAR_MS = 365.25 * DAY_MS

/** Units from the largest; an interval is told in the first one it fills. Months and years are told to a tenth. */
const UNITS = [
  { unit: 'year', ms: YEAR_MS, digits: 1 },
  { unit: 'month', ms: MONTH_MS, digits: 1 },
  { unit: 'day', ms: DAY_MS, digits: 0 },
  { unit: 'hour', ms: HOUR_MS, digits: 0 },
  { unit: 'minute', ms: MINUTE_MS, digits: 0 },
] as const

const MINUTE = UNITS[4]

/** Time until a card comes back, as a person says it: "10분", "3일", "1.5 months". Under a minute counts as one. */
export function formatInterval(ms: number, locale: string): string {
  const { unit, ms: unitMs, digits } = UNITS.find((candidate) => ms >= candidate.ms) ?? MINUTE
  const amount = Math.max(ms / unitMs, 1)
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: digits }).format(amount)
}
