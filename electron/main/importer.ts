import { utilityProcess } from 'electron'
import { join } from 'node:path'
import { UserError, type Result } from '../shared/errors.ts'
import type { ImportFile, ImportRead } from '../formats/import.ts'

/** A deck is read in a process of its own; this is how long it may take. */
const TIME_LIMIT_MS = 30_000

/**
 * Reads files a stranger may have made, away from the main process: a reader that hangs or dies costs nothing.
 * Fails with what the reader says, or with `reader-too-slow` or `reader-failed`.
 */
export async function readInProcess(files: readonly ImportFile[], timeLimitMs = TIME_LIMIT_MS): Promise<ImportRead> {
  const child = utilityProcess.fork(join(import.meta.dirname, 'reader.js'), [], { serviceName: 'Weekdeck reader' })
  try {
    const result = await new Promise<Result<ImportRead>>((resolve, reject) => {
      const timer = setTimeout(() => { reject(new UserError({ code: 'reader-too-slow', message: 'Reading the file took too long and was stopped.' })) }, timeLimitMs)
      child.once('message', (message: Result<ImportRead>) => { clearTimeout(timer); resolve(message) })
      child.once('exit', () => { clearTimeout(timer); reject(new UserError({ code: 'reader-failed', message: 'The reader stopped before it was done.' })) })
      child.once('spawn', () => { child.postMessage(files) })
    })
    if (!result.ok) throw new UserError(result.error)
    return result.value
  } finally {
    child.kill()
  }
}
