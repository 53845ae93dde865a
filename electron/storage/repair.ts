import { lstatSync, renameSync } from 'node:fs'
import { basename, join } from 'node:path'
import { UserError, type ErrorCode } from '../shared/errors.ts'
import type { DataCheck, Finding } from '../shared/views/check.ts'
import { moveAside } from './disk.ts'
import { JOURNAL } from './journal-files.ts'
import { STORES } from './keyed-store.ts'

/** What is taken out in turn when a repair fails and names no file: what is rebuilt most easily first. The journal alone holds everything. */
const TAKEN_OUT: readonly (readonly string[])[] = [
  ['a', 'b'].map((letter) => join(STORES, `settings.${letter}.json`)),
  [STORES],
  [JOURNAL],
]

/** What taking something out does not mend. */
const IN_VAIN: ReadonlySet<ErrorCode> = new Set(['data-in-use', 'data-newer-version'])

/**
 * Repairs a data folder with `attempt`, which may fail or be ended. While it does, parts of the data are set aside in
 * turn, and put back when that did not help. Fails with what the first attempt failed with; then all is where it was.
 */
export async function repairData(dataFolder: string, attempt: () => Promise<DataCheck>): Promise<DataCheck> {
  let first: unknown
  let tries: readonly (readonly string[])[] = [[]]
  for (let names = tries[0]; names; names = tries[0]) {
    const taken = takeOut(dataFolder, names)
    tries = tries.slice(1)
    try {
      const check = await attempt()
      return { ...check, findings: [...taken.map(({ name, aside }): Finding => ({ code: 'quarantined', file: name, detail: aside, isRepaired: true })), ...check.findings] }
    } catch (error) {
      putBack(dataFolder, taken)
      if (first === undefined) tries = [namedBy(error), ...TAKEN_OUT].filter((some) => some.some((name) => isThere(join(dataFolder, name))))
      first ??= error
      if (error instanceof UserError && IN_VAIN.has(error.failure.code)) break
    }
  }
  throw first
}

/** The file that a failure is about, wherever it lies. */
function namedBy(error: unknown): readonly string[] {
  const file = error instanceof UserError ? error.failure.file : undefined
  return file === undefined || file !== basename(file) ? [] : [JOURNAL, STORES].map((folder) => join(folder, file))
}

interface Taken {
  readonly name: string
  /** Where it is, in the data folder. */
  readonly aside: string
}

function takeOut(dataFolder: string, names: readonly string[]): readonly Taken[] {
  const here = names.filter((name) => isThere(join(dataFolder, name)))
  return here.map((name) => ({ name, aside: moveAside(dataFolder, join(dataFolder, name)) }))
}

/** What an attempt made in its place is set aside in turn. */
function putBack(dataFolder: string, taken: readonly Taken[]): void {
  for (const { name, aside } of taken) {
    if (isThere(join(dataFolder, name))) moveAside(dataFolder, join(dataFolder, name))
    renameSync(join(dataFolder, aside), join(dataFolder, name))
  }
}

/** Also a link that leads nowhere. */
function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined
}
