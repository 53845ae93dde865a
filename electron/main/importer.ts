import { app, utilityProcess, type UtilityProcess } from 'electron'
import { join } from 'node:path'
import { READING_BUDGET } from '../shared/domain/reading.ts'
import { UserError } from '../shared/errors.ts'
import { READER_ARGUMENTS, type ReaderAnswers, type ReaderMessage, type ReaderRequest } from './reader-messages.ts'

const MEGABYTE = 1024 ** 2

/** Of a profile most is media, which are only copied; the person sees how far it is, and can call it off. */
const BUDGET = { ...READING_BUDGET, timeMsToWrite: 120_000, timeMsToRestore: 1_800_000 }

/** The question that waits for its answer. */
interface Asked {
  readonly resolve: (value: never) => void
  readonly reject: (error: Error) => void
  /** Ends the watch over it. */
  readonly end: () => void
}

/** How often its memory is looked at: a reader that runs away fills some hundred megabytes meanwhile. */
const LOOK_EVERY_MS = 100

/**
 * A process that reads files a stranger may have made. It is watched from outside: one that hangs, dies or takes too
 * much costs nothing. It keeps what it read until {@link stop}.
 */
export class Reader {
  readonly #child: UtilityProcess
  readonly #onShare: (share: number) => void
  /** Started, or stopped before it could. */
  readonly #begun = Promise.withResolvers<undefined>()
  #asked: Asked | undefined
  /** Of the files it was given. */
  #megabytes = 0
  #last: Promise<unknown> = Promise.resolve()
  #end: Error | undefined

  constructor(onShare: (share: number) => void) {
    this.#onShare = onShare
    this.#child = utilityProcess.fork(join(import.meta.dirname, 'reader.js'), [], { serviceName: 'Weekdeck reader', execArgv: READER_ARGUMENTS })
    this.#child.once('spawn', () => { this.#begun.resolve(undefined) })
    this.#child.on('message', (message: ReaderMessage) => { this.#hear(message) })
    this.#child.once('exit', () => { this.#stop(new UserError({ code: 'reader-failed', message: 'The reader stopped before it was done.' })) })
  }

  /**
   * Asks one thing, when all that was asked before is answered. Fails with what the reader says, with what it ran over,
   * or with `preview-gone` after {@link stop}.
   */
  ask<Kind extends ReaderRequest['kind']>(request: Extract<ReaderRequest, { kind: Kind }>): Promise<ReaderAnswers[Kind]> {
    const answer = this.#last.then(() => this.#ask<Kind>(request))
    this.#last = answer.catch(() => undefined)
    return answer
  }

  async #ask<Kind extends ReaderRequest['kind']>(request: Extract<ReaderRequest, { kind: Kind }>): Promise<ReaderAnswers[Kind]> {
    await this.#begun.promise
    if (this.#end) throw this.#end
    if (request.kind === 'read' && 'files' in request) this.#megabytes = request.files.reduce((sum, { bytes }) => sum + bytes.length, 0) / MEGABYTE
    const timeMs = this.#timeMs(request.kind)
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#stop(new UserError({ code: 'reader-too-slow', message: 'Reading the file took too long and was stopped.' }))
      }, timeMs)
      const watch = setInterval(() => { this.#look() }, LOOK_EVERY_MS)
      this.#asked = { resolve, reject, end: () => { clearTimeout(timer); clearInterval(watch) } }
      this.#child.postMessage(request)
    })
  }

  #timeMs(kind: ReaderRequest['kind']): number {
    if (kind === 'write') return BUDGET.timeMsToWrite
    return kind === 'restore' ? BUDGET.timeMsToRestore : BUDGET.timeMs + this.#megabytes * BUDGET.timeMsPerMegabyte
  }

  /** Ends the process, whatever it is doing. */
  stop(): void {
    this.#stop(new UserError({ code: 'preview-gone', message: 'This preview is over. Choose the file again.' }))
  }

  #hear(message: ReaderMessage): void {
    if (message.kind === 'share') {
      this.#onShare(message.share)
      return
    }
    const asked = this.#asked
    this.#asked = undefined
    asked?.end()
    if (message.result.ok) asked?.resolve(message.result.value as never)
    else asked?.reject(new UserError(message.result.error))
  }

  #look(): void {
    const { pid } = this.#child
    const bytes = (app.getAppMetrics().find((metric) => metric.pid === pid)?.memory.workingSetSize ?? 0) * 1024
    if (bytes <= BUDGET.bytes) return
    const count = Math.round(bytes / MEGABYTE)
    const message = `Reading the file took ${String(count)} MB of memory and was stopped.`
    const expected = { fact: 'megabytes-at-most', values: { count: BUDGET.bytes / MEGABYTE } } as const
    this.#stop(new UserError({ code: 'reader-too-much', message, found: { fact: 'megabytes', values: { count } }, expected }))
  }

  #stop(reason: Error): void {
    if (this.#end) return
    this.#end = reason
    this.#begun.resolve(undefined)
    const asked = this.#asked
    this.#asked = undefined
    asked?.end()
    asked?.reject(reason)
    this.#child.kill()
  }
}
