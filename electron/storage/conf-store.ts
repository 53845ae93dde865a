import Conf from 'conf'
import { STORE_OPTIONS, type OpenStore } from './keyed-store.ts'

/** What electron-store is made of, without Electron: for the command line and tests. Writes the same files. */
export const openConfStore: OpenStore = ({ folder, name }) => {
  const store = new Conf<Record<string, unknown>>({ cwd: folder, configName: name, ...STORE_OPTIONS })
  return { path: store.path, write: (value) => { store.store = value } }
}
