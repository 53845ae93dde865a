/* What a sandboxed preload finds around it, in the isolated world. */
import { decode, encode } from './codec.ts'
import type { Bridge } from './bridge.ts'

/** What the page tells main. */
export type FromPage =
  | { readonly is: 'invoke'; readonly id: number; readonly channel: string; readonly args: string }
  | { readonly is: 'send'; readonly channel: string; readonly args: string }
  | { readonly is: 'preload-error'; readonly message: string }
  | { readonly is: 'titled'; readonly title: string }
  | { readonly is: 'moved'; readonly x: number; readonly y: number; readonly width: number; readonly height: number }
  | { readonly is: 'focused'; readonly isFocused: boolean }

/** What main tells the page. */
export type ToPage =
  | { readonly is: 'done'; readonly id: number; readonly value?: string; readonly error?: string }
  | { readonly is: 'send'; readonly channel: string; readonly args: string }

/** Facts of the main process that a preload may read. */
export interface ProcessFacts {
  readonly versions: NodeJS.ProcessVersions
  readonly platform: string
  readonly arch: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly argv: readonly string[]
}

export interface PreloadWorld {
  readonly bridge: Bridge
  readonly tell: (message: FromPage) => void
  readonly facts: ProcessFacts
  readonly preload: (require: (name: string) => unknown, process: object, module: { exports: object }) => void
}

type Listener = (event: object, ...args: readonly unknown[]) => void

const RENDERER_MEMBERS = 'invoke send on addListener once off removeListener removeAllListeners listenerCount'

/** `ipcRenderer`, over the one message line there is. */
class IpcRenderer {
  readonly #tell: (message: FromPage) => void
  readonly #waiting = new Map<
    number,
    { readonly channel: string; readonly resolve: (value: unknown) => void; readonly reject: (error: Error) => void }
  >()
  readonly #listeners = new Map<string, readonly { readonly listener: Listener; readonly isOnce: boolean }[]>()
  #count = 0

  constructor(tell: (message: FromPage) => void) {
    this.#tell = tell
  }

  async invoke(channel: string, ...args: readonly unknown[]): Promise<unknown> {
    const message = { is: 'invoke', id: this.#count += 1, channel, args: encode(args) } as const
    return new Promise((resolve, reject) => {
      this.#waiting.set(message.id, { channel, resolve, reject })
      this.#tell(message)
    })
  }

  send(channel: string, ...args: readonly unknown[]): void {
    this.#tell({ is: 'send', channel, args: encode(args) })
  }

  on(channel: string, listener: Listener): this {
    return this.#add(channel, listener, false)
  }

  once(channel: string, listener: Listener): this {
    return this.#add(channel, listener, true)
  }

  addListener(channel: string, listener: Listener): this {
    return this.on(channel, listener)
  }

  off(channel: string, listener: Listener): this {
    this.#listeners.set(channel, this.#of(channel).filter((entry) => entry.listener !== listener))
    return this
  }

  removeListener(channel: string, listener: Listener): this {
    return this.off(channel, listener)
  }

  removeAllListeners(channel: string): this {
    this.#listeners.delete(channel)
    return this
  }

  listenerCount(channel: string): number {
    return this.#of(channel).length
  }

  /** Not a member of Electron's: takes what main said. */
  receive(message: ToPage): void {
    if (message.is === 'send') {
      const heard = this.#of(message.channel)
      this.#listeners.set(message.channel, heard.filter(({ isOnce }) => !isOnce))
      for (const { listener } of heard) listener({ sender: this, ports: [] }, ...decode(message.args) as unknown[])
      return
    }
    const waiting = this.#waiting.get(message.id)
    this.#waiting.delete(message.id)
    if (message.error === undefined) waiting?.resolve(decode(message.value ?? ''))
    else waiting?.reject(new Error(`Error invoking remote method '${waiting.channel}': ${message.error}`))
  }

  #of(channel: string): readonly { readonly listener: Listener; readonly isOnce: boolean }[] {
    return this.#listeners.get(channel) ?? []
  }

  #add(channel: string, listener: Listener, isOnce: boolean): this {
    this.#listeners.set(channel, [...this.#of(channel), { listener, isOnce }])
    return this
  }
}

/** Throws on members the host has nothing of, as every part of it does. */
function onlyMembers<Value extends object>(name: string, value: Value, members: string): Value {
  const known = new Set(members.split(' '))
  return new Proxy(value, {
    get(target, key) {
      if (typeof key === 'symbol' || key === 'then') return undefined
      if (!known.has(key)) throw new Error(`host: ${name}.${key} is not implemented`)
      const member: unknown = Reflect.get(target, key)
      return typeof member === 'function' ? (member.bind(target) as unknown) : member
    },
  })
}

/** Runs the preload. Gives what main calls to talk to the page. */
export function startPreload({ bridge, tell, facts, preload }: PreloadWorld): (message: ToPage) => void {
  const ipc = new IpcRenderer(tell)
  const contextBridge = {
    exposeInMainWorld(key: string, value: unknown): void {
      if (key in window) throw new Error('Cannot bind an API on top of an existing property on the window object')
      bridge.expose(key, value)
    },
  }
  const electron = onlyMembers(
    'electron (in a preload)',
    {
      ipcRenderer: onlyMembers('ipcRenderer', ipc, RENDERER_MEMBERS),
      contextBridge: onlyMembers('contextBridge', contextBridge, 'exposeInMainWorld'),
    },
    'ipcRenderer contextBridge',
  )
  const modules: Readonly<Record<string, unknown>> = {
    electron,
    'electron/renderer': electron,
    timers: { setTimeout, setInterval, clearTimeout, clearInterval },
    url: { URL, URLSearchParams },
  }
  const require = (name: string): unknown => {
    const found = modules[name.replace(/^node:/, '')]
    if (found === undefined) throw new Error(`module not found: ${name}`)
    return found
  }
  const process = { ...facts, type: 'renderer', sandboxed: true, contextIsolated: true, isMainFrame: true }
  try {
    preload(require, process, { exports: {} })
  } catch (error) {
    tell({ is: 'preload-error', message: error instanceof Error ? (error.stack ?? error.message) : String(error) })
    console.error('Unable to load preload script', error)
  }
  return (message) => { ipc.receive(message) }
}

/** Tells main where a person moved the window and whether it has the focus: Chromium reports neither itself. */
export function reportWindow(tell: (message: FromPage) => void): void {
  const moved = (): void => {
    tell({ is: 'moved', x: window.screenX, y: window.screenY, width: window.outerWidth, height: window.outerHeight })
  }
  window.addEventListener('resize', moved)
  window.addEventListener('focus', () => { tell({ is: 'focused', isFocused: true }) })
  window.addEventListener('blur', () => {
    moved()
    tell({ is: 'focused', isFocused: false })
  })
}

/** Tells main the page's title, and marks the shown one in a preview, so that nobody takes it for the app. */
export function watchTitle(tell: (message: FromPage) => void, suffixes: Readonly<Record<string, string>>): void {
  let shown = ''
  const look = (): void => {
    if (document.title === '' || document.title === shown) return
    const suffix = suffixes[document.documentElement.lang.split('-')[0] ?? ''] ?? suffixes['en'] ?? ''
    tell({ is: 'titled', title: document.title })
    shown = document.title + suffix
    if (suffix !== '') document.title = shown
  }
  document.addEventListener('DOMContentLoaded', () => {
    look()
    new MutationObserver(look).observe(document.head, { subtree: true, childList: true, characterData: true })
  })
}
