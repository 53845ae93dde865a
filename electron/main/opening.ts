import { startOffers } from '../shared/domain/start-offers.ts'
import type { Notice } from '../shared/contract.ts'
import { UserError, type Failure } from '../shared/errors.ts'
import type { Language } from '../shared/settings.ts'
import type { StartState, StartStep, StartTrouble } from '../shared/views/start.ts'

/** A start that takes longer says so, and offers what can be done. */
export const START_LIMIT_MS = 15_000

export interface OpeningSteps<Opened> {
  readonly dataFolder: string
  readonly language: () => Language
  /** Whether the data is as it was left in order, so that it opens as it did before. */
  readonly isAsLeft: () => Promise<boolean>
  /** Opens the data where that can be ended, and closes it again; gives what it found. */
  readonly rehearse: (rehearsal: { readonly signal: AbortSignal; readonly onStep: (step: StartStep) => void }) => Promise<readonly Notice[]>
  /** Opens it for good. */
  readonly open: (found: readonly Notice[]) => Promise<Opened>
  readonly close: (opened: Opened) => Promise<void>
  readonly lastBackup: () => Promise<StartTrouble['backup']>
  readonly failureOf: (error: unknown) => Failure
  readonly onState: (state: StartState) => void
  readonly limitMs?: number
}

/**
 * The way from a data folder, whatever is in it, to an open app. Data that is not as it was left is opened in a process
 * of its own first: what hangs or dies there says so in the window, which never waits for it.
 */
export class Opening<Opened> {
  readonly #steps: OpeningSteps<Opened>
  #state: StartState = { kind: 'opening' }
  #step: StartStep | undefined
  #opened: Opened | undefined
  #attempt: Promise<Opened> = Promise.reject(new Error('Nothing was opened yet.'))
  #stop = new AbortController()
  #isGoingOn = false
  readonly #waiting = new Set<(opened: Opened) => void>()

  constructor(steps: OpeningSteps<Opened>) {
    this.#steps = steps
    this.#attempt.catch(() => undefined)
  }

  get state(): StartState {
    return this.#state
  }

  /** What is open now. */
  get opened(): Opened | undefined {
    return this.#opened
  }

  /** The attempt that goes on, or was the last. */
  get attempt(): Promise<Opened> {
    return this.#attempt
  }

  /** Opens the data; does nothing while that goes on, or when it is open. */
  begin(): void {
    if (this.#opened !== undefined || this.#isGoingOn) return
    this.#isGoingOn = true
    const stop = new AbortController()
    this.#stop = stop
    this.#step = undefined
    this.#tell({ kind: 'opening' })
    const slow = setTimeout(() => { void this.#turn('slow', tooSlow(this.#step)) }, this.#steps.limitMs ?? START_LIMIT_MS)
    this.#attempt = this.#open(stop.signal).finally(() => {
      clearTimeout(slow)
      this.#isGoingOn = false
    })
    this.#attempt.then((opened) => { this.#take(opened) }, (error: unknown) => this.#turn('failed', stop.signal.aborted ? tooSlow(this.#step) : this.#steps.failureOf(error)))
  }

  /** What is open, as soon as anything is. */
  whenOpen(): Promise<Opened> {
    return this.#opened === undefined ? new Promise((resolve) => { this.#waiting.add(resolve) }) : Promise.resolve(this.#opened)
  }

  /** Ends an attempt that goes on; gives whether nothing is open then. */
  async stop(): Promise<boolean> {
    this.#stop.abort()
    await this.#attempt.catch(() => undefined)
    return this.#opened === undefined
  }

  /** Closes what is open, because it cannot be shown. */
  async giveUp(failure: Failure): Promise<void> {
    const opened = this.#opened
    if (opened === undefined) return
    this.#opened = undefined
    this.#attempt = Promise.reject(new UserError(failure))
    this.#attempt.catch(() => undefined)
    await this.#turn('failed', failure)
    await this.#steps.close(opened)
  }

  #take(opened: Opened): void {
    this.#opened = opened
    this.#tell({ kind: 'open' })
    for (const resolve of this.#waiting) resolve(opened)
    this.#waiting.clear()
  }

  async #open(signal: AbortSignal): Promise<Opened> {
    const { isAsLeft, rehearse, open } = this.#steps
    if (await isAsLeft()) return open([])
    const found = await rehearse({ signal, onStep: (step) => { this.#stepped(step) } })
    signal.throwIfAborted()
    return open(found)
  }

  #stepped(step: StartStep): void {
    this.#step = step
    if (this.#state.kind === 'opening') this.#tell({ kind: 'opening', step })
  }

  async #turn(kind: 'slow' | 'failed', failure: Failure): Promise<void> {
    const attempt = this.#attempt
    const { lastBackup, dataFolder, language } = this.#steps
    const backup = await lastBackup().catch(() => null)
    // It may have come to its end meanwhile, one way or the other.
    if (attempt !== this.#attempt || this.#opened !== undefined || (kind === 'slow' && this.#state.kind === 'failed')) return
    this.#tell({ kind, trouble: { failure, language: language(), dataFolder, backup, offers: startOffers(failure.code, backup !== null) } })
  }

  #tell(state: StartState): void {
    this.#state = state
    this.#steps.onState(state)
  }
}

function tooSlow(step: StartStep | undefined): Failure {
  const at = step === undefined ? {} : { at: step }
  return { code: 'start-too-slow', message: 'Opening your data takes longer than usual. Wait, or choose what to do.', ...at }
}
