import type { Readable, Writable } from 'node:stream'
import type { ProtocolMapping } from 'devtools-protocol/types/protocol-mapping.js'

type Commands = ProtocolMapping.Commands
type Events = ProtocolMapping.Events
type Parameters<Method extends keyof Commands> = Commands[Method]['paramsType'][0]
type Result<Method extends keyof Commands> = Commands[Method]['returnType']

/** Any event Chromium reports; `method` tells which. */
export type CdpEvent = { [Method in keyof Events]: { readonly method: Method; readonly params: Events[Method][0] } }[keyof Events]

interface Waiting {
  readonly method: string
  readonly resolve: (result: never) => void
  readonly reject: (error: Error) => void
}

interface Incoming {
  readonly id?: number
  readonly result?: unknown
  readonly error?: { readonly message: string }
  readonly method?: string
  readonly params?: unknown
  readonly sessionId?: string
}

/**
 * The host's own DevTools connection, over a pipe: when this process dies, however it dies, the pipe breaks and
 * Chromium ends itself. (Playwright has a connection of its own, over a socket.)
 */
export class Cdp {
  readonly #output: Writable
  readonly #waiting = new Map<number, Waiting>()
  readonly #listeners = new Map<string, (event: CdpEvent) => void>()
  #count = 0
  #rest: Buffer = Buffer.alloc(0)

  constructor(input: Readable, output: Writable) {
    this.#output = output
    // Chromium is gone once writing fails; its `exit` event says so.
    output.on('error', () => undefined)
    input.on('data', (chunk: Buffer) => { this.#receive(chunk) })
    input.on('close', () => { this.#rejectAll() })
  }

  /** Sends a command to a target's session, or to the browser itself. */
  send<Method extends keyof Commands>(method: Method, params?: Parameters<Method>, session = ''): Promise<Result<Method>> {
    const id = ++this.#count
    return new Promise<Result<Method>>((resolve, reject) => {
      this.#waiting.set(id, { method, resolve, reject })
      this.#output.write(`${JSON.stringify({ id, method, params, ...(session === '' ? {} : { sessionId: session }) })}\0`)
    })
  }

  /** Hears the events of one session; of the browser itself when the session is ''. */
  listen(session: string, listener: (event: CdpEvent) => void): void {
    this.#listeners.set(session, listener)
  }

  #receive(chunk: Buffer): void {
    this.#rest = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk])
    for (let end = this.#rest.indexOf(0); end >= 0; end = this.#rest.indexOf(0)) {
      const text = this.#rest.toString('utf8', 0, end)
      this.#rest = this.#rest.subarray(end + 1)
      this.#dispatch(JSON.parse(text) as Incoming)
    }
  }

  #dispatch({ id, result, error, method, params, sessionId }: Incoming): void {
    if (id === undefined) {
      this.#listeners.get(sessionId ?? '')?.({ method, params } as CdpEvent)
      return
    }
    const waiting = this.#waiting.get(id)
    this.#waiting.delete(id)
    if (error) waiting?.reject(new Error(`${waiting.method}: ${error.message}`))
    else waiting?.resolve(result as never)
  }

  #rejectAll(): void {
    for (const { method, reject } of this.#waiting.values()) reject(new Error(`${method}: Chromium is gone`))
    this.#waiting.clear()
  }
}
