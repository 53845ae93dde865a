import type { BrowserWindow, MenuItemConstructorOptions } from 'electron'
import { app } from './app.ts'

type Role = NonNullable<MenuItemConstructorOptions['role']>

interface RoleEntry {
  readonly label: string
  readonly act: (window: BrowserWindow | undefined) => void
}

const ROLES: Partial<Readonly<Record<Role, RoleEntry>>> = {
  quit: { label: 'Quit', act: () => { app.quit() } },
  close: { label: 'Close Window', act: (window) => { window?.close() } },
  minimize: { label: 'Minimize', act: (window) => { window?.minimize() } },
  togglefullscreen: { label: 'Toggle Full Screen', act: (window) => { window?.setFullScreen(!window.isFullScreen()) } },
  undo: { label: 'Undo', act: (window) => { window?.webContents.undo() } },
  redo: { label: 'Redo', act: (window) => { window?.webContents.redo() } },
  cut: { label: 'Cut', act: (window) => { window?.webContents.cut() } },
  copy: { label: 'Copy', act: (window) => { window?.webContents.copy() } },
  paste: { label: 'Paste', act: (window) => { window?.webContents.paste() } },
  selectAll: { label: 'Select All', act: (window) => { window?.webContents.selectAll() } },
}

/** The label a role has when the template gives none. */
export function roleLabel(role: Role): string {
  return ROLES[role]?.label ?? role
}

/** What choosing an item of this role does; throws by name for roles the host cannot carry out. */
export function roleAction(role: Role): RoleEntry['act'] {
  const entry = ROLES[role]
  if (!entry) throw new Error(`host: the menu role ${role} is not implemented`)
  return entry.act
}
