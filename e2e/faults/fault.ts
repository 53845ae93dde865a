/** What came of one kind of fault: one line of `npm run test:faults`. */
export interface FaultResult {
  readonly fault: string
  readonly trials: number
  /** Acknowledged things that were not there afterwards. */
  readonly lost: number
  readonly ok: boolean
  /** Why it was not tried on this machine. */
  readonly skipped?: string
  /** The first few things that were not as they must be. */
  readonly problems?: readonly string[]
  /** What else was measured. */
  readonly figures?: Readonly<Record<string, number>>
}

/** One kind of fault: what to do to real files, so many times. */
export interface Fault {
  readonly name: string
  /** 0 for one that is left to the full run. */
  readonly quickTrials: number
  readonly fullTrials: number
  readonly inject: (trials: number) => Promise<Findings>
}

/** What some trials found. */
export interface Findings {
  readonly trials: number
  readonly lost: number
  readonly problems: readonly string[]
  readonly skipped?: string
  readonly figures?: Readonly<Record<string, number>>
}

const SHOWN_PROBLEMS = 5

/** Runs a fault; what throws is a problem like any other. */
export async function tryFault(fault: Fault, isQuick: boolean): Promise<FaultResult> {
  const { name, quickTrials, fullTrials, inject } = fault
  const { problems, ...found } = await inject(isQuick ? quickTrials : fullTrials).catch(broken)
  const shown = problems.length === 0 ? {} : { problems: problems.slice(0, SHOWN_PROBLEMS) }
  return { fault: name, ...found, ok: found.lost === 0 && problems.length === 0, ...shown }
}

/** Adds up what several trials found. */
export function addFindings(all: readonly Findings[]): Findings {
  return {
    trials: all.reduce((sum, { trials }) => sum + trials, 0),
    lost: all.reduce((sum, { lost }) => sum + lost, 0),
    problems: all.flatMap(({ problems }) => problems),
  }
}

/** A fault that cannot be tried here, and why. */
export function notTried(reason: string): Findings {
  return { trials: 0, lost: 0, problems: [], skipped: reason }
}

function broken(error: unknown): Findings {
  return { trials: 0, lost: 0, problems: [error instanceof Error ? (error.stack ?? error.message) : String(error)] }
}
