/*
 * One end of the contextBridge; runs in the page's own world and in the preload's isolated one. The two worlds share the
 * DOM and nothing else, so they talk by events whose `detail` the browser clones from world to world, at once and in order.
 */
type Packed =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'error'; readonly name: string; readonly message: string }
  | { readonly kind: 'function' | 'promise'; readonly id: number }
  | { readonly kind: 'array'; readonly items: readonly Packed[] }
  | { readonly kind: 'object'; readonly entries: readonly (readonly [string, Packed])[] }

type Note =
  | { readonly is: 'expose'; readonly key: string; readonly value: Packed }
  | { readonly is: 'call'; readonly call: number; readonly id: number; readonly args: readonly Packed[] }
  | { readonly is: 'reply'; readonly call: number; readonly value: Packed; readonly failed: boolean }
  | { readonly is: 'settle'; readonly id: number; readonly value: Packed; readonly failed: boolean }

type AnyFunction = (...args: readonly unknown[]) => unknown

interface Settle {
  readonly resolve: (value: unknown) => void
  readonly reject: (error: unknown) => void
}

/** Which way notes go: each world listens to its own name and writes to the other's. */
export interface Ends {
  readonly own: string
  readonly other: string
}

/** Carries values between the two worlds as Electron's contextBridge does: copied, frozen, functions as proxies. */
export class Bridge {
  readonly #post: (note: Note) => void
  readonly #functions: AnyFunction[] = []
  readonly #ids = new Map<AnyFunction, number>()
  readonly #replies = new Map<number, { readonly value: Packed; readonly failed: boolean }>()
  readonly #pending = new Map<number, Settle>()
  #calls = 0
  #promises = 0

  constructor({ own, other }: Ends) {
    // Taken before the page's scripts run, so that they cannot put theirs in between.
    const dispatch = document.dispatchEvent.bind(document)
    const Detail = CustomEvent
    this.#post = (note) => { dispatch(new Detail(other, { detail: note })) }
    document.addEventListener(own, (event) => { this.#receive((event as CustomEvent<Note>).detail) })
  }

  /** Shows a copy of `value` to the other world as `window[key]`. */
  expose(key: string, value: unknown): void {
    this.#post({ is: 'expose', key, value: this.#pack(value) })
  }

  #receive(note: Note): void {
    switch (note.is) {
      case 'expose':
        Object.defineProperty(window, note.key, { value: deepFrozen(this.#unpack(note.value)), enumerable: true })
        return
      case 'call':
        this.#answer(note.call, () => this.#functions[note.id]?.(...note.args.map((arg) => this.#unpack(arg))))
        return
      case 'reply':
        this.#replies.set(note.call, note)
        return
      case 'settle': {
        const settle = this.#pending.get(note.id)
        this.#pending.delete(note.id)
        if (note.failed) settle?.reject(this.#unpack(note.value))
        else settle?.resolve(this.#unpack(note.value))
      }
    }
  }

  #answer(call: number, act: () => unknown): void {
    try {
      this.#post({ is: 'reply', call, value: this.#pack(act()), failed: false })
    } catch (error) {
      this.#post({ is: 'reply', call, value: packedError(error), failed: true })
    }
  }

  #call(id: number, args: readonly unknown[]): unknown {
    this.#calls += 1
    const call = this.#calls
    this.#post({ is: 'call', call, id, args: args.map((arg) => this.#pack(arg)) })
    const reply = this.#replies.get(call)
    this.#replies.delete(call)
    if (!reply) throw new Error('contextBridge: the other world is gone')
    if (reply.failed) throw this.#unpack(reply.value) as Error
    return this.#unpack(reply.value)
  }

  #pack(value: unknown): Packed {
    if (typeof value === 'function') return { kind: 'function', id: this.#idOf(value as AnyFunction) }
    if (value instanceof Promise) return this.#packPromise(value)
    if (value instanceof Error) return packedError(value)
    try {
      return { kind: 'value', value: structuredClone(value) }
    } catch {
      return this.#packParts(value)
    }
  }

  /** An array or plain object that holds functions or promises. No class, node or proxy may cross. */
  #packParts(value: unknown): Packed {
    const packed: Packed | undefined = Array.isArray(value)
      ? { kind: 'array', items: value.map((item) => this.#pack(item)) }
      : isPlain(value)
        ? { kind: 'object', entries: Object.entries(value).map(([key, item]) => [key, this.#pack(item)]) }
        : undefined
    if (!packed || !holdsLive(packed)) throw new Error('An object could not be cloned.')
    return packed
  }

  #packPromise(promise: Promise<unknown>): Packed {
    this.#promises += 1
    const id = this.#promises
    promise.then(
      (value) => { this.#post({ is: 'settle', id, value: this.#pack(value), failed: false }) },
    ).catch((error: unknown) => { this.#post({ is: 'settle', id, value: packedError(error), failed: true }) })
    return { kind: 'promise', id }
  }

  #unpack(packed: Packed): unknown {
    switch (packed.kind) {
      case 'value': return packed.value
      case 'error': return Object.defineProperty(new Error(packed.message), 'name', { value: packed.name, configurable: true })
      case 'function': return (...args: readonly unknown[]) => this.#call(packed.id, args)
      case 'promise': return new Promise((resolve, reject) => { this.#pending.set(packed.id, { resolve, reject }) })
      case 'array': return packed.items.map((item) => this.#unpack(item))
      case 'object': return Object.fromEntries(packed.entries.map(([key, item]) => [key, this.#unpack(item)]))
    }
  }

  #idOf(value: AnyFunction): number {
    const id = this.#ids.get(value) ?? this.#functions.push(value) - 1
    this.#ids.set(value, id)
    return id
  }
}

function packedError(error: unknown): Packed {
  return error instanceof Error
    ? { kind: 'error', name: error.name, message: error.message }
    : { kind: 'error', name: 'Error', message: String(error) }
}

function holdsLive(packed: Packed): boolean {
  if (packed.kind === 'array') return packed.items.some(holdsLive)
  if (packed.kind === 'object') return packed.entries.some(([, item]) => holdsLive(item))
  return packed.kind === 'function' || packed.kind === 'promise'
}

function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}

function deepFrozen<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value
  for (const part of Object.values(value)) deepFrozen(part)
  return Object.freeze(value)
}
