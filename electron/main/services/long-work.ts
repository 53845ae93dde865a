import type { BackupStatus } from '../../shared/contract.ts'

type Running = NonNullable<BackupStatus['running']>

/** What is quick shows nothing. */
const PATIENCE_MS = 500

/** What a piece of work gets: where to tell how far it is, and whether the person called it off. */
export interface Progressing {
  readonly signal: AbortSignal
  readonly onShare: (share: number) => void
}

/** Work with backups, one piece after the other. Tells how far it is once it takes longer than a moment. */
export class LongWork {
  readonly #tell: (running: Running | undefined) => void
  #last: Promise<unknown> = Promise.resolve()
  #stop: AbortController | undefined

  constructor(tell: (running: Running | undefined) => void) {
    this.#tell = tell
  }

  /** Runs it when all that was asked before is done. Gives null when the person called it off. */
  run<Value>(kind: Omit<Running, 'share'>, work: (progressing: Progressing) => Promise<Value>): Promise<Value | null> {
    const mine = this.#last.then(() => this.#run(kind, work))
    this.#last = mine.catch(() => undefined)
    return mine
  }

  /** Calls off what runs, if that can be. */
  cancel(): void {
    this.#stop?.abort()
  }

  async #run<Value>(kind: Omit<Running, 'share'>, work: (progressing: Progressing) => Promise<Value>): Promise<Value | null> {
    const stop = new AbortController()
    if (kind.canCancel) this.#stop = stop
    const begin = performance.now()
    let told = -1
    const onShare = (share: number): void => {
      const percent = Math.floor(share * 100)
      if (percent === told || performance.now() - begin < PATIENCE_MS) return
      told = percent
      this.#tell({ ...kind, share })
    }
    try {
      return await work({ signal: stop.signal, onShare })
    } catch (error) {
      if (stop.signal.aborted) return null
      throw error
    } finally {
      this.#stop = undefined
      if (told >= 0) this.#tell(undefined)
    }
  }
}
