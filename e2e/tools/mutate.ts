/**
 * Takes each protection out in turn, in a copy of the project, and checks that a test goes red. A protection whose
 * loss no test notices is reported, and the run fails. `npm run mutate [-- name …]`.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { MUTATIONS, type Mutation } from './mutations.ts'

const root = join(import.meta.dirname, '../..')
const asked = process.argv.slice(2)
const chosen = MUTATIONS.filter((mutation) => asked.length === 0 || asked.some((part) => mutation.name.includes(part)))
const copy = copyProject()
const unnoticed: string[] = []
try {
  for (const mutation of chosen) {
    const isNoticed = tryWithout(mutation)
    console.log(`${isNoticed ? 'noticed  ' : 'UNNOTICED'}  ${mutation.name}`)
    if (!isNoticed) unnoticed.push(mutation.name)
  }
} finally {
  rmSync(copy, { recursive: true, force: true })
}
console.log(`${String(chosen.length - unnoticed.length)} of ${String(chosen.length)} losses noticed`)
process.exitCode = unnoticed.length === 0 && chosen.length > 0 ? 0 : 1

function copyProject(): string {
  const folder = mkdtempSync(join(tmpdir(), 'weekdeck-mutate-'))
  const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], { cwd: root, encoding: 'utf8' }).split('\0').filter(Boolean)
  for (const file of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    cpSync(join(root, file), join(folder, file))
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  return folder
}

/** Whether something goes red without the protection. What does not even build counts only for the type checker. */
function tryWithout({ file, find, replace, noticedBy }: Mutation): boolean {
  const path = join(copy, file)
  const original = readFileSync(path, 'utf8')
  if (original.split(find).length !== 2) throw new Error(`${file} does not hold this once: ${find}`)
  writeFileSync(path, original.replace(find, () => replace))
  try {
    if ('unit' in noticedBy) return !passes(['npx', 'vitest', 'run', '--testNamePattern', noticedBy.unit, 'electron', 'e2e/faults'])
    if ('typecheck' in noticedBy) return !passes(['npx', 'vue-tsc', '-b', 'electron'])
    if (!passes(['npm', 'run', 'build'])) throw new Error(`${file} does not build without it; the mutation proves nothing.`)
    return !passes(['npx', 'playwright', 'test', '--grep', noticedBy.spec])
  } finally {
    writeFileSync(path, original)
  }
}

function passes([command = '', ...args]: readonly string[]): boolean {
  return spawnSync(command, args, { cwd: copy, stdio: 'ignore', shell: process.platform === 'win32' }).status === 0
}
