import { UserError } from '../shared/errors.ts'
import { verbatim } from '../shared/facts.ts'

/**
 * How data of one version becomes that of the next. A step is frozen once it was released: people's data goes through
 * it as it was then, whatever the code around it became. It gets what is on the disk, not today's types.
 */
export interface VersionStep {
  /** The value of a store by its name (`settings`, `library`, `progress-001`). */
  readonly store: (name: string, value: unknown) => unknown
  /** An entry of the journal. Journals are never written again: entries of old versions are changed as they are read. */
  readonly entry: (entry: object) => object
}

/** From version 1 to 2, from 2 to 3, and so on. */
const STEPS: readonly VersionStep[] = []

/** The version in which this build writes, and the steps that lead there. */
export interface Versions {
  readonly current: number
  readonly steps: readonly VersionStep[]
}

/** What a build with these steps reads and writes: the first version needs none. */
export function versionsOf(steps: readonly VersionStep[]): Versions {
  return { current: steps.length + 1, steps }
}

/** This build's. */
export const VERSIONS = versionsOf(STEPS)

/** A store's value as this build knows it. */
export function upgradeStore(name: string, stored: { readonly version: number; readonly value: unknown }, { steps }: Versions): unknown {
  return steps.slice(stored.version - 1).reduce((value, step) => step.store(name, value), stored.value)
}

/** An entry as this build knows it. One without a version is of the first. Fails with `data-newer-version` for a later build's. */
export function upgradeEntry(entry: object, { current, steps }: Versions = VERSIONS): object {
  const version = 'v' in entry && typeof entry.v === 'number' ? entry.v : 1
  if (version > current) throw newerVersion(version, current)
  return steps.slice(version - 1).reduce((value, step) => step.entry(value), entry)
}

/** An entry to be written, with the version it is of. */
export function versioned(entry: object, { current }: Versions = VERSIONS): object {
  return current === 1 ? entry : { ...entry, v: current }
}

/** Data of a later build: it is refused, and nothing is written. */
export function newerVersion(found: number, expected: number): UserError {
  return new UserError({
    code: 'data-newer-version',
    message: 'This data was written by a newer Weekdeck. Update the app; nothing was changed.',
    found: verbatim(found),
    expected: verbatim(expected),
  })
}
