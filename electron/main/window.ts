import { BrowserWindow, nativeTheme, screen } from 'electron'
import { join } from 'node:path'
import type { WindowPlace } from '../shared/settings.ts'
import { START_PAGE } from './protocol.ts'
import { LEAST, USUAL, visiblePlace } from './window-place.ts'

/** The page's own ground, so that nothing flashes before it is painted (tokens.css: `--ground`). */
const GROUND = { light: '#f2f2ee', dark: '#131412' }

export interface WindowOptions {
  /** Where it was last closed, as far as that is known by now. */
  readonly place: () => WindowPlace | undefined
  /** It is not shown before: where it goes may be known by then. */
  readonly ready: Promise<unknown>
  readonly devUrl: string | undefined
  readonly onPlace: (place: WindowPlace) => void
  /** The page's process is gone: how. */
  readonly onGone: (reason: string) => void
}

/** Opens the app's window where it was last closed, if a screen still shows that place. */
export function openWindow({ place, ready, devUrl, onPlace, onGone }: WindowOptions): BrowserWindow {
  const known = place()
  const window = new BrowserWindow({
    ...(boundsOf(known) ?? USUAL),
    minWidth: LEAST.width,
    minHeight: LEAST.height,
    show: false,
    title: 'Weekdeck',
    backgroundColor: nativeTheme.shouldUseDarkColors ? GROUND.dark : GROUND.light,
    webPreferences: { preload: join(import.meta.dirname, '../preload/index.cjs'), sandbox: true, contextIsolation: true, nodeIntegration: false },
  })
  if (known?.isMaximized) window.maximize()
  const painted = new Promise((resolve) => { window.once('ready-to-show', () => { resolve(undefined) }) })
  void Promise.all([painted, ready]).then(() => {
    if (window.isDestroyed()) return
    const later = known ? undefined : place()
    const bounds = boundsOf(later)
    if (bounds) window.setBounds(bounds)
    if (later?.isMaximized) window.maximize()
    window.show()
  })
  window.on('close', () => { onPlace({ ...window.getNormalBounds(), isMaximized: window.isMaximized() }) })
  window.webContents.on('render-process-gone', (_event, { reason }) => { onGone(reason) })
  void window.loadURL(devUrl ?? START_PAGE)
  return window
}

/** Brings a window to the front, out of the dock if it has to. */
export function focusWindow(window: BrowserWindow | undefined): void {
  if (!window) return
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}

function boundsOf(place: WindowPlace | undefined): Electron.Rectangle | undefined {
  return place && visiblePlace(place, screen.getAllDisplays().map(({ workArea }) => workArea))
}
