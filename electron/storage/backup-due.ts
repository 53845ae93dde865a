/** How often a backup is made while studying. */
const EVERY_MS = 10 * 60_000

/** Whether the next backup while studying is due; also when the clock was set back past the last one. Both times in UTC milliseconds. */
export function isBackupDue({ atMs, lastAtMs }: { readonly atMs: number; readonly lastAtMs: number }): boolean {
  return Math.abs(atMs - lastAtMs) >= EVERY_MS
}
