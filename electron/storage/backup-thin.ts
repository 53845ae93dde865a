/** How many of the most recent backups are kept whatever day they are of. */
const RECENT = 20

/** Then one a day, a week and a month, and how many of each. */
const OLDER: readonly { readonly most: number; readonly unitOf: (atMs: number, offsetMinutes: number) => number }[] = [
  { most: 12, unitOf: dayOf },
  { most: 10, unitOf: (atMs, offsetMinutes) => Math.floor((dayOf(atMs, offsetMinutes) + 3) / 7) },
  { most: 9, unitOf: monthOf },
]

/**
 * Which of some backups are kept, newest first: the 20 most recent, then the last one of 12 days, of 10 weeks (from
 * Monday) and of 9 months. Days are those of the person's clock; days without a backup do not count.
 */
export function keptBackups(timesMs: readonly number[], offsetMinutes: number): readonly number[] {
  const newestFirst = [...timesMs].sort((a, b) => b - a)
  const kept = newestFirst.slice(0, RECENT)
  let next = RECENT
  for (const { most, unitOf } of OLDER) {
    const end = kept.length + most
    for (; next < newestFirst.length; next += 1) {
      const atMs = newestFirst[next] ?? 0
      const unit = unitOf(atMs, offsetMinutes)
      if (unit === unitOf(kept.at(-1) ?? 0, offsetMinutes)) continue
      if (kept.length === end) break
      kept.push(atMs)
    }
  }
  return kept
}

function dayOf(atMs: number, offsetMinutes: number): number {
  return Math.floor((atMs + offsetMinutes * 60_000) / 86_400_000)
}

function monthOf(atMs: number, offsetMinutes: number): number {
  const local = new Date(atMs + offsetMinutes * 60_000)
  return local.getUTCFullYear() * 12 + local.getUTCMonth()
}
