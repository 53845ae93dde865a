/**
 * Takes each protection out in turn, in a copy of the project, and checks that its own test goes red. A protection whose
 * loss that test does not notice is reported, and the run fails. `npm run mutate [-- name …] [-- --unit]`; with `--unit`
 * only those that a unit test guards, a minute or two instead of an hour.
 */
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { MUTATIONS, type Mutation, type UnitTest } from './mutations.ts'
import { endOnSignals, packageProgram, ROOT, runQuietly } from './programs.ts'
import { leaveTally } from './tally.ts'

type Outcome = 'noticed' | 'UNNOTICED' | 'UNTRIED'

/** A test that hangs without the protection would hang the gate too. */
const MOST_MS = 180_000

const isUnitOnly = process.argv.includes('--unit')
const asked = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
const chosen = MUTATIONS.filter(({ name, noticedBy }) => (!isUnitOnly || 'unit' in noticedBy) && (asked.length === 0 || asked.some((part) => name.includes(part))))

endOnSignals()
const folder = mkdtempSync(join(tmpdir(), 'weekdeck-mutate-'))
process.on('exit', () => { rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }) })

// What a spec guards is built and driven on the one screen there is.
const workers = isUnitOnly ? Math.min(4, availableParallelism(), chosen.length) : 1
const waiting = [...chosen]
const outcomes: Outcome[] = []
await Promise.all(Array.from({ length: workers }, (_unused, index) => work(join(folder, String(index)))))
const failed = outcomes.filter((outcome) => outcome !== 'noticed').length
console.log(`${String(outcomes.length - failed)} of ${String(chosen.length)} losses noticed`)
leaveTally({ passed: outcomes.length - failed, failed, skipped: [] })
process.exitCode = failed === 0 && chosen.length > 0 ? 0 : 1

async function work(copy: string): Promise<void> {
  copyProject(copy)
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const { outcome, output } = await tryWithout(copy, next)
    outcomes.push(outcome)
    console.log(`${outcome.padEnd(9)}  ${next.name}`)
    if (outcome === 'UNTRIED') console.log(output)
  }
}

function copyProject(copy: string): void {
  const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], { cwd: ROOT, encoding: 'utf8' }).split('\0').filter(Boolean)
  for (const file of files) {
    mkdirSync(dirname(join(copy, file)), { recursive: true })
    if (existsSync(join(ROOT, file))) cpSync(join(ROOT, file), join(copy, file))
  }
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'), 'junction')
}

/** What becomes of the project without the protection. */
async function tryWithout(copy: string, mutation: Mutation): Promise<{ readonly outcome: Outcome; readonly output: string }> {
  const path = join(copy, mutation.file)
  const original = readFileSync(path, 'utf8')
  if (original.split(mutation.find).length !== 2) return { outcome: 'UNTRIED', output: `${mutation.file} does not hold this once: ${mutation.find}` }
  writeFileSync(path, original.replace(mutation.find, () => mutation.replace))
  try {
    return await tryTest(copy, mutation.noticedBy)
  } finally {
    writeFileSync(path, original)
  }
}

async function tryTest(copy: string, noticedBy: Mutation['noticedBy']): ReturnType<typeof tryWithout> {
  if ('unit' in noticedBy) return tryUnit(copy, noticedBy)
  if ('typecheck' in noticedBy) return noticedUnless(await run(copy, packageProgram('vue-tsc', '-b', 'electron')))
  const built = await run(copy, ['electron/cli/deck.ts', 'build-resources'])
  const bundled = built.code === 0 ? await run(copy, packageProgram('electron-vite', 'build')) : built
  // What does not even build counts only for the type checker.
  if (bundled.code !== 0) return { outcome: 'UNTRIED', output: bundled.output }
  return noticedUnless(await run(copy, packageProgram('@playwright/test', 'test', '--grep', noticedBy.spec)))
}

/** Only a test that ran and failed has noticed anything: a file that cannot be read, or a title that is not there, has not. */
async function tryUnit(copy: string, { unit, in: file }: UnitTest): ReturnType<typeof tryWithout> {
  const report = join(copy, 'mutated.json')
  const pattern = unit.replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`)
  const { output } = await run(copy, packageProgram('vitest', 'run', file, '--testNamePattern', pattern, '--reporter=json', `--outputFile=${report}`))
  if (!existsSync(report)) return { outcome: 'UNTRIED', output }
  const { numFailedTests: failed, numPassedTests: passed } = JSON.parse(readFileSync(report, 'utf8')) as { numFailedTests: number; numPassedTests: number }
  rmSync(report)
  if (failed > 0) return { outcome: 'noticed', output }
  return passed > 0 ? { outcome: 'UNNOTICED', output } : { outcome: 'UNTRIED', output }
}

function noticedUnless({ code, output }: { readonly code: number; readonly output: string }): Awaited<ReturnType<typeof tryWithout>> {
  return { outcome: code === 0 ? 'UNNOTICED' : 'noticed', output }
}

function run(copy: string, args: readonly string[]): ReturnType<typeof runQuietly> {
  return runQuietly(process.execPath, args, { cwd: copy, timeout: MOST_MS })
}
