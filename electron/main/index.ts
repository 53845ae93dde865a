import { app, BrowserWindow, dialog, nativeTheme, shell } from 'electron'
import { join } from 'node:path'
import type { EventName, Events, StepsView } from '../shared/contract.ts'
import type { Language } from '../shared/settings.ts'
import { filesInArguments } from './arguments.ts'
import { createClock } from './clock.ts'
import { createHandlers, createServices } from './handlers.ts'
import { answerChannels, failureOf } from './ipc.ts'
import { closeSafely, openFiles } from './lifecycle.ts'
import { setMenu } from './menu.ts'
import { registerScheme, serveApp } from './protocol.ts'
import { remindDaily } from './remind.ts'
import { cutNetworkOff, denyPermissions, lockNavigation, sandboxEverything } from './security.ts'
import { openContext, openData, rememberPlace } from './start.ts'
import type { Imports } from './services/imports.ts'
import { stepsView } from './services/steps.ts'
import { tidyLater } from './tidy.ts'
import { languageOf, startFailureIn, systemLanguage, textsIn } from './texts.ts'
import { focusWindow, openWindow } from './window.ts'

const devUrl = app.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL']
const dataFolder = app.getPath('userData')
// What the browser engine keeps for itself stays out of the way of what is the person's.
app.setPath('sessionData', join(dataFolder, 'browser'))

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
    dialog.showErrorBox('Weekdeck', startFailureIn(systemLanguageNow(), failureOf(error)))
    app.exit(1)
  })
} else {
  app.quit()
}

function run(): void {
  let imports: Imports | undefined
  serveApp({ page: join(import.meta.dirname, '../renderer'), media: join(dataFolder, 'media'), previewed: (name) => imports?.mediaOf(name) })
  denyPermissions()
  const clock = createClock(app.isPackaged ? undefined : app.commandLine.getSwitchValue('now') || undefined)
  const { lock, settings } = openData(dataFolder)
  const system = systemLanguageNow()
  let steps: StepsView = { undo: null, redo: null }
  const showMenu = (): void => {
    setMenu({ language: languageOf(settings.value, system), steps }, {
      command: (command) => { send('menu:command', command) },
      openDataFolder: () => { void shell.openPath(dataFolder) },
    })
  }
  const followSettings = (): void => {
    nativeTheme.themeSource = settings.value.theme
    showMenu()
  }
  followSettings()
  const services = openContext({ dataFolder, clock, lock, settings, language: () => languageOf(settings.value, system) }).then(createServices)
  void services.then((opened) => { imports = opened.imports }, () => undefined)
  void services.then(({ context }) => {
    const followSteps = (): void => {
      steps = stepsView(context)
      showMenu()
    }
    followSteps()
    context.store.onEntry(followSteps)
    tidyLater(context)
    remindDaily({ context, texts: () => textsIn(languageOf(settings.value, system)), window: () => window, show: () => { focusWindow(window) } })
  }, () => undefined)
  answerChannels(services.then((opened) => createHandlers(opened, { send, system, window: () => window, followSettings })), devUrl)
  handleFiles = (paths) => { void openFiles(paths, services).then((result) => { send('file:opened', result) }) }
  closeSafely({ services, window: () => window, texts: () => textsIn(languageOf(settings.value, system)) })
  const open = (): void => {
    window = openWindow({ place: settings.value.window, devUrl, onPlace: (place) => { rememberPlace(settings, place) } })
    window.once('closed', () => { window = undefined })
  }
  open()
  window?.webContents.once('did-finish-load', () => { handleArguments(process.argv, process.cwd()) })
  app.on('activate', () => { if (BrowserWindow.getAllWindows().length === 0) open() })
}

/** A language named on the command line counts as the system's: Windows and macOS would not say it otherwise. */
function systemLanguageNow(): Language {
  return systemLanguage([app.commandLine.getSwitchValue('lang'), ...app.getPreferredSystemLanguages()])
}
