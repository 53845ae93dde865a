import Store from 'electron-store'
import { STORE_OPTIONS, type OpenStore } from './keyed-store.ts'

/** electron-store behind {@link OpenStore}. This is the only file that knows it: outside Electron it cannot be imported. */
export const openElectronStore: OpenStore = ({ folder, name }) => {
  const store = new Store<Record<string, unknown>>({ cwd: folder, name, ...STORE_OPTIONS })
  return { path: store.path, write: (value) => { store.store = value } }
}
