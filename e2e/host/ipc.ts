import type { IpcMain, IpcMainEvent, IpcMainInvokeEvent, WebContents } from 'electron'
import { preventable } from './events.ts'
import { loudEmitter, standIn } from './loud.ts'
import { decode, encode } from './page/codec.ts'
import type { FromPage, ToPage } from './page/preload-world.ts'

type Handler = (event: IpcMainInvokeEvent, ...args: unknown[]) => unknown

/** `ipcMain`. Channels are the app's own, so every event name may be listened to. */
class HostIpcMain extends loudEmitter('ipcMain', 'any') {
  readonly #handlers = new Map<string, Handler>()

  handle(channel: string, handler: Handler): void {
    if (this.#handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
    this.#handlers.set(channel, handler)
  }

  handleOnce(channel: string, handler: Handler): void {
    this.handle(channel, (event, ...args) => {
      this.removeHandler(channel)
      return handler(event, ...args)
    })
  }

  removeHandler(channel: string): void {
    this.#handlers.delete(channel)
  }

  /** For the host: what a handler gives, as text. */
  async answer(channel: string, event: IpcMainInvokeEvent, args: readonly unknown[]): Promise<string> {
    const handler = this.#handlers.get(channel)
    if (!handler) throw new Error(`No handler registered for '${channel}'`)
    return encode(await handler(event, ...args))
  }
}

const hostIpcMain = new HostIpcMain()

export const ipcMain = standIn<IpcMain>(hostIpcMain)

export interface Caller {
  readonly contents: WebContents
  readonly reply: (answer: ToPage) => void
}

/** Hands what a page said to the app, and the answer back to the very world that asked. */
export async function receiveFromPage(
  message: Extract<FromPage, { is: 'invoke' | 'send' }>,
  { contents, reply }: Caller,
): Promise<void> {
  const about = {
    sender: contents,
    senderFrame: contents.mainFrame,
    frameId: contents.id,
    processId: contents.id,
    type: 'frame' as const,
  }
  const args = decode(message.args) as unknown[]
  if (message.is === 'send') {
    const event = preventable({
      ...about,
      ports: [],
      reply: (channel: string, ...values: unknown[]) => {
        contents.send(channel, ...values)
      },
    })
    hostIpcMain.emit(message.channel, event as unknown as IpcMainEvent, ...args)
    return
  }
  try {
    reply({
      is: 'done',
      id: message.id,
      value: await hostIpcMain.answer(message.channel, preventable(about) as unknown as IpcMainInvokeEvent, args),
    })
  } catch (error) {
    console.error(`Error occurred in handler for '${message.channel}':`, error)
    reply({ is: 'done', id: message.id, error: String(error) })
  }
}
