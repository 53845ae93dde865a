import { app, utilityProcess, type UtilityProcess } from 'electron'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { UserError } from '../shared/errors.ts'
import { sayFact, verbatim, type Fact } from '../shared/facts.ts'
import { errorCode } from '../storage/disk.ts'
import type { KeeperAnswers, KeeperMessage, KeeperRequest, KeeperRequestOf } from './keeper-messages.ts'

const MEGABYTE = 1024 ** 2
/** More than any real data needs: what takes as much there would take it from the whole computer here. */
const MOST_BYTES = 2048 * MEGABYTE
const LOOK_EVERY_MS = 250
/** A process that waits for a broken disk cannot even be killed. */
const GONE_WITHIN_MS = 2000

export interface Watching {
  readonly signal?: AbortSignal
  /** After so long it is ended. */
  readonly limitMs?: number
  readonly onNews?: (news: Exclude<KeeperMessage, { readonly kind: 'answer' }>) => void
}

/**
 * Asks a process of its own to do something with a data folder, and ends it when that is done, called off, or takes too
 * long or too much. Fails with what it says, `start-too-slow` or `start-stopped`, or the signal's reason.
 */
export async function askKeeper<Kind extends KeeperRequest['kind']>(request: KeeperRequestOf<Kind>, watching: Watching = {}): Promise<KeeperAnswers[Kind]> {
  const { signal, limitMs, onNews } = watching
  signal?.throwIfAborted()
  const child = utilityProcess.fork(join(import.meta.dirname, 'keeper.js'), [], { serviceName: 'Weekdeck keeper', execArgv: [`--max-old-space-size=${String(MOST_BYTES / MEGABYTE)}`] })
  const { promise, resolve, reject } = Promise.withResolvers<KeeperAnswers[Kind]>()
  const abort = (): void => { reject(signal?.reason instanceof Error ? signal.reason : new Error('Called off.')) }
  signal?.addEventListener('abort', abort)
  const limit = limitMs === undefined ? undefined : setTimeout(() => { reject(tooSlow()) }, limitMs)
  const watch = setInterval(() => {
    const bytes = (app.getAppMetrics().find(({ pid }) => pid === child.pid)?.memory.workingSetSize ?? 0) * 1024
    if (bytes > MOST_BYTES) reject(stopped({ fact: 'megabytes', values: { count: Math.round(bytes / MEGABYTE) } }))
  }, LOOK_EVERY_MS)
  child.once('spawn', () => { child.postMessage(request) })
  const exited = new Promise<void>((gone) => {
    child.once('exit', (code) => {
      reject(stopped(verbatim(`code ${String(code)}`)))
      gone()
    })
  })
  child.on('message', (message: KeeperMessage) => {
    if (message.kind !== 'answer') onNews?.(message)
    else if (message.result.ok) resolve(message.result.value as KeeperAnswers[Kind])
    else reject(new UserError(message.result.error))
  })
  try {
    return await promise
  } finally {
    clearTimeout(limit)
    clearInterval(watch)
    signal?.removeEventListener('abort', abort)
    end(child)
    // What it held in the data folder is free only then.
    await Promise.race([exited, wait(GONE_WITHIN_MS, undefined, { ref: false })])
  }
}

/** Not asked but made to: one that hangs hears nothing. */
function end({ pid }: UtilityProcess): void {
  try {
    if (pid !== undefined) process.kill(pid, 'SIGKILL')
  } catch (error) {
    if (errorCode(error) !== 'ESRCH') throw error
  }
}

function tooSlow(): UserError {
  return new UserError({ code: 'start-too-slow', message: 'Reading your data took too long and was stopped.' })
}

function stopped(found: Fact): UserError {
  return new UserError({ code: 'start-stopped', message: `Reading your data broke off (${sayFact(found)}).`, found })
}
