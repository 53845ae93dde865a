import { existsSync, readFileSync, writeFileSync } from 'node:fs'

/** What came of a run of tests. */
export interface Tally {
  readonly passed: number
  readonly failed: number
  readonly skipped: readonly Skipped[]
}

export interface Skipped {
  readonly title: string
  readonly reason: string
}

export const NOTHING: Tally = { passed: 0, failed: 0, skipped: [] }

/** A run that broke before it could count anything. */
export const BROKEN: Tally = { ...NOTHING, failed: 1 }

export function addTallies(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (sum, each) => ({
      passed: sum.passed + each.passed,
      failed: sum.failed + each.failed,
      skipped: [...sum.skipped, ...each.skipped],
    }),
    NOTHING,
  )
}

/** The plain closing line. */
export function closingLine({ passed, failed, skipped }: Tally): string {
  return `${String(passed)} passed, ${String(failed)} failed${skipped.length === 0 ? '' : `, ${String(skipped.length)} skipped`}`
}

/** Whether a run with this tally went well: something ran, and nothing failed. */
export function isGood({ passed, failed }: Tally): boolean {
  return failed === 0 && passed > 0
}

/** Where a reporter leaves its tally for the tool that started the run; nowhere if nobody asked for it. */
const TALLY_FILE = 'WEEKDECK_TALLY'

export function tallyEnvironment(file: string): Readonly<Record<string, string>> {
  return { [TALLY_FILE]: file }
}

export function leaveTally(tally: Tally): void {
  const file = process.env[TALLY_FILE]
  if (file !== undefined) writeFileSync(file, JSON.stringify(tally))
}

/** The tally a run left. One that ended badly without a failed test counts as one failure. */
export function readTally(file: string, exitCode: number): Tally {
  const tally = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) as Tally : BROKEN
  return exitCode !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally
}
