/** Which days are studied: all but the days off. */
import { addDays, dayNumber, earlierDay, laterDay, type DayRange, type LocalDate } from './days.ts'

/** Whether a day lies in a break. A break whose dates are the wrong way round holds no day. */
export function isDayOff(day: LocalDate, breaks: readonly DayRange[]): boolean {
  const before = mergedBreaks(breaks)
  let [low, high] = [0, before.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((before[middle]?.from ?? '') <= day) low = middle + 1
    else high = middle
  }
  return day <= (before[low - 1]?.to ?? '')
}

/** How many days from one to another, both included, are no days off. Counted by breaks, not day by day: a range may be of any length. */
export function countStudyDays({ from, to }: DayRange, breaks: readonly DayRange[]): number {
  const off = mergedBreaks(breaks).reduce((sum, each) => sum + daysIn({ from: laterDay(from, each.from), to: earlierDay(to, each.to) }), 0)
  return daysIn({ from, to }) - off
}

function daysIn({ from, to }: DayRange): number {
  return Math.max(0, dayNumber(to) - dayNumber(from) + 1)
}

/** What was put in order already: a course asks for the same breaks day by day. */
const ordered = new WeakMap<readonly DayRange[], readonly DayRange[]>()

/** Breaks by their first day, those that overlap or follow one another as one, those the wrong way round left out. */
export function mergedBreaks(breaks: readonly DayRange[]): readonly DayRange[] {
  const known = ordered.get(breaks)
  if (known) return known
  const merged: DayRange[] = []
  for (const each of breaks.filter(({ from, to }) => from <= to).sort((a, b) => (a.from < b.from ? -1 : Number(a.from > b.from)))) {
    const last = merged.at(-1)
    if (last && each.from <= addDays(last.to, 1)) merged[merged.length - 1] = { from: last.from, to: laterDay(last.to, each.to) }
    else merged.push(each)
  }
  ordered.set(breaks, merged)
  return merged
}
