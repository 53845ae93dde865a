import { BrowserWindow, nativeTheme, screen, type Rectangle } from 'electron'
import { join } from 'node:path'
import type { WindowPlace } from '../shared/settings.ts'
import { START_PAGE } from './protocol.ts'

const USUAL = { width: 1280, height: 800 }
const LEAST = { width: 720, height: 520 }

/** The page's own ground, so that nothing flashes before it is painted (tokens.css: `--ground`). */
const GROUND = { light: '#f2f2ee', dark: '#131412' }

export interface WindowOptions {
  readonly place: WindowPlace | undefined
  readonly devUrl: string | undefined
  readonly onPlace: (place: WindowPlace) => void
}

/** Opens the app's window where it was last closed, if a screen still shows that place. */
export function openWindow({ place, devUrl, onPlace }: WindowOptions): BrowserWindow {
  const bounds = place && isOnScreen(place) ? { x: place.x, y: place.y, width: place.width, height: place.height } : USUAL
  const window = new BrowserWindow({
    ...bounds,
    minWidth: LEAST.width,
    minHeight: LEAST.height,
    show: false,
    title: 'Weekdeck',
    backgroundColor: nativeTheme.shouldUseDarkColors ? GROUND.dark : GROUND.light,
    webPreferences: { preload: join(import.meta.dirname, '../preload/index.cjs'), sandbox: true, contextIsolation: true, nodeIntegration: false },
  })
  if (place?.isMaximized) window.maximize()
  window.once('ready-to-show', () => { window.show() })
  window.on('close', () => { onPlace({ ...window.getNormalBounds(), isMaximized: window.isMaximized() }) })
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

/** A place counts as visible when a good part of its title bar is on some screen. */
function isOnScreen(place: Rectangle): boolean {
  return screen.getAllDisplays().some(({ workArea }) => {
    const across = Math.min(place.x + place.width, workArea.x + workArea.width) - Math.max(place.x, workArea.x)
    return across >= 120 && place.y >= workArea.y && place.y < workArea.y + workArea.height - 40
  })
}
