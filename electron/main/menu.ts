import { Menu, type MenuItemConstructorOptions } from 'electron'
import type { MenuCommand } from '../shared/contract.ts'
import type { Language } from '../shared/settings.ts'
import { textsIn } from './texts.ts'

export interface MenuActions {
  readonly command: (command: MenuCommand) => void
  readonly openDataFolder: () => void
}

/** Sets the native menu, in the person's language. */
export function setMenu(language: Language, actions: MenuActions): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(language, actions)))
}

function menuTemplate(language: Language, actions: MenuActions): MenuItemConstructorOptions[] {
  const isMac = process.platform === 'darwin'
  return [...(isMac ? [{ role: 'appMenu' } as const] : []), fileMenu(language, actions), editMenu(language, actions), viewMenu(language, actions), helpMenu(language, actions)]
}

function fileMenu(language: Language, actions: MenuActions): MenuItemConstructorOptions {
  const texts = textsIn(language)
  return {
    label: texts.file,
    submenu: [
      { id: 'import', label: texts.import, accelerator: 'CmdOrCtrl+O', click: () => { actions.command('import') } },
      { id: 'open-folder', label: texts.openFolder, click: actions.openDataFolder },
      { type: 'separator' },
      process.platform === 'darwin' ? { role: 'close', label: texts.close } : { role: 'quit', label: texts.quit },
    ],
  }
}

function editMenu(language: Language, actions: MenuActions): MenuItemConstructorOptions {
  const texts = textsIn(language)
  return {
    label: texts.edit,
    submenu: [
      // One undo for text and for study: the page decides by where the focus is. Outside macOS the page also gets the
      // keys itself, and a registered accelerator would undo twice inside a text field.
      { id: 'undo', label: texts.undo, accelerator: 'CmdOrCtrl+Z', registerAccelerator: process.platform === 'darwin', click: () => { actions.command('undo') } },
      { type: 'separator' },
      { role: 'cut', label: texts.cut },
      { role: 'copy', label: texts.copy },
      { role: 'paste', label: texts.paste },
      { role: 'selectAll', label: texts.selectAll },
    ],
  }
}

function viewMenu(language: Language, actions: MenuActions): MenuItemConstructorOptions {
  const texts = textsIn(language)
  const screens = ['today', 'study', 'plan', 'exam', 'decks', 'browse', 'statistics', 'settings'] as const
  return {
    label: texts.view,
    submenu: [
      ...screens.map((name, index): MenuItemConstructorOptions => ({
        id: name,
        label: name === 'exam' ? texts.mockExam : texts[name],
        accelerator: name === 'settings' ? 'CmdOrCtrl+,' : `CmdOrCtrl+${String(index + 1)}`,
        click: () => { actions.command(name) },
      })),
      { type: 'separator' },
      { role: 'zoomIn', label: texts.zoomIn },
      { role: 'zoomOut', label: texts.zoomOut },
      { role: 'resetZoom', label: texts.zoomReset },
      { role: 'togglefullscreen', label: texts.fullScreen },
    ],
  }
}

function helpMenu(language: Language, actions: MenuActions): MenuItemConstructorOptions {
  const texts = textsIn(language)
  return {
    role: 'help',
    label: texts.help,
    submenu: [
      // The page gets these keys itself.
      { id: 'palette', label: texts.palette, accelerator: 'CmdOrCtrl+K', registerAccelerator: false, click: () => { actions.command('palette') } },
      { id: 'shortcuts', label: texts.shortcuts, click: () => { actions.command('shortcuts') } },
    ],
  }
}
