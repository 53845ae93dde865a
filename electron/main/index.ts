import { app, BrowserWindow, dialog, nativeTheme, shell } from 'electron'
import { join } from 'node:path'
import type { EventName, Events } from '../shared/contract.ts'
import type { Language } from '../shared/settings.ts'
import { filesInArguments } from './arguments.ts'
import { createClock } from './clock.ts'
import { engineFolder } from './engine-folder.ts'
import { handlersOnce } from './handlers.ts'
import { screenFailure, startHandlers } from './handlers/start.ts'
import { answerChannels, failureOf } from './ipc.ts'
import { LostPages } from './lost-pages.ts'
import { closeSafely, openFiles } from './lifecycle.ts'
import { setMenu } from './menu.ts'
import { registerScheme, serveApp } from './protocol.ts'
import { remindDaily } from './remind.ts'
import { cutNetworkOff, denyPermissions, lockNavigation, sandboxEverything } from './security.ts'
import { stepsView } from './services/steps.ts'
import { Start } from './start.ts'
import { tidyLater } from './tidy.ts'
import { systemLanguage, textsIn, type Texts } from './texts.ts'
import { focusWindow, openWindow } from './window.ts'

/** A start that is quicker than this shows the window once, where and how the person had it. */
const SHOW_AFTER_MS = 500

const devUrl = app.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL']
const dataFolder = app.getPath('userData')
// What the browser engine keeps for itself stays out of the way of what is the person's.
app.setPath('sessionData', engineFolder(dataFolder))

let window: BrowserWindow | undefined
let handleFiles: (paths: readonly string[]) => void = () => undefined
/** Files opened at once come one by one on macOS; they are one queue. */
const openedByName: string[] = []
const send = <Name extends EventName>(name: Name, value: Events[Name]): void => { window?.webContents.send(name, value) }
const handleArguments = (argv: readonly string[], workingDirectory: string): void => {
  const paths = filesInArguments(argv, workingDirectory)
  if (paths.length > 0) handleFiles(paths)
}
const handleOpened = (path: string): void => {
  openedByName.push(path)
  if (openedByName.length === 1) setImmediate(() => { handleFiles(openedByName.splice(0)) })
}

if (app.requestSingleInstanceLock()) {
  sandboxEverything()
  // While developing the page comes from a server of this machine.
  if (devUrl === undefined) cutNetworkOff()
  registerScheme()
  lockNavigation(devUrl)
  app.on('second-instance', (_event, argv, workingDirectory) => { focusWindow(window); handleArguments(argv, workingDirectory) })
  app.on('open-file', (event, path) => { event.preventDefault(); handleOpened(path) })
  app.whenReady().then(run).catch((error: unknown) => {
    dialog.showErrorBox('Weekdeck', failureOf(error).message)
    app.exit(1)
  })
} else {
  app.quit()
}

function run(): void {
  const system = systemLanguageNow()
  const clock = createClock(app.isPackaged ? undefined : app.commandLine.getSwitchValue('now') || undefined)
  const mayShow = Promise.withResolvers<undefined>()
  const start = new Start({
    dataFolder,
    clock,
    system,
    onTrying: () => {
      open()
      setTimeout(() => { mayShow.resolve(undefined) }, SHOW_AFTER_MS)
    },
    onSettings: () => {
      followSettings()
      open()
      mayShow.resolve(undefined)
    },
    onState: (state) => {
      if (state.kind === 'open') {
        showMenu()
        opening.opened?.context.store.onEntry(showMenu)
      } else if (state.kind === 'failed') {
        open()
        mayShow.resolve(undefined)
      }
      send('start:changed', state)
    },
  })
  const { opening } = start
  const texts = (): Texts => textsIn(start.language)
  const ownWindow = (): BrowserWindow | undefined => window
  const lost = new LostPages({ reload: () => { window?.webContents.reload() }, giveUp: (found) => opening.giveUp(screenFailure(found)) })

  function followSettings(): void {
    nativeTheme.themeSource = start.settings.theme
    showMenu()
  }

  function showMenu(): void {
    const context = opening.opened?.context
    setMenu({ language: start.language, steps: context ? stepsView(context) : { undo: null, redo: null } }, {
      command: (command) => { send('menu:command', command) },
      openDataFolder: () => { void shell.openPath(dataFolder) },
    })
  }

  function open(): void {
    if (window) return
    window = openWindow({ place: () => start.settings.window, ready: mayShow.promise, devUrl, onPlace: (place) => { start.rememberPlace(place) }, onGone: (reason) => { lost.add(reason) } })
    window.once('closed', () => { window = undefined })
  }

  serveApp({ page: join(import.meta.dirname, '../renderer'), media: join(dataFolder, 'media'), previewed: (name) => opening.opened?.imports.mediaOf(name) })
  denyPermissions()
  followSettings()
  const handlersOf = handlersOnce({ send, system, window: ownWindow, followSettings })
  answerChannels({ start: startHandlers({ opening, place: () => start.place, window: ownWindow, texts, send }), open: () => opening.attempt.then(handlersOf), devUrl })
  handleFiles = (paths) => { void openFiles(paths, opening.whenOpen()).then((result) => { send('file:opened', result) }) }
  closeSafely({ start, window: ownWindow, texts })
  void opening.whenOpen().then(() => {
    tidyLater(() => opening.opened?.context)
    remindDaily({ context: () => opening.opened?.context, texts, window: ownWindow, show: () => { focusWindow(window) } })
  })
  app.on('activate', () => { if (BrowserWindow.getAllWindows().length === 0) open() })
  app.once('browser-window-created', (_event, created) => { created.webContents.once('did-finish-load', () => { handleArguments(process.argv, process.cwd()) }) })
  opening.begin()
}

/** A language named on the command line counts as the system's: Windows and macOS would not say it otherwise. */
function systemLanguageNow(): Language {
  return systemLanguage([app.commandLine.getSwitchValue('lang'), ...app.getPreferredSystemLanguages()])
}
