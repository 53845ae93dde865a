import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron'
import { CHANNELS, EVENTS, type EventName, type Events } from '../shared/contract.ts'

// Named methods only: the page can reach no channel that the contract does not name.
const methods = Object.fromEntries(CHANNELS.map((channel) => [channel, (argument: unknown) => ipcRenderer.invoke(channel, argument)]))

function on<Name extends EventName>(name: Name, listener: (value: Events[Name]) => void): () => void {
  if (!EVENTS.includes(name)) throw new TypeError(`No event is called ${name}`)
  const receive = (_event: IpcRendererEvent, value: Events[Name]): void => { listener(value) }
  ipcRenderer.on(name, receive)
  return () => { ipcRenderer.removeListener(name, receive) }
}

contextBridge.exposeInMainWorld('api', { ...methods, on })
