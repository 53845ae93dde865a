/* npm test: lint, types, unit tests, protections taken out and specs, closed by one plain line. `unit`, `mutate` or `e2e` runs only those. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startVirtualDisplay } from './display.ts'
import { hasDisplay, prepareMachine } from './machine.ts'
import { endOnSignals, packageProgram, runNode } from './programs.ts'
import { findRuntime } from './runtime.ts'
import { addTallies, BROKEN, closingLine, isGood, NOTHING, readTally, tallyEnvironment, type Tally } from './tally.ts'

type Part = 'lint' | 'types' | 'unit' | 'mutate' | 'e2e'

const PARTS: Readonly<Record<Part, (filters: readonly string[]) => Promise<Tally>>> = {
  lint: async () => addTallies([await check('eslint', '.'), await check('oxlint')]),
  types: () => check('vue-tsc', '-b'),
  unit: (filters) =>
    counted(packageProgram('vitest', 'run', '--reporter=default', `--reporter=${reporter('vitest')}`, ...filters)),
  mutate: (names) => counted([join(import.meta.dirname, 'mutate.ts'), '--unit', ...names]),
  e2e,
}

endOnSignals()
const [only, ...filters] = process.argv.slice(2)
const parts = Object.keys(PARTS).filter((part): part is Part => only === undefined || part === only)
const tallies: Tally[] = []
for (const part of parts) {
  console.log(`\n── ${part}`)
  tallies.push(await runPart(part))
}
const tally = addTallies(tallies)
if (tally.skipped.length > 0) console.log('\nSkipped:')
for (const { title, reason } of tally.skipped) console.log(`  ${title}: ${reason === '' ? 'no reason given' : reason}`)
console.log(`\n${closingLine(tally)}`)
process.exitCode = isGood(tally) ? 0 : 1

/** A part that cannot even start is a failure, with its reason on the terminal. */
async function runPart(part: Part): Promise<Tally> {
  try {
    return await PARTS[part](filters)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return BROKEN
  }
}

/** A check has no tests of its own to count; it can only fail. */
async function check(...program: Parameters<typeof packageProgram>): Promise<Tally> {
  return await runNode(packageProgram(...program)) === 0 ? NOTHING : BROKEN
}

async function e2e(given: readonly string[]): Promise<Tally> {
  const runtime = findRuntime()
  prepareMachine({ hasBrowser: runtime.kind === 'host', hasVirtualDisplay: !hasDisplay() })
  const display = hasDisplay() ? undefined : await startVirtualDisplay()
  try {
    return await counted(
      packageProgram('@playwright/test', 'test', `--reporter=list,${reporter('playwright')}`, ...given),
      display && { DISPLAY: display.name },
    )
  } finally {
    display?.stop()
  }
}

function reporter(of: 'vitest' | 'playwright'): string {
  return join(import.meta.dirname, `${of}-reporter.ts`)
}

async function counted(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Tally> {
  const folder = mkdtempSync(join(tmpdir(), 'weekdeck-tally-'))
  const file = join(folder, 'tally.json')
  try {
    const code = await runNode(args, { env: { ...process.env, ...env, ...tallyEnvironment(file) } })
    return readTally(file, code)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
