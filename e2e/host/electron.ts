/*
 * What `electron` is when the host runs the app. Every export has Electron's own type, and what there is of it is
 * checked against that type; what is not there throws by name.
 */
import type * as Electron from 'electron'
import { app } from './app.ts'
import { BrowserWindow as HostBrowserWindow } from './browser-window.ts'
import { dialog } from './dialog.ts'
import { ipcMain } from './ipc.ts'
import { loud, standIn } from './loud.ts'
import { Menu as HostMenu, MenuItem as HostMenuItem } from './menu.ts'
import { HostNotification } from './notification.ts'
import { nativeTheme } from './native-theme.ts'
import { net } from './net.ts'
import { protocol } from './schemes.ts'
import { screen } from './screen.ts'
import { session } from './session.ts'
import { shell } from './shell.ts'
import { utilityProcess } from './utility-process.ts'
import { webContents } from './all-web-contents.ts'

export const BrowserWindow = standIn<typeof Electron.BrowserWindow>(HostBrowserWindow)
export const Menu = standIn<typeof Electron.Menu>(HostMenu)
export const Notification = standIn<typeof Electron.Notification>(HostNotification)
export const MenuItem = standIn<typeof Electron.MenuItem>(HostMenuItem)

export { app, dialog, ipcMain, nativeTheme, net, protocol, screen, session, shell, utilityProcess, webContents }

export * from './missing-exports.ts'

// `require('electron')` and the default import give one object, which throws by name on what it lacks.
const electron = loud<typeof Electron>('electron', {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  MenuItem,
  nativeTheme,
  net,
  Notification,
  protocol,
  screen,
  session,
  shell,
  utilityProcess,
  webContents,
})
// eslint-disable-next-line import-x/no-default-export -- Electron has one
export { electron as default, electron as 'module.exports' }
