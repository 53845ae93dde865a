/* A small app that uses everything the host claims to do. */
import { app, BrowserWindow, dialog, ipcMain, Menu, net, protocol, session, utilityProcess } from 'electron'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'"
const log: string[] = []
Object.assign(globalThis, { fixtureLog: log })

if (app.requestSingleInstanceLock({ from: 'fixture' })) start()
else app.quit()

function start(): void {
  app.enableSandbox()
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } }])
  app.on('second-instance', (...[, argv, , data]) => { log.push(`second-instance ${argv.at(-1) ?? ''} ${JSON.stringify(data)}`) })
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(({ url }) => {
      log.push(`open ${url}`)
      return { action: 'deny' }
    })
    contents.on('will-navigate', (event) => {
      if (event.url.startsWith('app://bundle/')) return
      log.push(`navigate ${event.url}`)
      event.preventDefault()
    })
    contents.on('render-process-gone', (_gone, { reason }) => { log.push(`gone ${reason}`) })
  })
  for (const name of ['before-quit', 'will-quit', 'quit'] as const)
    app.on(name as 'quit', () => {
      process.stderr.write(`fixture: ${name}\n`)
    })
  app
    .whenReady()
    .then(run)
    .catch((error: unknown) => {
      console.error(error)
    })
}

function run(): void {
  protocol.handle('app', async ({ url }) => {
    const file = new URL(url).pathname.slice(1)
    const found = await net.fetch(pathToFileURL(join(import.meta.dirname, 'page', file)).href)
    return new Response(found.body, {
      headers: { 'content-type': found.headers.get('content-type') ?? '', 'content-security-policy': POLICY },
    })
  })
  if (!app.commandLine.hasSwitch('allow-requests'))
    session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => {
      answer(false)
    })
  if (!app.commandLine.hasSwitch('allow-checks')) session.defaultSession.setPermissionCheckHandler(() => false)
  ipcMain.handle('echo', (_event, value: unknown) => value)
  ipcMain.handle('where', ({ senderFrame }) => ({
    url: senderFrame?.url,
    origin: senderFrame?.origin,
    isTop: senderFrame?.parent === null,
  }))
  ipcMain.handle('fail', () => {
    throw new TypeError('nope')
  })
  ipcMain.handle('pick', async () => (await dialog.showOpenDialog({ title: 'Pick', properties: ['openFile'] })).filePaths)
  ipcMain.handle(
    'confirm',
    async () => (await dialog.showMessageBox({ message: 'Sure?', buttons: ['Yes', 'No'], cancelId: 1 })).response,
  )
  ipcMain.handle('square', (_event, value: unknown) => square(value))
  ipcMain.on('shout', (event, text: string) => {
    event.sender.send('shouted', text.toUpperCase())
  })
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      {
        label: 'File',
        submenu: [
          {
            id: 'hello',
            label: 'Hello',
            accelerator: 'CmdOrCtrl+H',
            click: () => {
              log.push('menu hello')
            },
          },
          { role: 'quit' },
        ],
      },
    ]),
  )
  openWindow()
}

function openWindow(): void {
  const window = new BrowserWindow({
    width: 1000,
    height: 700,
    show: false,
    webPreferences: { preload: join(import.meta.dirname, 'preload.cjs') },
  })
  window.once('ready-to-show', () => {
    window.show()
  })
  void window.loadURL('app://bundle/index.html')
}

/** Asks a process of its own. */
function square(value: unknown): Promise<unknown> {
  const child = utilityProcess.fork(join(import.meta.dirname, 'square.ts'), ['by-two'], { serviceName: 'square' })
  return new Promise((resolve) => {
    child.once('spawn', () => { child.postMessage(value) })
    child.once('message', (answer: unknown) => {
      child.once('exit', () => { resolve(answer) })
      child.kill()
    })
  })
}
