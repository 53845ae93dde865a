const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const DAY_MS = 86_400_000
/** Stands for a year that was not written; a leap year, so that 29 February is a day of it. */
const SOME_YEAR = 2024

/** The weeks that rows with dates belong to, counted from the first date as week 1; null for a cell without one. */
export function weekOfDates(cells: readonly string[]): readonly (number | null)[] {
  let first: number | undefined
  let before = -Infinity
  return cells.map((cell) => {
    const read = readDay(cell)
    if (read === null) return null
    // December is followed by January: without a year, a large step back is the next year.
    const day = before - read > 180 ? read + 366 : read
    if (day < before) return null
    before = day
    first ??= day
    return Math.floor((day - first) / 7) + 1
  })
}

/** Days since 1970 of the date a cell begins with. */
function readDay(cell: string): number | null {
  const text = cell.slice(0, 60).trim()
  const full = /^(\d{4})\s?[-./년]\s?(\d{1,2})\s?[-./월]\s?(\d{1,2})/.exec(text)
  if (full) return dayOf(Number(full[1]), Number(full[2]), Number(full[3]))
  const short = /^(\d{1,2})\s?[/.월]\s?(\d{1,2})(?!\d)/.exec(text)
  if (short) return dayOf(SOME_YEAR, Number(short[1]), Number(short[2]))
  const english = /^(?:(\d{1,2})\s)?([a-z]{3})[a-z]*\.?(?:\s(\d{1,2}))?(?:[^\d].*?(\d{4}))?/i.exec(text)
  const month = MONTHS.indexOf(english?.[2]?.toLowerCase() ?? '')
  return month < 0 ? null : dayOf(Number(english?.[4] ?? SOME_YEAR), month + 1, Number(english?.[1] ?? english?.[3] ?? 0))
}

function dayOf(year: number, month: number, day: number): number | null {
  const at = new Date(Date.UTC(year, month - 1, day))
  const isReal = at.getUTCMonth() === month - 1 && at.getUTCDate() === day
  return isReal ? Math.floor(at.getTime() / DAY_MS) : null
}
