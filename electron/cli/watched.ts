import { execFile, spawn } from 'node:child_process'
import { readFile, stat } from 'node:fs/promises'
import { getCompileCacheDir } from 'node:module'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { READING_BUDGET } from '../shared/domain/reading.ts'
import type { Failure } from '../shared/errors.ts'
import { failed, type Ended } from './run.ts'

const MEGABYTE = 1024 ** 2
const LOOK_EVERY_MS = 100

/** What a run may cost. */
export interface Budget {
  readonly timeMs: number
  readonly timeMsPerMegabyte: number
  readonly bytes: number
}

/** What is to be watched. */
interface Watching {
  /** The file it reads: a larger one may take longer. */
  readonly from: string
  readonly budget?: Budget
}

/** Runs the tool in a process of its own and ends it when it takes too much time or memory; what it wrote by then is whole files. */
export async function runWatched(words: readonly string[], { from, budget = READING_BUDGET }: Watching): Promise<Ended> {
  const child = spawn(process.execPath, [...process.execArgv, join(import.meta.dirname, 'deck.ts'), '--unwatched', ...words], {
    // So that even its first file comes compiled.
    env: { ...process.env, NODE_COMPILE_CACHE: getCompileCacheDir() },
    stdio: ['inherit', 'pipe', 'pipe'], windowsHide: true,
  })
  let reason: Failure | undefined
  const stop = (why: Failure): void => {
    reason ??= why
    child.kill('SIGKILL')
  }
  const megabytes = await stat(from).then(({ size }) => size / MEGABYTE, () => 0)
  const timeMs = budget.timeMs + megabytes * budget.timeMsPerMegabyte
  const timer = setTimeout(() => {
    stop({ code: 'reader-too-slow', message: `Reading took more than ${String(Math.round(timeMs / 1000))} s and was stopped. Split the file, or add --unwatched.` })
  }, timeMs)
  const watch = setInterval(() => {
    void memoryOf(child.pid).then((bytes) => {
      if (bytes <= budget.bytes) return
      const [found, most] = [bytes, budget.bytes].map((each) => Math.round(each / MEGABYTE)) as [number, number]
      stop({ code: 'reader-too-much', message: `Reading took ${String(found)} MB of memory and was stopped. Split the file, or add --unwatched.`, found: { fact: 'megabytes', values: { count: found } }, expected: { fact: 'megabytes-at-most', values: { count: most } } })
    })
  }, LOOK_EVERY_MS)
  try {
    const [code, stdout, stderr] = await Promise.all([new Promise<number | null>((resolve) => child.once('close', resolve)), text(child.stdout), text(child.stderr)])
    if (reason) return failed(reason, words.includes('--json'))
    if (code === 0 || code === 1 || code === 2) return { exitCode: code, stdout, stderr }
    return failed({ code: 'reader-failed', message: 'The reader stopped before it was done. Check that the file is not damaged.' }, words.includes('--json'))
  } finally {
    clearTimeout(timer)
    clearInterval(watch)
  }
}

/** Memory of a process in bytes, as the system tells it; 0 where it does not tell, and there only the time is watched. */
async function memoryOf(pid: number | undefined): Promise<number> {
  if (pid === undefined || process.platform === 'win32') return 0
  try {
    const told = process.platform === 'linux'
      ? /VmRSS:\s+(\d+) kB/.exec(await readFile(`/proc/${String(pid)}/status`, 'utf8'))?.[1]
      : (await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(pid)])).stdout.trim()
    return Number(told ?? 0) * 1024
  } catch {
    // It has just ended.
    return 0
  }
}
