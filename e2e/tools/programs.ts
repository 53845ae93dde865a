import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'

/** The project's folder. */
export const ROOT = join(import.meta.dirname, '../..')

/** Arguments with which Node runs a program that a package brings. */
export function packageProgram(packageName: string, ...args: readonly string[]): string[] {
  const file = createRequire(import.meta.url).resolve(`${packageName}/package.json`)
  const { bin } = JSON.parse(readFileSync(file, 'utf8')) as { bin: string | Record<string, string> }
  const path = typeof bin === 'string' ? bin : Object.values(bin)[0]
  return [join(dirname(file), path ?? ''), ...args]
}

/** A signal ends this process in order, so that what it started for itself goes with it. */
export function endOnSignals(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => process.exit(128 + constants.signals[signal]))
}

/** How a program ended: its exit code, or 128 and its signal as shells count it. */
export function ended(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => { resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)) })
  })
}

/** Runs Node with these arguments in the project's folder, on this terminal. */
export function runNode(args: readonly string[], options: SpawnOptions = {}): Promise<number> {
  return ended(spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'], ...options }))
}

/** Runs a program without showing what it says; gives that together with its exit code. */
export async function runQuietly(
  command: string,
  args: readonly string[],
  options: SpawnOptions = {},
): Promise<{ readonly code: number; readonly output: string }> {
  const child = spawn(command, args, { cwd: ROOT, ...options, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => { output += chunk.toString() })
  return { code: await ended(child), output }
}
