import type { WebContents, webContents as electronWebContents } from 'electron'
import { loud } from './loud.ts'
import { windows } from './windows.ts'
import { targetIdOf } from './web-contents.ts'

function all(): WebContents[] {
  return [...windows].map((window) => window.webContents)
}

export const webContents = loud<typeof electronWebContents>('webContents', {
  getAllWebContents: all,
  fromId: (id) => all().find((contents) => contents.id === id),
  fromDevToolsTargetId: (targetId) => all().find((contents) => targetIdOf(contents) === targetId),
  getFocusedWebContents: () => [...windows].find((window) => window.isFocused())?.webContents ?? null,
})
