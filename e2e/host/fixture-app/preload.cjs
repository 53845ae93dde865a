// eslint-disable-next-line @typescript-eslint/no-require-imports -- a sandboxed preload can only be CommonJS
const { contextBridge, ipcRenderer } = require('electron')

contextBridge.exposeInMainWorld('fixture', {
  echo: (value) => ipcRenderer.invoke('echo', value),
  where: () => ipcRenderer.invoke('where'),
  fail: () => ipcRenderer.invoke('fail'),
  pick: () => ipcRenderer.invoke('pick'),
  confirm: () => ipcRenderer.invoke('confirm'),
  square: (value) => ipcRenderer.invoke('square', value),
  shout: (text) => { ipcRenderer.send('shout', text) },
  onShouted(listener) {
    const receive = (_event, text) => { listener(text) }
    ipcRenderer.on('shouted', receive)
    return () => { ipcRenderer.removeListener('shouted', receive) }
  },
  sum: (a, b) => a + b,
  versions: { electron: process.versions.electron },
  nested: { list: [1, 2] },
})
