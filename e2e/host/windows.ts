import type { BrowserWindow } from 'electron'

/** All windows that are open, oldest first. */
export const windows = new Set<BrowserWindow>()

/** The window that has the focus, if one of the app's has. */
export function focusedWindow(): BrowserWindow | null {
  return [...windows].find((window) => window.isFocused()) ?? null
}
